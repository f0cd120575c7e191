import type { Clauses } from './clauses.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';
import type { Scope, Trigger, TriggerRole } from './triggers.ts';

const relativeVerbWithin = 4;
const escortWithin = 4;
const livesWithin = 7;
/** "Per mother", "lives with mother", "brought by father": what follows isn't about them. */
const toldBy = /^(?:per|by|with|from|to|via|for|see|and)$/;
/** "Wife diabetic", "flatmates unwell". */
const illWithoutVerb =
  /^(?:diabetic|asthmatic|epileptic|hypertensive|unwell|ill|sick|poorly|positive|pregnant|exhausted|tired|stressed|tearful|anxious|struggling|also|similar|same)$/;
const metWithin = 4;
const occupationWithin = 3;
const met = /^(?:saw|sees?|seen|visited|visiting|met|rang|phoned|called|asked|told|spoke|helped|hugged)$/;
/** "Coworker: pale, out for a minute": who saw it. */
const witness =
  /^(?:wife|husband|spouse|friend|roommate|coworker|co-worker|colleague|flatmate|housemate|workmate|teacher|nurse|neighbou?r)s?$/;
const telling = /^(?:account|story|report|version|words|statement)$/;
const occupation = /^(?:teacher|nurse)$/;
const bringsChild = /^(?:mom|mum|mother|dad|father|parents?|grandmother|grandma|gran)$/;
const lateDays = /^(?:d|days?|h|hrs?|hours?|today|yesterday|tonight)$/;
const joinedBy = /^(he|she|i|patient|pt)$/;
const asParent = /^(?:single|lone|busy|bad|rubbish|terrible|useless|working|young|first-time|teenage)$/;
const counted = /^(?:[1-9]|one|two|three|four|five|six|seven|twins)$/;
const possessive = /^(his|her|my)$/;
const subordinate = /^(?:for|of|about|as|because|with|minding|visiting|thinks|believes|feels|says)$/;
const goesOn = /^(?:is|has|was|feels|now|not|no|sleep|saw|hears)$/;
const ofTheirs = /^(?:wedding|funeral|house|flat|birthday|party|place|car|cooking)$/;
const says = /^.*?\bwho\b.*?(?= (?:says|said|reports|states|tells|noticed)\b)/;
const asideWithin = 10;

const parent = /^(?:mum|mom|mam|mummy|mother|dad|father)$/;
const reporting =
  /^(?:r[iau]ng|ringing|call(?:s|ed|ing)|phon(?:es|ed|ing)|telephon\w+|worried|concerned|states|reports|say(?:s|ing))$/;
const reportedWithin = 90;
const reportsWithin = 5;

