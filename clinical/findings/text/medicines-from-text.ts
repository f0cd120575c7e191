import { allMatches } from './all-matches.ts';
import type { ResourceRef } from '../../chart/chart.ts';
import type { DrugDefinition } from '../../knowledge/knowledge.ts';
import { isUsedLocally } from '../coded/local-use.ts';
import type { CurrentMedicine } from '../finding.ts';
import { allergyTo } from './allergies-and-radiation.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import { isNotTakenBy, month } from './not-taken.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';

const notTaken = ['negated', 'family', 'other-person', 'hypothetical', 'historical', 'resolved'] as const;
const quietSections = new Set([
  'allergies',
  'plan',
  'assessment',
  'family-history',
  'technique',
  'results',
  'indication',
]);
const judged = new Set(['plan', 'assessment']);
const level =
  /\b(?:level|concentration|screen|resistant|resistance|sensitive|sensitivity|susceptib|antibod|allerg|intoleran|anaphyla|injection of|test|toxicology|was (?:given|administered)|(?:is|are|were) (?:given|administered|started|begun)|therapy is (?:started|begun|initiated)|prescribe[sd]?)/i;

/** "Last week he was given", "for which it was prescribed": what others gave before is taken. */
const givenBefore =
  /\b(?:\d\/(?:7|52|12) ago|days? ago|weeks? ago|months? ago|last (?:week|month|year)|for wh(?:ich|om)|tak(?:es|ing))\b/i;
const givenOrPrescribed = /\b(?:was|were|been) (?:given|prescribed)\b/gi;

/** The part of a sentence around characters [start, end) of it: between semicolons, and commas with "and", "but"; of "on Flixotide, egg allergy" between any. */
function partAround(sentence: string, start: number, end: number, isTaking: boolean): string {
  const cuts = allMatches(sentence, isTaking ? /[;,]/g : /;|, (?:and|but|so|then)\b/g).map((m) => m.index);
  const from = cuts.findLast((i) => i < start) ?? 0;
  return sentence.slice(from, cuts.find((i) => i >= end) ?? sentence.length);
}

/** Whether a name in a part of a sentence is a result's, an allergy's, or that of what is given now. */
function isAside(part: string): boolean {
  return level.test(givenBefore.test(part) ? part.replace(givenOrPrescribed, '') : part);
}

/** "CEASED: ibuprofen, amlodipine": the list below the word. */
const stoppedList =
  /\b(?:ceased|stopped|discontinued|withheld|held|stop|cease|meds? stopped|(?:\w+ )?(?:tried|failed)|(?:past|previous|prior|failed|tried) (?:meds?|medications?|trials?|treatments?|agents?|drugs?))\s*[:–-]\s*[^.;\n]*$/i;

function sentenceText(reading: DocumentReading, sentence: SentenceReading): string {
  const { start, end } = characterRange(reading.tokens, sentence.range.from, sentence.range.to);
  return reading.text.slice(start, end);
}

/** "Estradiol 28 pg/mL", "Insulin: 40 mU/L": a result, not a medicine. */
const concentration =
  /^[^.\n]{0,24}?\d[\d.,]*\s*(?:[pnμµum]?g|mcg|m?eq|[nμµum]*mol|[mμµu]?IU|m?U)\s*\/\s*[md]?L\b/i;

/** "Vit D 31 L", "iron 4": a value among results; a dose has its unit or stands in a list of medicines. */
const isLevel =
  /^(?:vit(?:amin)? ?[bd]\d*|b12|folate|iron|lithium|digoxin|calcium|magnesium|testosterone|potassium|sodium|zinc|ferritin|li|theophylline|phenytoin|valproate)$/i;
const levelAfter =
  /^\s*(?:level\s*)?[:=<>]?\s*\d[\d.,]*(?![\d.,])(?!\s*(?:mg|mcg|µg|ug|iu|units?|g\b|drops|tabs?|mmol\b|\d?\s*(?:od|bd|tds|daily|weekly|mane|nocte|bid|tid|qhs)))/i;

/** "Paracetamol <10, salicylates neg, ethanol undetectable": levels in the blood, whatever the medicine. */
const belowDetection = /^\s*(?:level\s*)?[:=]?\s*(?:<\s*\d|(?:neg(?:ative)?|undetect\w*|not detected)\b)/i;

/** "Rescue pack (doxy + pred)": at hand, unless it was begun. */
const atHand = /\brescue (?:pack|med|course)s?\b(?! started)[^.;:]{0,30}$/i;
const begun = /^[^.;\n]{0,30}\b(?:started|took|taken|taking|begun|used|day \d)/i;

