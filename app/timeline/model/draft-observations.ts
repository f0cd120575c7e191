import type { Chart, Measurement, ReferenceRange, ResultItem } from '../../../clinical/chart/chart.ts';
import { markOf, markWords, measurementFlags, resultFlags } from './abnormality.ts';
import { codesText, conceptKey, shortLabel, type DraftItem } from './draft.ts';
import { FLAG, type LaneId } from './timeline-model.ts';
import { unitWords } from '../../../clinical/chart/unit-words.ts';
import { limitsText } from './limits-text.ts';
import { measuredText } from './value-text.ts';

/** What a row needs to know of an analyte; the knowledge base's own definitions fit. */
export interface AnalyteWords {
  readonly id: string;
  readonly name: string;
  readonly decimals: number;
}

/** Two analytes that are one measurement to a clinician. */
const PAIR = {
  key: 'blood-pressure',
  label: 'Blood pressure',
  first: 'systolic-bp',
  second: 'diastolic-bp',
} as const;

export interface DraftMeasurement extends DraftItem {
  readonly value: number;
  readonly unit: string;
  readonly decimals: number | null;
  readonly range: ReferenceRange | null;
  readonly short: string;
}

export function draftMeasurements(
  chart: Chart,
  analytes: ReadonlyMap<string, AnalyteWords>,
): DraftMeasurement[] {
  const implausible = new Set(
    chart.problems.filter(({ kind }) => kind === 'implausible-value').map(({ evidence }) => evidence),
  );
  return chart.measurements.map((item) => {
    const draft = draftMeasurement(item, analytes.get(item.analyte ?? ''));
    return item.analyte === null && implausible.has(item.ref) ? asImplausible(draft) : draft;
  });
}

/** A number that no living person has: shown as it was sent, under a name that says so, apart from the real ones. */
function asImplausible(draft: DraftMeasurement): DraftMeasurement {
  const label = `Implausible: ${draft.label}`;
  return {
    ...draft,
    rowKey: `implausible|${draft.rowKey}`,
    rowLabel: label,
    label,
    facts: [...draft.facts, ['Not used', 'Not plausible; shown as sent, not reasoned on.']],
  };
}

function draftMeasurement(item: Measurement, words: AnalyteWords | undefined): DraftMeasurement {
  const paired = item.analyte === PAIR.first || item.analyte === PAIR.second;
  const decimals = words?.decimals ?? null;
  const short = measuredText(item, decimals);
  const unit = unitWords(item.unit);
  const value = `${short}${unit ? ` ${unit}` : ''}`;
  const flags = measurementFlags(item);
  const name = words?.name ?? shortLabel(item.concept.text);
  return {
    lane:
      item.category === 'laboratory' ? 'laboratory' : item.category === 'vital-sign' ? 'vitals' : 'findings',
    rowKey: paired ? PAIR.key : (item.analyte ?? `${conceptKey(item.concept)}|${item.unit}`),
    rowLabel: paired ? PAIR.label : name,
    form: 'series',
    ref: item.ref,
    alsoIn: item.alsoIn,
    encounter: item.encounter,
    start: item.when,
    end: null,
    flags: flags | (item.analyte === PAIR.second ? FLAG.second : 0) | (item.derivedBy ? FLAG.derived : 0),
    label: name,
    detail: value,
    facts: [
      ['Value', value],
      ['As sent', sourceText(item, value)],
      [
        'Reading',
        flags
          ? `${markWords(markOf(flags))}${flags & FLAG.byRange ? ' (by the range)' : ' (as reported)'}`
          : item.interpretation === 'normal'
            ? 'normal (as reported)'
            : null,
      ],
      ['Range', rangeText(item.range, unit, decimals)],
      ['Calculated by', item.derivedBy],
      ['Codes', codesText(item.concept)],
    ],
    value: item.value,
    unit: item.unit,
    decimals,
    range: item.range,
    short,
  };
}

function sourceText({ sourceValue, concept }: Measurement, value: string): string | null {
  const text = `${sourceValue.text}${sourceValue.unit ? ` ${sourceValue.unit}` : ''}`.trim();
  return text === value || text === '' ? null : `${text} (${concept.text})`;
}

/** `3.5–5.1 mmol/L (sent with the result)`; `null` when there is no limit at all. */
export function rangeText(
  range: ReferenceRange | null,
  unit: string,
  decimals: number | null,
): string | null {
  if (!range || (range.low === null && range.high === null)) return range?.text ?? null;
  const source = range.source === 'report' ? 'sent with the result' : "knowledge base's limits";
  return `${limitsText(range.low, range.high, decimals)}${unit ? ` ${unit}` : ''} (${source})`;
}

const RESULT_LANES: Readonly<Record<ResultItem['category'], LaneId>> = {
  laboratory: 'laboratory',
  'vital-sign': 'vitals',
  imaging: 'imaging',
  'social-history': 'findings',
  exam: 'findings',
  survey: 'findings',
  other: 'findings',
};

export function draftResults(chart: Chart, analytes: ReadonlyMap<string, AnalyteWords>): DraftItem[] {
  return chart.results.map((item): DraftItem => {
    const name = analytes.get(item.analyte ?? '')?.name ?? shortLabel(item.concept.text);
    const flags = resultFlags(item);
    return {
      lane: RESULT_LANES[item.category],
      rowKey: item.analyte ?? conceptKey(item.concept),
      rowLabel: name,
      form: 'points',
      ref: item.ref,
      alsoIn: item.alsoIn,
      encounter: item.encounter,
      start: item.when,
      end: null,
      flags,
      label: name,
      detail: item.value.text,
      facts: [
        ['Result', item.value.text],
        ['Reading', flags ? `${markWords(markOf(flags))} (as reported)` : null],
        ['Test', item.concept.text === name ? null : item.concept.text],
        ['Codes', codesText(item.concept)],
      ],
    };
  });
}
