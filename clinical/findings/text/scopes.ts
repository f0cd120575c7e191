import type { Clauses } from './clauses.ts';
import { deniedListEnd, deniesEach } from './denied-list.ts';
import type { TokenRange } from './sentences.ts';
import { RelativeScopes } from './relative-scopes.ts';
import type { Token } from './tokenise.ts';
import type { Scope, ScopeKind, Trigger } from './triggers.ts';
import { withoutOverlap } from './trigger-overlap.ts';

const shortReach = 3;
const backwardReach = 8;
const radiationReach = 10;
const afterPlaces = /^(?:,|with|wors|better|associat|reliev|ease|on|when|after|sinc|for|while|it)$/;
const conditional = /^(?:if|should|return|advis|warn|seek|safety)$/;
/** "S/p banding, haematemesis": what is over ends at the comma. */
const singleEvent =
  /^(?:status|complicat|underwent|undergo|ex|treat|hospitaliz|stop|quit|discontinu|recover)$/;

/** "Mum worried it's his asthma, wheezy today": what is feared ends at the comma. */
const worrying = /^(?:worr|wonder|afraid|scar|fear|anxi)/;
const advice = /\b(?:call|come|go|return|back|seek|advi[sc]e|warn|review|consider|give|start|should)/;
const eachTime =
  /^(?!or |and |if )\S+ (?:he|she|i|it) (?:gets?|feels?|hurts?|becomes?|vomits|coughs|wheezes)$/;
const returns =
  /^(?:(?!\b(?:not|never|no|if)\b).)*\b(?:recurred|relapsed|(?:returned|(?:came|is|was) back)(?! (?:to|home|at)\b)|back (?:again|this|today|yesterday))\b/;

const none = /^(?:no|nil|without|denies)$/;
/** "Pulse irregular - told he had AF last year": behind a dash another time is told. */
const toldApart =
  /^(?:told|had|was|said|seen|saw|diagnosed|stopped|started|took|did|gave|known|same|similar)$/;

class ScopeFinder {
  private readonly tokens: readonly Token[];
  private readonly range: TokenRange;
  private readonly clauses: Clauses;
  private readonly triggers: readonly Trigger[];
  /** Where the phrases stand that end a reach. */
  private readonly ends: ReadonlySet<number>;
  private readonly relatives: RelativeScopes;
  private readonly each: boolean;

  constructor(tokens: readonly Token[], range: TokenRange, clauses: Clauses, triggers: readonly Trigger[]) {
    this.tokens = tokens;
    this.range = range;
    this.clauses = clauses;
    this.triggers = withoutOverlap(triggers);
    this.ends = new Set(
      this.triggers.filter((t) => t.role.reach === 'end' && !this.isDuring(t.start)).map((t) => t.start),
    );
    this.each = deniesEach(this.words(range.from, range.to));
    this.relatives = new RelativeScopes(tokens, range, clauses, this.triggers, this);
  }

  /** "No jaw pain while chewing or visual changes": the same statement goes on. */
  private isDuring(i: number): boolean {
    return this.tokens[i]?.written === 'while' && this.tokens[i + 1]?.written.endsWith('ing') === true;
  }

  private endsAt(i: number): boolean {
    return this.clauses.soft[i - this.range.from] === true || this.ends.has(i);
  }

  /**
   * A colon right after the phrase opens its list ("Denies: fever"); a later one opens something else. What stands in
   * brackets reaches no further than they do: "asthma (never intubated), hay fever".
   */
  forward(start: number, limit: number): number {
    let open = 0;
    for (let i = start; i < Math.min(limit, this.range.to); i += 1) {
      const stem = this.tokens[i]?.stem;
      if (this.endsAt(i) || (i > start && stem === ':' && !this.isRatio(i))) return i;
      if (stem === '(') open += 1;
      else if (stem === ')' && --open < 0) return i;
    }
    return Math.min(limit, this.range.to);
  }

  /** "Headache 1:100". */
  private isRatio(colon: number): boolean {
    return this.tokens[colon - 1]?.kind === 'number' && this.tokens[colon + 1]?.kind === 'number';
  }

  private beforeEnd(t: Trigger, kind: ScopeKind): number {
    if (kind === 'hypothetical' && conditional.test(this.tokens[t.start]?.stem ?? ''))
      return this.toStrongBreak(t.end);
    const end = this.forward(t.end, this.range.to);
    const first = this.tokens[t.start]?.stem ?? '';
    if (worrying.test(first) || this.tokens[t.end - 1]?.stem === 'newborn')
      return this.commaWithin(t.end, end);
    // "Ex-smoker with haemoptysis", "ex 38 weeks".
    if (first === 'ex') return this.until(t.end, end, /^(?:,|:|with|bib|\d.*)$/);
    if (kind === 'hypothetical' && this.tokens[t.start]?.stem === 'red') return this.toDenial(t.end, end);
    const ends = singleEvent.test(first) || this.isNone(t) || this.isCompared(t);
    if (kind === 'historical' && ends) return this.commaWithin(t.end, end);
    if (kind !== 'negated') return end;
    const each = this.tokens[t.start]?.written === 'no' && this.each;
    return deniedListEnd(this.tokens, t.end, each ? this.commaWithin(t.end, end) : end);
  }