/** "38% pred": of what was predicted; "10% dex": a sugar. */
const ofPredicted = /%\s*(?:of\s*)?$/;

/** "ASA 3": the grade of an anaesthetist, not aspirin. */
const isGrade = /^\s*(?:grade\s*)?(?:[1-5](?![\d.])(?!\s*mg)|I{1,3}V?\b)/;

/** "Known case of diabetes on metformin and telmisartan": what someone is on is of now, whatever stands before it. */
const isOn =
  /(?<!(?:previously|formerly|prev|was|were|be|been|not|while|whilst|started|put|commenced|later|then|advise|advice|decide|decision|thoughts|input|educated|counsell?ed|go|based|cut|discharge) )\b(?:on|taking|takes|controlled (?:on|with|w\/|by)|managed (?:on|with))(?: regular| long[- ]term| daily| reg)? (?!background\b|exam)[^.;:()]{0,60}$/i;

/** "Paracetamol prn", "PRN: paracetamol": taken when needed is taken. */
export function isTakenAsNeeded(m: Mention, { scopes }: SentenceReading, tokens: readonly Token[]): boolean {
  const supposed = scopes.filter(
    (s) => s.kind === 'hypothetical' && m.used.some((i) => i >= s.from && i < s.to),
  );
  return supposed.every(({ trigger }) =>
    (trigger.start >= m.end ? /^(?:prn|if|when)$/ : /^prn$/).test(tokens[trigger.start]?.stem ?? ''),
  );
}

/** A word that is as often a nutrient, a result or a talk of treatment: a medicine in a list of them, or when taken. */
const needsTaking = /^(?:calcium|iron|steroids?|ifa|the pills?|birth control|chemo|narcotics?|dex)$/i;
const isBegun =
  /\b(?:start(?:ed|ing)|us(?:es?|ing)|oral|iv|having|get(?:s|ting)|cycles?(?: \d)? of) (?:on )?$/i;
const amongOthers = /(?:,|\band|&|\+)\s+(?:the |her |his )?$/;
const otherSense =
  /^[^.,;:\n]{0,12}\b(?:def|studies|stores|level|rich|diet|score|stone|cream|oint|drops|spray|nasal|inhal|injec|shot|channel|normal|low|high|raised|ok|sent)/i;

/** "AF: rate controlled on metoprolol", "continue apixaban and statin": what goes on is taken, in a plan too. */
const goesOn =
  /\b(?:continu(?:es?|ing)|cont|carry on|remains? on|stays? on|keep on)\.? (?:with |on |taking |home |her |his |their |current |same |usual |regular |long-term |po |oral |the )*(?:[a-z-]{4,}(?: \d\S*(?: m?c?g)?)?(?:,| and| &| \+) )*$/i;

function isTaken(m: Mention, section: string, part: string, before: string, asNeeded: boolean): boolean {
  if (quietSections.has(section) && !(judged.has(section) && (goesOn.test(before) || isOn.test(before))))
    return false;
  const denied = !isDeniedEffect(before);
  const against = notTaken.filter(
    (k) => m.meant.has(k) && !(asNeeded && k === 'hypothetical') && (denied || k !== 'negated'),
  );
  const ongoing = against.every((k) => k === 'historical') && isOn.test(before);
  if (against.length > 0 && !ongoing) return false;
  return section === 'medications' || !isAside(part);
}

/** "Ciprofloxacin R, azithromycin S": what an organism is sensitive to, of two medicines at least. */
const ofOrganism = /^\s[RSI](?=[,.;)\n]|\s*$)/;
const twoOfOrganism = /\p{L}{5,} [RSI](?=[,.;)\n]|\s*$).*\p{L}{5,} [RSI](?=[,.;)\n]|\s*$)/su;

/** "Adalimumab has been applied for", "aspirin - avoids", "aspirin given by EMS": not yet, not at all, or once. */
const notYet =
  /^[^.;:,\n]{0,32}(?:\b(?:at \d+ ?h|applied for|to be (?:avoided|started|considered)|under consideration|given (?:by (?:ems|crew|ambulance|paramedics?)|in (?:ed|a&e|the field)|iv\b|im\b|stat|as premed|for the procedure|per [\w ]{0,24}protocol)|(?:peri|pre|intra)-?op\w*|(?:iv|im|po) (?:given|stat)|at (?:induction|(?:the )?end of))\b)|^[^.;:,\n]{0,20}\bif (?!needed|required|necessary|in pain|pain|his\b|her\b|s?he\b|my\b|i\b)|^[^.;\n]{0,40}\bavoids\b/i;
