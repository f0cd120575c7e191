import { allMatches } from './all-matches.ts';
import { wrapWidth } from './sentences.ts';

export type SectionKind =
  | 'body'
  | 'complaint'
  | 'present-illness'
  | 'past-history'
  | 'family-history'
  | 'social-history'
  | 'medications'
  | 'allergies'
  | 'review-of-systems'
  | 'examination'
  | 'results'
  | 'indication'
  | 'technique'
  | 'assessment'
  | 'plan';

/** A stretch of a document under one heading: characters [start, end), heading included. */
export interface Section {
  readonly kind: SectionKind;
  /** The heading in lower case, or null before the first. */
  readonly heading: string | null;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

export interface HeadingIndex {
  readonly kindOf: ReadonlyMap<string, SectionKind>;
  readonly longest: number;
}

const kinds: ReadonlySet<string> = new Set<SectionKind>([
  'complaint', 'present-illness', 'past-history', 'family-history', 'social-history', 'medications', 'allergies',
  'review-of-systems', 'examination', 'results', 'indication', 'technique', 'assessment', 'plan',
]); // prettier-ignore

/** Headings of `text/sections.yaml`. @throws Error for a kind of section that the reader doesn't know. */
export function headingIndex(sections: Readonly<Record<string, readonly string[]>>): HeadingIndex {
  const kindOf = new Map<string, SectionKind>();
  let longest = 0;
  for (const [kind, headings] of Object.entries(sections)) {
    if (!kinds.has(kind))
      throw new Error(
        `text/sections.yaml: "${kind}" is no kind of section; use one of ${[...kinds].join(', ')}`,
      );
    for (const h of headings) {
      kindOf.set(h.toLowerCase(), kind as SectionKind);
      longest = Math.max(longest, h.length);
    }
  }
  return { kindOf, longest };
}

/** "Meds (home):", "Bloods 12/11:", "Labs today:": what may stand between a heading and its colon. */
const aside = String.raw`(?:[ \t]*\([^()\n]{1,32}\)|[ \t]+(?:\d{1,2}[\/.-]\d{1,2}(?:[\/.-]\d{2,4})?|today|yesterday|this (?:am|morning)|on (?:admission|arrival)|(?:per|from|as per|according to) [^:\n]{2,48}?))?`;
const lineHeading = new RegExp(
  String.raw`(^|\n)[ \t]*(?:[#*_>=-]{1,4}[ \t]*|\d{1,2}[.)][ \t]*)?([\p{L}][\p{L}&/,. -]{0,48}?)[ \t*_]*(?:${aside}(:)|[ \t]+[-–—]+[ \t]+(?=\S)|(?=[ \t]*(?:\n|$)))`,
  'gu',
);
const inlineHeading = new RegExp(
  String.raw`([.;!?][ \t]+|\t|[ ]{2,})([\p{L}][\p{L}&/ -]{0,40}?)(?:${aside}(:)(?=\s|$)|[ \t]+[-–—]+[ \t]+(?=\S))`,
  'gu',
);
/** "58M, PMH: HTN, meds: nil": what is nothing but a heading opens its section behind a comma or a space too. */
const anywhere =
  /([,)][ \t]*|[ \t])(PMHx?|PSHx?|FHx?|SHx?|DHx?|[Mm]eds|MEDS|[Aa]llerg(?:y|ies)|O\/E|o\/e|HPI|HPC|ROS|pmhx?|fhx?|shx|dhx)(:)(?=\s|$)/gu;

/**
 * "O/E GCS 15", "PMH HTN", "FH IHD": these open their section without a colon too; "FH heard" is a fetal heart. What they open, the
 * examination apart, ends with its line.
 */