  /** "No significant PMH, admitted with chest pain": nothing is told of the past. */
  private isNone({ start }: Trigger): boolean {
    const [far, near] = [this.tokens[start - 2]?.written ?? '', this.tokens[start - 1]?.written ?? ''];
    return (
      none.test(near) ||
      (none.test(far) && /^(?:sig|signif|significant|relevant|known|other|major)$/.test(near))
    );
  }

  /** "Worse than her previous migraines, with vomiting": what it is compared with ends at the comma. */
  private isCompared({ start }: Trigger): boolean {
    return this.tokens
      .slice(Math.max(0, start - 2), start)
      .some((t) => /^(?:like|unlike|than)$/.test(t.written));
  }

  /** "Red flags: no weight loss, no fever": what was asked for is answered. */
  private toDenial(start: number, end: number): number {
    const denial = this.triggers.find(
      (t) => t.start >= start && 'kind' in t.role && t.role.kind === 'negated',
    );
    return Math.min(denial?.start ?? end, end);
  }

  private commaWithin(start: number, end: number): number {
    return this.until(start, end, /^,$/);
  }

  private until(start: number, end: number, mark: RegExp): number {
    for (let i = start; i < end; i += 1) if (mark.test(this.tokens[i]?.stem ?? '')) return i;
    return end;
  }

  private words(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map((t) => t.written)
      .join(' ');
  }

  /**
   * "If chest pain recurs or she becomes breathless": a condition holds for all that follows, but for what comes of it each
   * time: "if he walks up the hill he gets chest pain".
   */
  private toStrongBreak(start: number): number {
    const advises = advice.test(this.words(this.range.from, this.range.to));
    for (let i = start; i < this.range.to; i += 1) {
      if (/^(?:;|but|however)$/.test(this.tokens[i]?.stem ?? '')) return i;
      if (!advises && i > start + 1 && eachTime.test(this.words(i - 1, i + 2))) return i;
    }
    return this.range.to;
  }

  backward(end: number, wholeList = false): number {
    let words = 0;
    let list = wholeList;
    let joined = -1;
    for (let i = end - 1; i >= this.range.from; i -= 1) {
      const stem = this.tokens[i]?.stem ?? '';
      if (this.endsAt(i)) return i + 1;
      // "The scan was normal, and the screen was negative": what has a verb of its own is another statement.
      if (stem === 'be' && joined >= 0 && !wholeList) return joined + 1;
      if (joined < 0 && (stem === 'and' || stem === 'or' || stem === ',')) joined = i;
      if (stem === 'and' || stem === 'or') list = true;
      if (stem === ',' && !list) return i + 1;
      if (stem === '-' && toldApart.test(this.tokens[i + 1]?.written ?? '')) return i + 1;
      // "Melanoma excised 2015: nodes impalpable" denies what stands behind the colon.
      if (stem === ':' && words > 0 && !wholeList) return i + 1;
      if (this.tokens[i]?.kind !== 'mark' && ++words > backwardReach) return i + 1;
    }
    return this.range.from;
  }

  /** "A sore throat, which has resolved", "headache, now resolved": the reach goes on before the comma. */
  private beforeAside(i: number, kind: ScopeKind): number {
    const aside = /^(?:now|sinc|hav)$/.test(this.tokens[i]?.stem ?? '');
    if (kind === 'resolved' && aside && this.tokens[i - 1]?.stem === ',') return i - 1;
    if (!/^(which|that)$/.test(this.tokens[i - 1]?.stem ?? '')) return i;
    return this.tokens[i - 2]?.stem === ',' ? i - 2 : i - 1;
  }

  private atClauseEnd(i: number): boolean {
    const token = this.tokens[i];
    return (
      i >= this.range.to ||
      token === undefined ||
      token.kind === 'mark' ||
      token.stem === 'and' ||
      this.endsAt(i)
    );
  }

  /** "Asthma (Symbicort prn)": the medicine is taken so, nothing is said of the illness. */
  private bracketed({ start }: Trigger, from: number): number {
    if (this.tokens[start]?.stem !== 'prn') return from;
    for (let i = start - 1; i > from; i -= 1) if (this.tokens[i]?.stem === '(') return i;
    return from;
  }