const onceBefore =
  /\b(?:load(?:ed|ing)? with|stat dose(?: of)?|fasting|(?:peri|pre|intra)-?op\w*|premed(?:ication)?:?)\s+(?:iv |po |im )?$/i;

/** "Lasix 40 (not taking)": the remark right behind. */
const remark =
  /^[^.;:,(]{0,16}\((?:not taking|non-?adherent|non-?compliant|ran out|stopped|held|on hold|to (?:be )?re-?start\w*|self-discontinued|rash|hives|urticaria|anaphyla|angio|sjs)/i;

/** "He received ketorolac 15 mg IV": given once, by others. */
const receivedBefore = /\b(?:received|got)\b[^.;:]{0,60}$/i;
const intoVein = /^[^.;:\n]{0,40}?\b(?:iv|im|sc|io|en route|in (?:the )?(?:ed|er|field|ambulance))\b/i;

/** "Metformin (held)" in a list of medicines: it is what the patient takes at home. */
const onHold = /\((?:held|on hold|withheld)[^)\n]*\)/i;

const stoppedBefore =
  /\b(?:off|stop(?:ped|ping)|d\/c'?d?|discontinued|defaulted|ran out of|never took|not (?:on|taking|taken)|no longer (?:on|takes|taking)|came off)\b(?:(?!\bwhen\b)[^.;:(),]){0,24}$/i;
const stoppedAfter = new RegExp(
  String.raw`^(?:[^.;:,]{0,24}\b(?:(?:was|were) (?:stopped|discontinued|ceased)|stopped|ceased|discontinued|d\/c'd|avoids|finished|completed|off (?:since|from|for|because|due|as)|until (?:last|${month}))|[^.;:,]{0,24}, (?:stopped|ceased|discontinued)(?= (?:in|by|last|due|because|after|since|\d)|[.,;)]|$))`,
  'i',
);
/** "Not shifting with paracetamol", "no response to amoxicillin": what it did is denied, not that it is taken. */
const effectBefore =
  /\b(?:not|no|never|without|\w+n['’]?t)\b(?:(?!\b(?:treat|manag|cover|start|prescrib|given|on\b))[^.;:,])*\b(?:with|by|despite|respon\w+ to)\s(?:\w+\s){0,2}$/i;
/** "Doesn't miss doses of warfarin": it is taken. */
const neverMissed =
  /\b(?:not|never|\w+n['’]?t)\s(?:ever\s|usually\s)?(?:miss|skip|forg[eo]t|stop)\w*\s(?:(?:any|her|his|their|a|doses?|of|to|take|taking)\s)*$/i;

/** Whether the denial before a medicine's name is of what it did, or of its being missed. */
export function isDeniedEffect(before: string): boolean {
  return effectBefore.test(before) || neverMissed.test(before);
}
const deniedAside = ['family', 'other-person', 'hypothetical', 'uncertain'] as const;

/** A medicine that a note says the patient does not take, with the characters that name it. */
export interface DeniedMedicine {
  readonly id: string;
  readonly ref: ResourceRef;
  readonly words: string;
  /** It was taken and is no more: so is its class, where nothing else of it is taken. */
  readonly stopped: boolean;
}

/** "Not on anticoagulants", "no NSAIDs", "stopped her warfarin in March". */
export function deniedMedicines(
  drugs: readonly DrugDefinition[],
  reading: DocumentReading,
  ref: ResourceRef,
): DeniedMedicine[] {
  const out: DeniedMedicine[] = [];
  for (const { section, sentences } of reading.sections) {
    if (quietSections.has(section.kind)) continue;
    for (const sentence of sentences) {
      for (const m of sentence.mentions) {
        const drug = m.owner.of === 'drug' ? drugs[m.owner.index] : undefined;
        if (!drug || deniedAside.some((k) => m.meant.has(k))) continue;
        const { start, end } = characterRange(reading.tokens, m.start, m.end);
        const from = reading.tokens[sentence.range.from]?.start ?? start;
        const before = reading.text.slice(from, start);
        const stopped =
          stoppedBefore.test(before) ||
          stoppedList.test(before) ||
          stoppedAfter.test(reading.text.slice(end, end + 40));
        if (isDeniedEffect(before) || needsTaking.test(reading.text.slice(start, end))) continue;
        if (stopped || (m.meant.has('negated') && !level.test(sentenceText(reading, sentence))))
          out.push({
            id: drug.id,
            ref: `${ref}#${start}-${end}`,
            words: reading.text.slice(start, end),
            stopped,
          });
      }
    }
  }
  return out;
}

/** "Ethinyl estradiol" is no estradiol; "Telma H" is Telma and more. */
function holds(longer: Mention, m: Mention): boolean {
  return longer.start < m.start && m.end <= longer.end && longer.end - longer.start > m.end - m.start;
}

/** "2nd ICS", "left ICS": a space between ribs, no inhaled steroid. */
const ofRibs = /(?:\d(?:st|nd|rd|th)|left|right|\b[LR])\s*$/i;

/** The point of "0.5 mg" ends no sentence. */
const inOnePiece = (text: string): string => text.replace(/(\d)\.(?=\d)/g, '$1·');

/** "His aspirin was changed to clopidogrel": no longer the first, if a medicine follows. */
const changedTo =
  /^[^.;:,\n]{0,24}\b(?:changed|switched|swapped|converted|replaced) (?:to|for|by|with) (?:the |an? )?/i;

/** What stands right behind a medicine and still belongs to it: "1 % cream", "eye drops". */
const besides = /^(?:(?! and )[^.;:,\n]|\.\d){0,32}/;

/** Medicines that a note says the patient takes. Drug levels, allergies, plans, and stopped ones are none. */
export function medicinesFromText(
  drugs: readonly DrugDefinition[],
  reading: DocumentReading,
  ref: ResourceRef,
): CurrentMedicine[] {
  const out: CurrentMedicine[] = [];
  for (const { section, sentences } of reading.sections) {
    for (const sentence of sentences) {
      const named = sentence.mentions.filter((m) => m.owner.of === 'drug');
      if (named.length === 0) continue;
      const words = sentenceText(reading, sentence);
      const startsAt = new Set(named.map((m) => reading.tokens[m.start]?.start));
      for (const m of named) {
        const drug = m.owner.of === 'drug' ? drugs[m.owner.index] : undefined;
        const { start, end } = characterRange(reading.tokens, m.start, m.end);
        const from = reading.tokens[sentence.range.from]?.start ?? start;
        const before = inOnePiece(reading.text.slice(from, start));
        const asNeeded = isTakenAsNeeded(m, sentence, reading.tokens);
        if (named.some((o) => holds(o, m))) continue;
        const part = partAround(words, start - from, end - from, isOn.test(before));
        if (!drug || !isTaken(m, section.kind, part, before, asNeeded)) continue;
        if (allergyTo(m, { reading, section: section.kind, sentence, before: null })) continue;
        const behind = inOnePiece(reading.text.slice(end, end + 64));
        const raw = reading.text.slice(end, end + 64);
        const listed = section.kind === 'medications';
        const after = listed ? behind.replace(onHold, '') : behind;
        const name = reading.text.slice(start, end);
        if (
          (atHand.test(before) && !begun.test(before) && !begun.test(after)) ||
          (name === 'ASA' && isGrade.test(raw)) ||
          (/^(?:pred|dex)$/i.test(name) && ofPredicted.test(before)) ||
          belowDetection.test(after) ||
          (needsTaking.test(name) &&
            (otherSense.test(after) ||
              !(
                listed ||
                isOn.test(before) ||
                isBegun.test(before) ||
                /^ ?\d+ ?mg/.test(raw) ||
                (amongOthers.test(before) && named.length > 1)
              ))) ||
          (name === 'ICS' && ofRibs.test(before)) ||
          (!listed && isLevel.test(name) && levelAfter.test(raw)) ||
          concentration.test(raw) ||
          remark.test(after) ||
          notYet.test(after) ||
          onceBefore.test(before) ||
          (receivedBefore.test(before) && intoVein.test(after)) ||
          (ofOrganism.test(after) && twoOfOrganism.test(words)) ||
          isNotTakenBy(before, after) ||
          startsAt.has(end + (changedTo.exec(after)?.[0].length ?? Infinity)) ||
          stoppedList.test(before)
        )
          continue;
        const isLocal = isUsedLocally(
          reading.text.slice(Math.max(from, start - 12), start).replace(/^.*[,;]/s, '') +
            name +
            besides.exec(after)![0],
        );
        out.push({
          id: drug.id,
          evidence: [`${ref}#${start}-${end}`],
          started: null,
          ...(isLocal && { isLocal }),
        });
      }
    }
  }
  return out;
}