const opensBare =
  /(^|\n|[.;!?][ \t]+)[ \t]*(O\/E|OE|[Oo]n exam(?:ination)?|ALLERG(?:Y|IES)|Allerg(?:y|ies)(?![ \t]+(?:to|clinic|test|list|status|and))|M(?:eds|EDS)(?![ \t]+(?:given|reviewed|taken|tried|failed|stopped|ceased|not|were|are|changed|as))|B(?:g|ackground)(?=[ \t]+(?!retin|chang|diabetic|of\b|low\b|high\b|stable\b|check|rate\b|noise\b|is\b|was\b|history\b)[\p{L}\d])|BG(?=[ \t]+[\p{Lu}\d])|PMHx?|PSHx?|FHx|FH(?![ \t]+(?:heard|seen|present|regular|\d))|SHx?|DHx?|ROS|HPI|HPC)(?=[ \t,]+[^\s:])/gu;

/** Without its colon a single letter is no heading, nor "general" in the middle of a line. */
function alone(heading: string): boolean {
  return heading.length > 2;
}

/** Splits a document at known headings: on a line of their own, or with a colon at the start of a line or sentence. */
export function splitSections(text: string, headings: HeadingIndex): Section[] {
  const found: { kind: SectionKind; heading: string | null; start: number; bodyStart: number }[] = [];
  for (const pattern of [lineHeading, inlineHeading, anywhere]) {
    for (const match of allMatches(text, pattern)) {
      const [all, lead = '', raw = '', colon] = match;
      const heading = raw.trim().toLowerCase().replace(/\s+/g, ' ');
      // "Post-procedure plan:"
      const kind = headings.kindOf.get(heading) ?? (/[ -]plan$/.test(heading) && colon ? 'plan' : undefined);
      const start = match.index + lead.length;
      if (!kind || (colon !== ':' && !alone(heading)) || found.some((f) => f.start === start)) continue;
      found.push({ kind, heading, start, bodyStart: match.index + all.length });
    }
  }
  for (const match of allMatches(text, opensBare)) {
    const [all, lead = '', raw = ''] = match;
    const heading = raw.toLowerCase();
    const kind = headings.kindOf.get(heading) ?? 'examination';
    const start = match.index + lead.length;
    if (found.some((f) => f.start === start)) continue;
    found.push({ kind, heading, start, bodyStart: match.index + all.length });
    const line = text.indexOf('\n', start);
    if (kind !== 'examination' && line > 0 && !found.some((f) => f.start === line + 1))
      found.push({ kind: 'body', heading: null, start: line + 1, bodyStart: line + 1 });
  }
  found.push(...goingOn(text, found));
  found.sort((a, b) => a.start - b.start);
  const sections: Section[] = [];
  const firstStart = found[0]?.start ?? text.length;
  if (firstStart > 0) sections.push({ kind: 'body', heading: null, start: 0, bodyStart: 0, end: firstStart });
  found.forEach((f, i) => {
    const end = found[i + 1]?.start ?? text.length;
    if (end > f.start) sections.push({ ...f, kind: kindHere(f.kind, f.heading ?? '', sections), end });
  });
  return sections;
}

const listKinds: ReadonlySet<SectionKind> = new Set([
  'allergies',
  'medications',
  'past-history',
  'family-history',
]);
const reaction =
  /^(?:rash|hives|urticaria|anaphyl|swelling|itch|reaction|nausea|gi|causes?|unknown|intoleran|latex|food|none|no |nil)/i;
/** "Allergies NKDA, on metformin": nothing of what follows is an allergy. */
const noAllergy =
  /^[ \t:–-]*(?:nkda|nka|nil known|none known|no known(?: drug)? allerg\w+|nil|none)\b(?! (?:to|drugs?|known|of)\b)[ \t,.;]*/i;