  forwardHard(start: number): number {
    for (let i = start; i < this.range.to; i += 1) if (this.clauses.hard[i - this.range.from]) return i;
    return this.range.to;
  }

  private scope(t: Trigger, childIsPatient: boolean): Scope | null {
    const { role } = t;
    switch (role.reach) {
      case 'before':
        // "Murmur not heard, crackles": the verdict on what stands before it.
        if (this.tokens[t.end - 1]?.written === 'heard' || this.closesItem(t, role.kind)) return null;
        // "Born at 35 weeks": the child is the patient.
        if (childIsPatient && this.words(t.start, t.end).endsWith('born at')) return null;
        return { kind: role.kind, from: t.end, to: this.beforeEnd(t, role.kind), trigger: t };
      case 'span':
        return { kind: role.kind, from: role.from, to: role.to, trigger: t };
      case 'lead':
        return { kind: role.kind, from: t.end, to: this.forward(t.end, this.range.to), trigger: t };
      case 'phrase':
        return { kind: role.kind, from: t.end, to: this.phraseEnd(t.end), trigger: t };
      case 'radiation':
        return { kind: role.kind, from: t.end, to: this.radiationEnd(t.end), trigger: t };
      case 'short':
        return { kind: role.kind, from: t.end, to: this.shortEnd(t.end), trigger: t };
      case 'after':
        // "Chest pain previously" is over; "chest pain with previous infarct" is not, though it has the same stem.
        if (this.tokens[t.start]?.written === 'previous' || this.tokens[t.end - 1]?.written === 'hear')
          return null;
        if (role.kind === 'resolved' && this.comesBack(t)) return null;
        return {
          kind: role.kind,
          // "Rash, fever, cough: none of these" answers the whole list.
          from: this.bracketed(
            t,
            this.backward(this.beforeAside(t.start, role.kind), this.tokens[t.start]?.stem === 'none'),
          ),
          to: t.start,
          trigger: t,
        };
      case 'after-at-end':
        return this.atClauseEnd(t.end)
          ? { kind: role.kind, from: this.backward(t.start), to: t.start, trigger: t }
          : null;
      case 'after-adjacent':
        return this.tokens[t.start]?.hyphen
          ? { kind: role.kind, from: t.start - 1, to: t.start, trigger: t }
          : null;
      case 'relative':
        return role.child && childIsPatient ? null : this.relatives.of(t, role);
      default:
        return null;
    }
  }

  /** "TFT pending, echo poor", "vaccine declined, cough persists": said of what stands before the comma. */
  private closesItem({ start, end }: Trigger, kind: ScopeKind): boolean {
    return (
      kind === 'hypothetical' &&
      /^(?:pend|declin|refus|await|book)/.test(this.tokens[start]?.stem ?? '') &&
      this.tokens[end]?.stem === ',' &&
      this.tokens[start - 1]?.kind === 'word'
    );
  }

  /** "Went away but returned today", "resolved, recurred at four": it is there again. Nor is a clear fluid over. */
  private comesBack({ start, end }: Trigger): boolean {
    if (/\bclears?$|^go(?:es|ing)?\b/.test(this.words(start, end))) return true;
    return this.tokens[start]?.stem !== 'not' && returns.test(this.words(end, this.range.to));
  }

  /** Up to the first comma, or to the end of the clause when the list ends with "or". */
  private phraseEnd(start: number): number {
    const end = this.forward(start, this.range.to);
    const stems = this.tokens.slice(start, end).map((t) => t.stem);
    const comma = stems.indexOf(',');
    return comma < 0 || stems.includes('or') || stems.includes('nor')
      ? deniedListEnd(this.tokens, start, end)
      : start + comma;
  }

  /** "Radiating to the jaw and left arm with sweating": as far as the places go. */
  private radiationEnd(start: number): number {
    const end = this.forward(start, start + radiationReach);
    for (let i = start; i < end; i += 1) if (afterPlaces.test(this.tokens[i]?.stem ?? '')) return i;
    return end;
  }

  private shortEnd(start: number): number {
    if (this.tokens[start]?.hyphen) return start + 1;
    const limit = this.forward(start, start + shortReach);
    for (let i = start; i < limit; i += 1) if (this.tokens[i]?.kind === 'mark') return i;
    return limit;
  }

  all(childIsPatient: boolean): Scope[] {
    return this.triggers.flatMap((t) => this.scope(t, childIsPatient) ?? []);
  }
}

/** The reaches of all context phrases of one sentence. `childIsPatient`: "her son" is the patient himself. */
export function findScopes(
  tokens: readonly Token[],
  range: TokenRange,
  clauses: Clauses,
  triggers: readonly Trigger[],
  childIsPatient: boolean,
): Scope[] {
  return new ScopeFinder(tokens, range, clauses, triggers).all(childIsPatient);
}