const quoted = /^(?:["“']|he|she|they|pt|patient|mum|mom|mam|dad|mother|father)$/;

/** How far a phrase reaches in its sentence, see scopes.ts. */
export interface Reaches {
  forward(start: number, limit: number): number;
  forwardHard(start: number): number;
  backward(end: number): number;
}

/** What is said of relatives and other people, and not of the patient. */
export class RelativeScopes {
  private readonly tokens: readonly Token[];
  private readonly range: TokenRange;
  private readonly clauses: Clauses;
  private readonly triggers: readonly Trigger[];
  private readonly reach: Reaches;

  constructor(
    tokens: readonly Token[],
    range: TokenRange,
    clauses: Clauses,
    triggers: readonly Trigger[],
    reach: Reaches,
  ) {
    this.tokens = tokens;
    this.range = range;
    this.clauses = clauses;
    this.triggers = triggers;
    this.reach = reach;
  }

  /** A relative counts only with what they have or died of, not with what they tell about the patient. */
  of(t: Trigger, role: TriggerRole & { reach: 'relative' }): Scope | null {
    if (this.isPatientOfReporter(t) || this.isWhoFound(t) || this.isTheirChild(t, role)) return null;
    if (this.isWhatPatientIs(t) || this.isPatientAsParent(t) || this.isWardSister(t)) return null;
    if (this.opensReason(t) || this.isInformant(t) || this.isByTheWay(t, role)) return null;
    // "New boyfriend, on the pill": behind the comma the patient goes on.
    // "Sister, who has asthma, says he is wheezy": what stands between is hers.
    const between = says.exec(this.words(t.end, Math.min(this.range.to, t.end + asideWithin)))?.[0];
    if (between !== undefined)
      return { kind: role.kind, from: t.end, to: t.end + between.split(' ').lastIndexOf(','), trigger: t };
    const aside =
      this.tokens[t.end]?.stem === ',' &&
      /^(?:who|whose|which|also|an?)$/.test(this.tokens[t.end + 1]?.written ?? '');
    if (role.kind === 'other-person' && this.tokens[t.end]?.stem === ',' && !aside) return null;
    const next = this.tokens[t.end]?.stem;
    if (/^(?:nobody|no)$/.test(this.tokens[t.start]?.written ?? ''))
      return { kind: role.kind, from: t.end, to: this.forwardToComma(t.end), trigger: t };
    if (this.tokens[t.start - 1]?.stem === '(')
      return { kind: role.kind, from: this.itemStart(t.start - 1), to: t.start, trigger: t };
    const told = this.tokens[t.end + 1]?.written ?? '';
    if (next === ':' && witness.test(this.tokens[t.start]?.written ?? '') && !illWithoutVerb.test(told))
      return null;
    if (next === ':' || next === '(' || this.isDashed(t))
      return { kind: role.kind, from: t.end, to: this.reach.forward(t.end + 1, this.range.to), trigger: t };
    const after = this.triggers.filter(
      (v) =>
        v.start >= t.end &&
        v.start <= t.end + relativeVerbWithin + (aside ? 2 : 0) &&
        (v.role.reach === 'relative-verb' || v.role.reach === 'relative-report') &&
        // "Wife at bedside", "partner, on the pill"; not "father at 50".
        !(this.tokens[v.start]?.stem === 'at' && this.tokens[v.end]?.kind !== 'number') &&
        !(role.kind === 'other-person' && this.words(v.start - 1, v.start + 1) === ', on'),
    );
    const first = after[0];
    if (after.some((v) => this.isToldOfPatient(t, v.start))) return null;
    // "Mum has brought him in".
    if (
      first &&
      this.tokens[first.start]?.stem === 'hav' &&
      after.some((v) => v.role.reach === 'relative-report' && v.start === first.end)
    )
      return null;
    if (first && !this.isOfAnother(t.end, first.start)) {
      const longest = after.filter((v) => v.start === first.start).reduce((a, b) => (b.end > a.end ? b : a));
      if (longest.role.reach === 'relative-report') return null;
      if (this.tokens[first.start]?.stem === 'with' && this.isEscort(t, first.start)) return null;
      if (this.isJoined(t) || this.isCompany(t, first.start)) return null;
      const to = this.toPatient(longest.end, this.reach.forwardHard(longest.end));
      return { kind: role.kind, from: t.end, to: this.toMainClause(t.start, longest.end, to), trigger: t };
    }
    const before = this.tokens[t.start - 1]?.stem;
    const twoBefore = this.tokens[t.start - 2]?.stem;
    if (before === 'in' || twoBefore === 'in')
      return { kind: role.kind, from: this.reach.backward(t.start), to: t.start, trigger: t };
    const named = role.kind === 'family' || illWithoutVerb.test(this.tokens[t.end]?.written ?? '');
    const another =
      before === 'and' && this.triggers.some((r) => r.role.reach === 'relative' && r.end === t.start - 1);
    // "Sibling 3y runny nose", "mother 30/40 pregnant": an age or a count stands between.
    const said = this.tokens[t.end]?.kind === 'number' && role.kind === 'family' ? t.end + 1 : t.end;
    if (!named || (toldBy.test(before ?? '') && !another) || this.tokens[said]?.kind !== 'word') return null;
    return { kind: role.kind, from: t.end, to: this.forwardToComma(t.end), trigger: t };
  }

  /** "She saw the nurse on Tuesday and has had …", "vitals by the nurse were …": behind the verb the patient goes on. */
  private isToldOfPatient({ start, end }: Trigger, verb: number): boolean {
    const before = this.tokens.slice(Math.max(this.range.from, start - metWithin), start);
    if (verb > end && this.tokens[verb - 1]?.stem === 'and') return before.some((t) => met.test(t.written));
    return (
      verb === end &&
      /^(?:is|was|are|were)$/.test(this.tokens[verb]?.written ?? '') &&
      before.some((t) => t.stem === 'by')
    );
  }

  /** "Lives with her husband and sons, smokes 5/day", "has two kids, drinks wine": behind the comma the patient is spoken of again. */
  private isCompany({ start, end }: Trigger, verb: number): boolean {
    const before = this.tokens.slice(Math.max(this.range.from, start - livesWithin), start);
    if (verb <= end || this.tokens[verb - 1]?.stem !== ',') return false;
    const habit = /^(?:drink|smok|tak|vap|work)/.test(this.tokens[verb]?.stem ?? '');
    return (
      (habit && before.some(({ stem }) => stem === 'hav')) ||
      before.some(({ stem }) => stem.startsWith('liv'))
    );
  }

  /** "This teacher has had painful periods", "a 31-year-old nurse with cough": what the patient works as. */
  private isWhatPatientIs({ start }: Trigger): boolean {
    if (!occupation.test(this.tokens[start]?.written ?? '')) return false;
    const before = this.tokens.slice(Math.max(this.range.from, start - occupationWithin), start);
    return before.some((t) => /^(?:this|old|yo|y\/o|retired)$/.test(t.written));
  }

  /** "Sister on Ward 7: patient breathless", "ward sister": a nurse. */
  private isWardSister({ start, end }: Trigger): boolean {
    if (this.tokens[start]?.written !== 'sister') return false;
    const [next, then] = [this.tokens[end]?.written ?? '', this.tokens[end + 1]?.written ?? ''];
    return (
      /^(?:ward|night|charge|nursing|senior|junior|theatre)$/.test(this.tokens[start - 1]?.written ?? '') ||
      next === 'i/c' ||
      (/^(?:on|in|from)$/.test(next) &&
        /^(?:ward|bay|charge|shift|duty|theatre|clinic|[a-z]*\d+)$/.test(then))
    );
  }

  /** "Single mum, has asthma", "mother of two with asthma", "feels a rubbish dad": the patient is the parent. */
  private isPatientAsParent({ start, end }: Trigger): boolean {
    const [of, many] = [this.tokens[end]?.written, this.tokens[end + 1]?.written ?? ''];
    return (
      /^(?:mum|mam|mom|mother|dad|father|parent)$/.test(this.tokens[start]?.written ?? '') &&
      (asParent.test(this.tokens[start - 1]?.written ?? '') || (of === 'of' && counted.test(many)))
    );
  }

  /** "Per mother, baby has been coughing": who tells it is the parent, and the child the patient. */
  private isTheirChild({ start }: Trigger, { kind, child }: TriggerRole & { reach: 'relative' }): boolean {
    return (
      kind === 'other-person' &&
      child &&
      this.triggers.some((r) => r.role.reach === 'relative' && r.role.kind === 'family' && r.end <= start)
    );
  }

  /** "Flatmate off sick with flu, patient now febrile", "her friend has shingles and her gran died of": before another is named. */
  private toPatient(start: number, end: number): number {
    const next = this.triggers.find(
      (r) =>
        r.role.reach === 'relative' &&
        r.start > start + 1 &&
        r.start < end &&
        this.tokens[r.start - 2]?.stem === 'and' &&
        possessive.test(this.tokens[r.start - 1]?.written ?? ''),
    );
    if (next) return next.start - 2;
    for (let i = start; i < end; i += 1)
      if (/^, (?:(?:now|today|so) )?(?:he|she|i|patient|pt)\b/.test(this.words(i, i + 3))) return i;
    return end;
  }

  /** "Cares for her mother with dementia, is exhausted", "worried as a friend had meningitis, has headache": who opened the sentence goes on. */
  private toMainClause(relative: number, start: number, end: number): number {
    const own = /^(?:her|his|their|my|the|an?)$/.test(this.tokens[relative - 1]?.written ?? '') ? 2 : 1;
    if (relative - own < this.range.from || !subordinate.test(this.tokens[relative - own]?.written ?? ''))
      return end;
    for (let i = start; i < end; i += 1)
      if (this.tokens[i]?.stem === ',' && goesOn.test(this.tokens[i + 1]?.written ?? '')) return i;
    return end;
  }

  /** "His sister's wedding", "the nurse took blood", "told the nurse there were cats", "daughter, who lives with him, says". */
  private isByTheWay({ start, end }: Trigger, { kind }: TriggerRole & { reach: 'relative' }): boolean {
    const next = this.tokens[end]?.written ?? '';
    if (ofTheirs.test(next)) return true;
    if (occupation.test(this.tokens[start]?.written ?? '') && /^(?:took|takes|gave)$/.test(next)) return true;
    const told = /\b(?:told|tells|asked)(?: (?:her|his|my|the))?$/.test(this.words(start - 2, start));
    if (told && (kind === 'other-person' || /^(?:he|she|there|that)$/.test(next))) return true;
    return false;
  }

  private words(from: number, to: number): string {
    return this.tokens
      .slice(Math.max(0, from), to)
      .map((t) => t.written)
      .join(' ');
  }

  /** "Mother - HTN, father - MI": an item of a list of relatives. */
  private isDashed(t: Trigger): boolean {
    const [before, dash, next] = [this.tokens[t.start - 1], this.tokens[t.end], this.tokens[t.end + 1]];
    if (!dash || !/^[-–—=]$/.test(dash.stem) || next?.kind !== 'word') return false;
    const opens = t.start === this.range.from || /^[,;:.]$/.test(before?.stem ?? '');
    return opens && !this.triggers.some((v) => v.role.reach === 'relative-report' && v.start === t.end + 1);
  }

  /** "Per sister: confused", "sister on the phone: off food": who tells it. */
  private isInformant({ start, end }: Trigger): boolean {
    const [colon, first] = [this.tokens[end], this.tokens[end + 1]];
    if (
      colon?.stem === ':' &&
      (this.tokens[start - 1]?.stem === 'per' ||
        quoted.test(first?.written ?? '') ||
        this.isOfLateDays(start, end))
    )
      return true;
    const [by, ...rest] = this.tokens.slice(end, end + 3).map((t) => t.written);
    if (rest.some((w, i) => telling.test(w) && this.tokens[end + i + 2]?.stem === ':')) return true;
    return /^(?:on|over|by|via)$/.test(by ?? '') && rest.some((w) => /^(?:tele)?phone$/.test(w));
  }

  /** "Mom: fever 103 on & off 3 d": an illness of a family has no hours or days. */
  private isOfLateDays(start: number, from: number): boolean {
    if (!bringsChild.test(this.tokens[start]?.written ?? '')) return false;
    return this.tokens.slice(from, this.range.to).some((t) => lateDays.test(t.written));
  }

  /** "Found by husband slumped on the sofa": the one found is the patient. */
  private isWhoFound(t: Trigger): boolean {
    const own = /^(?:her|his|their|the|a)$/.test(this.tokens[t.start - 1]?.written ?? '') ? 2 : 1;
    const [by, verb] = [this.tokens[t.start - own], this.tokens[t.start - own - 1]];
    return (
      by?.written === 'by' && /^(?:found|seen|brought|witnessed|noticed|noted)$/.test(verb?.written ?? '')
    );
  }

  /** "Brought to the clinic by his wife because he has become tired": why they came is the patient's. */
  private opensReason({ end }: Trigger): boolean {
    const [next, who] = [this.tokens[end]?.written ?? '', this.tokens[end + 1]?.written ?? ''];
    return next === 'because' || (/^(?:after|when|since|as)$/.test(next) && joinedBy.test(who));
  }

  /** "Diabetes (mother), gout (father)": the relative in brackets has what stands before them. */
  private itemStart(end: number): number {
    for (let i = end - 1; i >= this.range.from; i -= 1)
      if (/^[,;:.)]$/.test(this.tokens[i]?.stem ?? '') || this.clauses.hard[i - this.range.from])
        return i + 1;
    return this.range.from;
  }

  /** "Per mother, baby has been coughing": behind a comma someone else may be spoken of. "Father, 60, has gout" is not. */
  private isOfAnother(from: number, verb: number): boolean {
    const between = this.tokens.slice(from, verb);
    const comma = between.findIndex((token) => token.stem === ',');
    if (comma < 0 || between.at(-1)?.stem === ',') return false;
    return !/^(?:who|which|also)$/.test(between[comma + 1]?.stem ?? '');
  }

  /** "Grandfather bipolar, sister DM + HTN": without a verb, up to the comma. */
  private forwardToComma(start: number): number {
    const end = this.reach.forward(start, this.range.to);
    for (let i = start; i < end; i += 1)
      if (this.tokens[i]?.kind === 'mark' && !/^[+&/]$/.test(this.tokens[i]?.stem ?? '')) return i;
    return end;
  }

  /** "Daughter says her mother has dementia": the relative of the one who reports is the patient. */
  private isPatientOfReporter(t: Trigger): boolean {
    const own = possessive.test(this.tokens[t.start - 1]?.written ?? '');
    const isParent = parent.test(this.tokens[t.start]?.written ?? '');
    if (!own && !isParent) return false;
    if (!own && this.isParentOfCaller(t)) return true;
    return this.triggers.some(
      (r) =>
        r.role.reach === 'relative' &&
        r.end <= t.start - 1 &&
        (own || /^(?:daughter|son)$/.test(this.tokens[r.start]?.written ?? '')) &&
        this.triggers.some(
          (v) =>
            v.role.reach === 'relative-report' &&
            v.start >= r.end &&
            v.end < t.start + (own ? 0 : 1) &&
            v.start - r.end <= 2,
        ),
    );
  }

  /** "Daughter rang from Durban. Dad has been vomiting": so in the sentences behind. */
  private isParentOfCaller({ start }: Trigger): boolean {
    const label = this.tokens.slice(Math.max(0, start - 3), start).map((t) => t.written);
    if (/^(?:.* )?(?:daughter|son) :(?: ["“'])?$/.test(label.join(' '))) return true;
    const before = this.tokens.slice(Math.max(0, start - reportedWithin), start).map((t) => t.written);
    return before.some(
      (word, i) =>
        /^(?:daughter|son)$/.test(word) &&
        before.slice(i + 1, i + 1 + reportsWithin).some((w) => reporting.test(w)),
    );
  }

  /** "He and his wife both have headache": the patient has it too. */
  private isJoined(t: Trigger): boolean {
    const [who, and, whose] = this.tokens.slice(Math.max(this.range.from, t.start - 3), t.start);
    return and?.stem === 'and' && joinedBy.test(who?.written ?? '') && possessive.test(whose?.written ?? '');
  }

  /** "Accompanied by his father, with …": the father came along; the complaint is the patient's. */
  private isEscort(t: Trigger, verb: number): boolean {
    if (
      this.tokens
        .slice(t.end, verb)
        .some(({ written }) => /^(?:brought|took|bringing|accompanied)$/.test(written))
    )
      return true;
    const before = this.tokens.slice(Math.max(0, t.start - escortWithin), t.start);
    const by = before.findIndex((token) => token.stem === 'by' || token.stem === 'with');
    return by > 0 && /^(accompan|bring|brought)/.test(before.slice(0, by).at(-1)?.stem ?? '');
  }
}
