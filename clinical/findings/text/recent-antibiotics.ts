import type { DrugDefinition, FindingDefinition } from '../../knowledge/knowledge.ts';
import { indexOfFinding } from '../finding-index.ts';
import type { Statement } from '../statement.ts';
import type { TextSource } from './findings-from-text.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { SectionKind } from './sections.ts';

const told: ReadonlySet<SectionKind> = new Set([
  'body',
  'complaint',
  'present-illness',
  'medications',
  'past-history',
  'indication',
]);
const aside = ['negated', 'hypothetical', 'family', 'other-person', 'uncertain'] as const;
const before =
  /\b(?:finish\w+|complet\w+|courses? of|gp (?:gave|started|prescribed)|treated with|prescribed|had|took|tried|on day \d+ of|day \d+ of|failed|despite|after)\b[^.;:]{0,40}$/i;
const after =
  /^[^.;:\n]{0,60}?(?:\b(?:from|by) (?:the |her |his |my |a |local |gp)*(?:gp|dentist|urgent care|walk-?in|clinic|pharm\w+|chemist|er\b|ed\b|ooh|out of hours|pcp|family doctor|practitioner)|\bfinished|\bcompleted|\bcourse\b|\bago\b|\blast (?:week|month)|\byesterday|\bno (?:better|different|help|relief|improvement|response|effect|change)|\bwithout|\bdidn'?t help|\bstarted by\b|\bx ?\d+ ?(?:d\b|days|\/7)|\bfor \d+ ?(?:d\b|days|\/7)|\bsince\b)/i;
const longAgo = /\b(?:(?:19|20)\d\d|years? ago|yrs ago|long[- ]term|prophyla\w+|allerg\w+|as a child)\b/i;
const given =
  /\b(?:iv|im|stat|in (?:resus|theatre)|pre-?op|on arrival|today|tonight|plan|will|to start|start)\b/i;
const beside = 60;

/**
 * "GP gave doxycycline Mon, no better", "cipro then co-amox, finished 6 days ago": an antibiotic with the time or the
 * one who gave it before today. What is given here and now, planned, or was taken years ago is none.
 */
export function recentAntibiotics(
  drugs: readonly DrugDefinition[],
  definitions: readonly FindingDefinition[],
  { text, tokens, sections }: DocumentReading,
  source: TextSource,
): Statement[] {
  const finding = indexOfFinding(definitions, 'recent-antibiotics');
  if (finding < 0 || !source.current) return [];
  const out: Statement[] = [];
  for (const { section, sentences } of sections) {
    if (!told.has(section.kind)) continue;
    for (const { range, mentions } of sentences) {
      for (const m of mentions) {
        const drug = m.owner.of === 'drug' ? drugs[m.owner.index] : undefined;
        if (!drug || ![drug.id, ...(drug.classes ?? [])].includes('antibiotic')) continue;
        if (aside.some((k) => m.meant.has(k))) continue;
        const { start, end } = characterRange(tokens, m.start, m.end);
        const whole = characterRange(tokens, range.from, range.to);
        const lead = text.slice(Math.max(whole.start, start - beside), start);
        const rest = text.slice(end, Math.min(whole.end, end + beside));
        if (longAgo.test(lead + rest) || given.test(lead + rest)) continue;
        if (!before.test(lead) && !after.test(rest)) continue;
        const words = text.slice(start, end);
        out.push({
          finding,
          status: 'present',
          source: 'text',
          evidence: [source.ranged ? `${source.ref}#${start}-${end}` : source.ref],
          certainty: 1,
          when: source.when,
          detail: `“${words}” was taken before`,
          rank: 0,
        });
      }
    }
  }
  return out;
}
