import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';

/**
 * An assessment as it goes from the worker to the page. A differential ranks every modelled condition; what speaks for
 * each is nine tenths of the whole, and nobody opens the two hundredth. Beyond the first entries it goes as one text,
 * which is read when the first of them is opened.
 */
export interface SentAssessment {
  readonly assessment: Omit<Assessment, 'differential'> & {
    readonly differential: Omit<Assessment['differential'], 'entries'>;
  };
  readonly whole: readonly RankedDiagnosis[];
  readonly brief: readonly Brief[];
  /** JSON: a list of `Details`, one for each of `brief`. */
  readonly details: string;
}

type Details = Pick<RankedDiagnosis, 'reasons' | 'priors' | 'missing' | 'unexplained'>;
type Brief = Omit<RankedDiagnosis, keyof Details>;

/** More than a panel shows before it is asked for the rest. */
const SENT_WHOLE = 15;

/** The same assessment in the form in which it is sent. It holds JSON values only, as an assessment does. */
export function packAssessment({ differential, ...rest }: Assessment): SentAssessment {
  const { entries, ...model } = differential;
  const later = entries.slice(SENT_WHOLE);
  const details = later.map(({ reasons, priors, missing, unexplained }): Details => ({
    reasons,
    priors,
    missing,
    unexplained,
  }));
  return {
    assessment: { ...rest, differential: model },
    whole: entries.slice(0, SENT_WHOLE),
    brief: later.map(({ reasons: _r, priors: _p, missing: _m, unexplained: _u, ...brief }) => brief),
    details: JSON.stringify(details),
  };
}

/** What `packAssessment` was given; the text is read once, when something of it is asked for. */
export function unpackAssessment({ assessment, whole, brief, details }: SentAssessment): Assessment {
  let read: readonly Details[] | null = null;
  const detailsOf = (place: number): Details => (read ??= JSON.parse(details) as Details[])[place]!;
  const later = brief.map((entry, place): RankedDiagnosis => ({
    ...entry,
    get reasons() {
      return detailsOf(place).reasons;
    },
    get priors() {
      return detailsOf(place).priors;
    },
    get missing() {
      return detailsOf(place).missing;
    },
    get unexplained() {
      return detailsOf(place).unexplained;
    },
  }));
  return {
    ...assessment,
    differential: { ...assessment.differential, entries: [...whole, ...later] },
  };
}