/** How the present picture opens: a complaint, a vital sign, the examination. */
const present =
  /^(?:denies|denied|presents|presented|complain|c\/o|today|now|currently|this (?:morning|evening)|on arrival|\?|\d+ (?:hours?|days?|weeks?|months?) (?:of|h\/o|hx|history)|(?:gcs|bp|hr|rr|t|temp|sats|spo2|obs|vs|vitals|o\/e|exam|ecg|ekg|ct|cxr|mri|bloods|labs|hb|hgb|wcc|wbc|na|abdo?|chest|alert|looks|looked|neuro|cvs|rs|resp|p\/a|on exam\w*|examination|pulse|afebrile|febrile|came in|brought in|seen by|woke|yesterday|reports|states|admitted with|ha(?:s|ve|d) (?:had|been|noticed|developed)|feels|feeling|unwell|well until|noticed|developed|started (?:with|having|to))\b|(?:pt|patient) (?:has|had|c\/o)\b|(?:up|feet|legs?|hands?|eyes|vision|gait|walks?|mood|sleep\w*|appetite|eat\w*|weight|bowels?|waterworks|memory|pain)\b|(?:he|she|pt|patient) (?:is|was|presents|presented|came|reports|complains|states|woke|now|denies|has been|looks|appears|noticed|developed)\b)/i;
