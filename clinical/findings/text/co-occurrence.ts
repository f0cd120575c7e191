import type { Clauses } from './clauses.ts';
import type { PartMatch } from './match-sentence.ts';
import type { TokenRange } from './sentences.ts';
import { between, regionsMatched } from './sites-of-sentence.ts';
import type { Regions, SentenceSites, SiteMention } from './sites-of-sentence.ts';
import type { Site } from './text-reader.ts';
import type { Token } from './tokenise.ts';

const wordsBetween = 6;
const wordsUnderHeading = 16;

/** What joining needs to know of a sentence. */
export interface JoinFrame {
  readonly tokens: readonly Token[];
  readonly range: TokenRange;
  readonly clauses: Clauses;
  readonly siteOf: readonly Site[];
  readonly sites: SentenceSites;
  readonly skippable: ReadonlySet<string>;
  /** The regions that single words name. */
  readonly ofStem: Regions;
  /** What is found at places: parts that some pattern joins to a site. */
  readonly complaints: readonly PartMatch[];
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Words between two places; articles, auxiliaries and the like don't count. */
function distance(a: Extent, b: Extent, frame: JoinFrame): number {
  const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
  let words = 0;
  for (let i = from; i < to; i += 1) {
    const token = frame.tokens[i];
    if (token?.kind === 'word' && !frame.skippable.has(token.stem)) words += 1;
  }
  return words;
}

/** A finding takes the nearest site; a farther one of another region belongs to something else. */
function nearerSite(
  finding: PartMatch,
  site: PartMatch,
  regions: ReadonlySet<string>,
  frame: JoinFrame,
): boolean {
  const own = distance(finding, site, frame);
  return frame.sites.mentions.some((m) => {
    const holdsSite = m.start <= site.start && site.end <= m.end;
    const overlapsFinding = m.start < finding.end && finding.start < m.end;
    if (holdsSite || overlapsFinding || [...regions].some((r) => m.regions.has(r))) return false;
    const other = distance(finding, m, frame);
    return other < own || (other === own && hasComma(finding, site, frame) && !hasComma(finding, m, frame));
  });
}

function crossesClause(a: PartMatch, b: PartMatch, { clauses, range }: JoinFrame): boolean {
  const to = Math.max(a.start, b.start);
  for (let i = Math.min(a.end, b.end); i < to; i += 1) if (clauses.hard[i - range.from]) return true;
  return false;
}

const denials = new Set(['no', 'nil', 'deny']);

/** Right behind a denial in its own item of a list. */
function isDenied({ start }: PartMatch, { tokens, range }: JoinFrame): boolean {
  for (let i = start - 1; i >= range.from && tokens[i]?.kind === 'word'; i -= 1)
    if (denials.has(tokens[i]?.stem ?? '')) return true;
  return false;
}

/**
 * "No chest pain, no leg swelling": the place of what is denied anew is none of what stands before; and of two things
 * that are each denied ("no racoon eyes, no CSF leak") none belongs to the other.
 */
function crossesDenial(a: PartMatch, b: PartMatch, frame: JoinFrame): boolean {
  const { tokens, siteOf } = frame;
  const [first, second] = a.end <= b.start ? [a, b] : [b, a];
  const placeLast = (siteOf[first.part] ?? null) === null && (siteOf[second.part] ?? null) !== null;
  if (!placeLast && !isDenied(first, frame)) return false;
  for (let i = first.end; i < second.start; i += 1) if (denials.has(tokens[i]?.stem ?? '')) return true;
  return false;
}

const placing = new Set(['over', 'on', 'of', 'in', 'to', 'at', 'around', 'across']);
const sides = /^(?:left|right|l|r|bilateral|both|the|v)$/;

/** "Rash over cheeks, mouth ulcers, pleuritic pain": a place two items away is of another item, unless one list ends with "and". */
function crossesItems(a: PartMatch, b: PartMatch, { tokens, siteOf, sites, skippable }: JoinFrame): boolean {
  const [first, second] = a.end <= b.start ? [a, b] : [b, a];
  if (((siteOf[first.part] ?? null) === null) === ((siteOf[second.part] ?? null) === null)) return false;
  // "Knee warm, red, tense effusion": a place that opens its list is the subject of all of it.
  const placeFirst = (siteOf[first.part] ?? null) !== null;
  let led = first.start - 1;
  while (sides.test(tokens[led]?.stem ?? '')) led -= 1;
  if (placeFirst && !placing.has(tokens[led]?.stem ?? '')) return false;
  let commas = 0;
  let others = false;
  for (let i = first.end; i < second.start; i += 1) {
    const stem = tokens[i]?.stem ?? '';
    if (stem === 'and' || stem === 'or' || stem === '/' || stem === '&') return false;
    if (stem === ',') commas += 1;
    else if (commas > 0 && !skippable.has(stem) && !sites.mentions.some((m) => m.start <= i && i < m.end))
      others = true;
  }
  return commas > 1 && others;
}

/** "WBC 19, Hb 8.8, plt 96, UA clear": what stands behind a row of values belongs to none of those before. */
function crossesValues(a: Extent, b: Extent, { tokens }: JoinFrame): boolean {
  const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
  const row = between(from, to, tokens);
  const values = row.filter((t, i) => t.kind === 'number' && /^[a-z]{2}/.test(row[i - 1]?.stem ?? ''));
  return values.length > 1 && row.some((t) => t.stem === ',');
}

/** "Abdo: distended, tympanic, old midline scar, tender": the place that opens a line is the subject of all of it. */
function isHeading(part: PartMatch, { tokens, range, siteOf }: JoinFrame): boolean {
  if ((siteOf[part.part] ?? null) === null || !/^[:–-]$/.test(tokens[part.end]?.stem ?? '')) return false;
  return between(range.from, part.start, tokens).every((t) => sides.test(t.stem));
}

const specimen = /^(?:urine|dip|dipstick|ua|urinalysis|msu|stool|sputum|csf|swab|aspirate)$/;

/** "Vomited twice, urine dip blood +++": what is found in a specimen named behind a comma is none of what stands before. */
function crossesSpecimen(a: Extent, b: Extent, { tokens }: JoinFrame): boolean {
  const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
  const passed = between(from, to, tokens);
  const comma = passed.findIndex((t) => /^[,.;]$/.test(t.stem));
  return comma >= 0 && passed.slice(comma).some((t) => specimen.test(t.written));
}

const parts = /^(?:[,;+&]|and)$/;

/** The item of a list that holds a match: up to the marks around it. */
function itemOf({ start, end }: Extent, { tokens, range }: JoinFrame): Extent {
  let [from, to] = [start, end];
  while (from > range.from && !parts.test(tokens[from - 1]?.stem ?? '')) from -= 1;
  while (to < range.to && !parts.test(tokens[to]?.stem ?? '')) to += 1;
  return { start: from, end: to };
}

/**
 * "Ache behind the eye, ringing in the ears": what has a place in its own item belongs to none of another item that has
 * its own complaint. Nor to a place called normal: "foot red, big toe normal".
 */
function isOfOtherItem(a: PartMatch, b: PartMatch, frame: JoinFrame): boolean {
  const { tokens, range, siteOf, sites, complaints, ofStem } = frame;
  const [placeA, placeB] = [siteOf[a.part] ?? null, siteOf[b.part] ?? null];
  if ((placeA === null) === (placeB === null)) return false;
  const [finding, site] = placeA === null ? [a, b] : [b, a];
  const [own, other] = [itemOf(finding, frame), itemOf(site, frame)];
  if (overlap(own, other)) return false;
  const behind = tokens[site.end + 1];
  if (finding.end <= site.start && placeNormal.test(tokens[site.end]?.stem ?? ''))
    if (site.end + 1 >= range.to || behind?.kind === 'mark') return true;
  const regions = regionsMatched(site, placeA ?? placeB, tokens, ofStem);
  if (regions === null || regions === 'anywhere') return false;
  const within = (e: Extent, item: Extent): boolean => e.start >= item.start && e.end <= item.end;
  const named = new Set(site.used.map((i) => tokens[i]?.stem));
  // Eye, ear and throat are one region.
  const elsewhere = (m: SiteMention): boolean =>
    [...m.regions].every((r) => r === 'head' || !regions.has(r)) &&
    (!regions.has('head') || !tokens.slice(m.start, m.end).some((t) => named.has(t.stem)));
  if (!sites.single.some((m) => within(m, own) && elsewhere(m))) return false;
  if (finding.end <= site.start && isOfOther(site, other, frame)) return true;
  return complaints.some(
    (m) =>
      within(m, other) &&
      !sites.single.some((x) => overlap(m, x)) &&
      !m.used.every((i) => sides.test(tokens[i]?.stem ?? '')),
  );
}

const ofPlace =
  /^(?:wors|worst|mor|too|also|now|then|main|most|especial|particular|sometim|occasional|area|region|side|sinc|on|when|while|after|with|at|for|from|x|today|yesterday|again|both|as|if|joint|muscl)$/;

/** "Ache low back, neck veins flat", "epigastric pain, CT chest": the place is said of something else in its own item. */
function isOfOther(site: PartMatch, item: Extent, { tokens, skippable, sites }: JoinFrame): boolean {
  // "Swelling of face and legs": one list of places.
  if (sites.mentions.some((m) => m.start < item.start && m.end >= site.end)) return false;
  let led = site.start - 1;
  while (sides.test(tokens[led]?.stem ?? '')) led -= 1;
  if (scan.test(tokens[led]?.stem ?? '')) return true;
  const next = tokens[site.end];
  if (site.end >= item.end || next?.kind !== 'word' || sides.test(next.stem)) return false;
  if (skippable.has(next.stem) || ofPlace.test(next.stem)) return false;
  return !sites.single.some((m) => m.start <= site.end && site.end < m.end);
}

const scan = /^(?:ct|cect|mri|mra|xr|xray|us|uss|ultrasound|doppler)$/;

const placeNormal =
  /^(?:normal|fin|suppl|clear|soft|benign|flat|nad|snt|unaffect|unremarkabl|spar|ok|intact)$/;

function overlap(a: Extent, b: Extent): boolean {
  return a.start < b.end && b.start < a.end;
}

function near(a: PartMatch, b: PartMatch, frame: JoinFrame): boolean {
  return (
    !overlap(a, b) &&
    distance(a, b, frame) <=
      (isHeading(a, frame) || isHeading(b, frame) ? wordsUnderHeading : wordsBetween) &&
    !crossesClause(a, b, frame) &&
    !crossesDenial(a, b, frame) &&
    !crossesItems(a, b, frame) &&
    !crossesValues(a, b, frame) &&
    !crossesSpecimen(a, b, frame) &&
    !isOfOtherItem(a, b, frame)
  );
}

function sitesAgree(a: PartMatch, b: PartMatch, frame: JoinFrame): boolean {
  const siteA = frame.siteOf[a.part] ?? null;
  const siteB = frame.siteOf[b.part] ?? null;
  if ((siteA === null) === (siteB === null)) return true;
  const [finding, site] = siteA === null ? [a, b] : [b, a];
  const regions = regionsMatched(site, siteA ?? siteB, frame.tokens, frame.ofStem);
  const wide = regions === 'anywhere' || regions === null;
  // Face, eye, ear, nose and throat are one region, and have each their own complaints.
  if ((wide || regions.has('head')) && standsAtAnother(finding, site, frame)) return false;
  return wide || !nearerSite(finding, site, regions, frame);
}

function hasComma(a: Extent, b: Extent, { tokens }: JoinFrame): boolean {
  const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
  return between(from, to, tokens).some((t) => t.stem === ',');
}

/** "Rash on face, trunk and limbs, sore throat": the soreness has a place beside it, in its own item. */
function standsAtAnother(finding: PartMatch, site: PartMatch, frame: JoinFrame): boolean {
  const onlySide = site.used.every((i) => sides.test(frame.tokens[i]?.stem ?? ''));
  const apart = hasComma(finding, site, frame) || distance(finding, site, frame) > 2;
  if (onlySide || !apart) return false;
  return frame.sites.mentions.some(
    (m) =>
      (m.end === finding.start || m.start === finding.end) && !(m.start <= site.start && site.end <= m.end),
  );
}

/** One way to satisfy all parts of a pattern in one clause, the closest found; null when there is none. */
export function joinParts(
  driver: PartMatch,
  others: readonly (readonly PartMatch[])[],
  frame: JoinFrame,
): PartMatch[] | null {
  const chosen = [driver];
  for (const candidates of others) {
    const fits = candidates
      .filter((c) => chosen.every((x) => !overlap(x, c)) && chosen.some((x) => near(x, c, frame)))
      .toSorted((a, b) => distance(a, driver, frame) - distance(b, driver, frame));
    const best = fits.find((c) => chosen.every((x) => sitesAgree(x, c, frame)));
    if (!best) return null;
    chosen.push(best);
  }
  return chosen;
}
