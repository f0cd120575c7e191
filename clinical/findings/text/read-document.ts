import { readSentence } from './read-sentence.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { ScopeKind } from './triggers.ts';
import { splitSections } from './sections.ts';
import type { Section, SectionKind } from './sections.ts';
import { splitSentences, wrapWidth } from './sentences.ts';
import { withSharedVerdicts } from './shared-verdicts.ts';
import type { TextReader } from './text-reader.ts';
import { placesNamed } from './two-sentences.ts';
import { tokenise } from './tokenise.ts';
import type { Token } from './tokenise.ts';

export interface SectionReading {
  readonly section: Section;
  readonly sentences: readonly SentenceReading[];
}

/** A text taken apart: tokens with their ranges, sections, and what each sentence says. */
export interface DocumentReading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sections: readonly SectionReading[];
}

/** "ABD: soft, NT" says it of the abdomen: here the heading is the subject of the first sentence. */
const headedKinds: ReadonlySet<SectionKind> = new Set(['examination', 'results', 'review-of-systems']);
/** "Smoking: never", "NKDA" on a line of its own: the heading is what the words behind it speak of. */
const tellingHeading =
  /^(?:smoking|tobacco|alcohol|immuni[sz]ations?(?: history)?|vaccinations?|nkda|(?:drug )?allerg(?:y|ies))$/;

/** Index of the first token that starts at or after a character. */
function tokenAt(tokens: readonly Token[], character: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((tokens[mid]?.start ?? 0) < character) low = mid + 1;
    else high = mid;
  }
  return low;
}

const listItem = /(?:^|\n)(?:[ \t]*(?:[-–—•*·▪○>]|\d{1,2}[.)])[ \t]*|[ \t]{2,}|\t)$/;
const longestIndent = 40;

function isListItem(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestIndent), start);
  return listItem.test(before) || (/(?:^|\n)[ \t]*$/.test(before) && /^[-–—•*·▪○]/.test(text.slice(start)));
}

const passedOnKinds: ReadonlySet<ScopeKind> = new Set(['negated', 'hypothetical', 'family', 'other-person']);

/** "Patient denies:", "Return if you have:" mean the list below them: what is still open at the closing colon. */
function passedOnToList({ range, scopes }: SentenceReading, tokens: readonly Token[]): ScopeKind[] {
  if (tokens[range.to - 1]?.stem !== ':') return [];
  const open = scopes.filter(
    (s) => s.trigger.role.reach === 'before' && s.to >= range.to - 1 && passedOnKinds.has(s.kind),
  );
  return [...new Set(open.map((s) => s.kind))];
}

/**
 * Reads a whole note or report. `childIsPatient`: a minor, whom the note may call "her son".
 * Pure; cost grows with the length of the text only.
 */
export function readDocument(reader: TextReader, text: string, childIsPatient: boolean): DocumentReading {
  const tokens = withSharedVerdicts(tokenise(text));
  const width = wrapWidth(text);
  const sections = splitSections(text, reader.headings).map((section): SectionReading => {
    const headed = headedKinds.has(section.kind) || tellingHeading.test(section.heading ?? '');
    const start = headed ? section.start : section.bodyStart;
    const range = { from: tokenAt(tokens, start), to: tokenAt(tokens, section.end) };
    let lead: readonly ScopeKind[] = [];
    let before: SentenceReading | null = null;
    const heading = { from: range.from, to: tokenAt(tokens, section.bodyStart) };
    const places =
      section.kind === 'examination' && headed ? placesNamed(reader, tokens, heading) : undefined;
    const sentences = splitSentences(text, tokens, range, width).map((s) => {
      const isItem = isListItem(text, tokens[s.from]?.start ?? 0);
      const sentence = readSentence(
        reader,
        { text, tokens, childIsPatient },
        s,
        isItem ? lead : [],
        before,
        before ? places : undefined,
      );
      before = sentence;
      if (!isItem) lead = passedOnToList(sentence, tokens);
      return sentence;
    });
    return { section, sentences };
  });
  return { text, tokens, sections };
}

/** Characters [start, end) of tokens [from, to). */
export function characterRange(
  tokens: readonly Token[],
  from: number,
  to: number,
): { start: number; end: number } {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