/** "Bloods: ESR 96. I have started prednisolone.": no result, nor an opinion, but what the patient takes or does. */
const told =
  /^(?:(?:I|[Ww]e) (?:have |'ve )?(?:started|commenced|prescribed|put|increased|continued)\b|(?:[Hh]e|[Ss]he|[Pp]t|[Tt]he patient|[Pp]atient) (?:has been |was |is )?(?:takes|taking|on|started on|commenced on|smokes|drinks|lives|reports|denies)\b)/;
const runningKinds: ReadonlySet<SectionKind> = new Set(['results', 'examination', 'assessment']);
/** A diagnosis that stands here heads the letter. */
const openingPart = 250;
const breaksIn = /(?:\.[ \t]+|\n\s*)(?=[^\s])/g;

/** How a letter turns to what it tells: a paragraph below a list. */
const letterOpens =
  /^(?:thank you|many thanks|dear |i (?:reviewed|saw|met|had|have|am|was|spoke|understand)\b|we (?:reviewed|saw|met)\b|this (?:\w+[ -]){0,4}(?:lady|gentleman|man|woman|girl|boy|patient|child|year)\b|it was (?:a pleasure|nice|good))/i;
/** How a list turns to how the patient lives: "NKDA\nLives alone, smokes 10/day". */
const lifeOpens =
  /^(?:lives|living|smok(?:es|er|ing)\b|(?:ex|non)[- ]?smoker|never smoked|drinks|works (?:as|in|at|for)|retired|married|widow\w*|divorced|independent|mobilises)\b/i;
const longParagraph = 90;
/** Below a blank line. */
const shortParagraph = 40;
const toldOf = /^[^.:\n]{0,80}\b(?:she|he|i|we|they|there|his|her|you)\b [a-z]/i;

/** A paragraph in whole sentences is no item of a list: "Thank you for referring this lady. She feels …". */
function isProse(kind: SectionKind, stop: string, after: string): boolean {
  if (letterOpens.test(after) || lifeOpens.test(after)) return true;
  const apart = /\n[ \t]*\n/.test(stop);
  if (apart && recent.test(after)) return true;
  const [line = ''] = after.split('\n', 1);
  if (kind === 'assessment') return apart && line.length >= longParagraph;
  if (kind !== 'medications' && kind !== 'allergies') return false;
  return line.length >= (apart ? shortParagraph : longParagraph) && toldOf.test(line);
}

const longLine = 60;

/** "PMH: asthma.\nAbout 8 hours after the second dose: jittery": a line of its own below a list that stood in one line. */
function isAnotherLine(kind: SectionKind, stop: string, after: string): boolean {
  if (kind !== 'past-history' && kind !== 'family-history') return false;
  const [line = ''] = after.split('\n', 1);
  return (
    stop.includes('\n') && line.length >= longLine && /^[\p{Lu}\d]/u.test(line) && !/^\d{1,2}[.)]/.test(line)
  );
}

/** "Vomiting since yesterday", "over the past week he has …": what is new, however a sentence opens. */
const recent =
  /^[^.;\n]{0,60}\b(?:since (?:yesterday|this|last night|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:for|x) ?\d{1,2} ?(?:\/7|d\b|days?|hours?|hrs?)|(?:over|in|for) the (?:last|past) (?:few |\d+ )?(?:hours|days?|weeks?)|this morning|yesterday|today)\b/i;

function goesOver(kind: SectionKind, after: string): boolean {
  if (lifeOpens.test(after) || recent.test(after)) return true;
  return kind === 'allergies' ? /^[\p{Lu}\d?]/u.test(after) && !reaction.test(after) : present.test(after);
}

/**
 * "Allergy: aspirin. Smokes 5/day. Denies chest pain.": a list that stands behind its heading ends where something
 * else goes on. Allergies end with their first sentence, other lists where the present picture opens.
 */
function goingOn(
  text: string,
  found: readonly {
    readonly kind: SectionKind;
    readonly heading: string | null;
    readonly start: number;
    readonly bodyStart: number;
  }[],
): { kind: SectionKind; heading: null; start: number; bodyStart: number }[] {
  const wrapped = wrapWidth(text) !== null;
  return found.flatMap(({ kind, heading, bodyStart }) => {
    const heads = bodyStart < openingPart && (kind === 'assessment' || kind === 'plan');
    const runs = runningKinds.has(kind) && !heads;
    if (!listKinds.has(kind) && !runs && !heads && kind !== 'technique') return [];
    const next = Math.min(text.length, ...found.map((f) => f.start).filter((start) => start > bodyStart));
    const rest = text.slice(bodyStart, next);
    const below = /^[ \t]*(?:\n|$)/.test(rest);
    if (kind === 'technique') {
      const stop = (wrapped ? /\S[^\n]*(?:\n[ \t]*\S[^\n]*)*\n[ \t]*\n/ : /\S[^\n]*\n/).exec(rest);
      const at = bodyStart + (stop?.[0].length ?? rest.length) + (stop?.index ?? 0);
      return at < next ? [{ kind: 'body' as const, heading: null, start: at, bodyStart: at }] : [];
    }
    // "NKDA" alone on its line says all.
    if (below && heading?.startsWith('nk'))
      return [{ kind: 'body' as const, heading: null, start: bodyStart, bodyStart }];
    const none = kind === 'allergies' && !below ? noAllergy.exec(rest)?.[0].length : undefined;
    if (none !== undefined && none < rest.length)
      return [{ kind: 'body' as const, heading: null, start: bodyStart + none, bodyStart: bodyStart + none }];
    for (const stop of allMatches(rest, breaksIn)) {
      const at = bodyStart + stop.index + stop[0].length;
      const after = text.slice(at, next);
      const prose = stop[0].startsWith('\n') && stop.index > 0 && isProse(kind, stop[0], after);
      if (
        runs
          ? told.test(after)
          : prose ||
            (!below &&
              kind !== 'plan' &&
              (goesOver(kind, after) || (!wrapped && isAnotherLine(kind, stop[0], after))))
      )
        return [{ kind: 'body' as const, heading: null, start: at, bodyStart: at }];
    }
    return [];
  });
}

/** "Imp: zoster. Rx: aciclovir, pred forte": what stands behind the diagnosis is prescribed now, not taken. */
function kindHere(kind: SectionKind, heading: string, before: readonly Section[]): SectionKind {
  const judged = before.some((s) => (s.kind === 'assessment' || s.kind === 'plan') && s.start > openingPart);
  return heading === 'rx' && judged ? 'plan' : keepParent(kind, heading, before);
}

/** A review of systems has the examination's subheadings ("Skin: no rash"); they stay in the review. */
function keepParent(kind: SectionKind, heading: string, before: readonly Section[]): SectionKind {
  const parent = before.at(-1)?.kind;
  if (kind !== 'examination' || parent !== 'review-of-systems') return kind;
  const opens = /exam|objective|vital|^pe$|^o\/e$|^o$|mental status/.test(heading);
  return opens ? kind : parent;
}
