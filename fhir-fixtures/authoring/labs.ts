import type { CodeableConcept, Observation, ObservationReferenceRange, Quantity } from 'fhir/r4';
import { ANALYTES, PANELS } from './analytes.ts';
import type { Analyte, AnalyteName, PanelName } from './analytes.ts';
import { categoryOf, instant, later } from './builders.ts';
import type { Chart, Visit } from './builders.ts';

export type Values = Partial<Record<AnalyteName, number>>;
export type Ranges = Partial<Record<AnalyteName, readonly [number | null, number | null]>>;

export interface LabOptions {
  /** Minutes after the start of the visit. */
  readonly after?: number;
  /** The laboratory also sent H and L flags. */
  readonly flags?: boolean;
  readonly status?: Observation['status'];
  /** Report given values only where a panel has them. */
  readonly membersOnly?: boolean;
}

/** CKD-EPI 2021 without race: mL/min/1.73 m2 from creatinine in mg/dL. Inker et al., NEJM 2021;385:1737. */
export function ckdEpi2021(creatinine: number, age: number, female: boolean): number {
  const k = female ? 0.7 : 0.9;
  const a = female ? -0.241 : -0.302;
  const ratio = creatinine / k;
  return 142 * Math.min(ratio, 1) ** a * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age * (female ? 1.012 : 1);
}

function codeOf(analyte: Analyte): CodeableConcept {
  const coding = [{ system: 'http://loinc.org', code: analyte.loinc, display: analyte.display }];
  return { ...(analyte.loinc && { coding }), text: analyte.display };
}

function rangeOf(
  unit: Analyte,
  [low, high]: readonly [number | null, number | null],
): ObservationReferenceRange {
  const limit = (value: number): Quantity => ({
    value,
    unit: unit.unit,
    system: 'http://unitsofmeasure.org',
    code: unit.ucum,
  });
  const text = low === null ? `<${high}` : high === null ? `>=${low}` : `${low}-${high}`;
  return { ...(low !== null && { low: limit(low) }), ...(high !== null && { high: limit(high) }), text };
}

/** One patient's laboratory: personal usual values, so that a series varies about the person and not the population. */
export class Laboratory {
  private readonly chart: Chart;
  private readonly usual: Values;
  private readonly ranges: Ranges;

  constructor(chart: Chart, usual: Values = {}, ranges: Ranges = {}) {
    this.chart = chart;
    this.usual = usual;
    this.ranges = ranges;
  }

  private drawn(name: AnalyteName): number {
    const analyte: Analyte = ANALYTES[name];
    const female = this.chart.person.sex === 'female';
    const usual = this.usual[name] ?? (female ? analyte.usualFemale : undefined) ?? analyte.usual;
    return usual * (1 + analyte.cv * Math.max(-2, Math.min(2, this.chart.random.normal())));
  }

  /** Fills a set of analytes; red-cell indices, eGFR and total cholesterol follow from the values they depend on. */
  private fill(members: readonly AnalyteName[], given: Values, when: string): Map<AnalyteName, number> {
    const values = new Map<AnalyteName, number>();
    for (const name of members) values.set(name, given[name] ?? this.drawn(name));
    const derive = (name: AnalyteName, value: () => number): void => {
      if (values.has(name) && given[name] === undefined) values.set(name, value());
    };
    const at = (name: AnalyteName): number => values.get(name)!;
    derive('hct', () => at('hgb') * (2.98 + 0.02 * this.chart.random.normal()));
    derive('rbc', () => (at('hct') * 10) / at('mcv'));
    derive('mch', () => (at('hgb') * 10) / at('rbc'));
    derive('neut', () => at('wbc') * 0.6);
    derive('lymph', () => at('wbc') * 0.29);
    derive('chol', () => at('ldl') + at('hdl') + at('trig') / 5);
    derive('egfr', () =>
      Math.min(120, ckdEpi2021(at('creatinine'), this.chart.ageAt(when), this.chart.person.sex === 'female')),
    );
    return values;
  }

  private result(name: AnalyteName, value: number, visit: Visit, when: string, options: LabOptions): string {
    const analyte: Analyte = ANALYTES[name];
    const female = this.chart.person.sex === 'female';
    const range = this.ranges[name] ?? (female ? analyte.female : undefined) ?? analyte.range;
    const rounded = Number(value.toFixed(analyte.decimals));
    const flag =
      range && range[1] !== null && rounded > range[1]
        ? 'H'
        : range && range[0] !== null && rounded < range[0]
          ? 'L'
          : null;
    const observation: Observation = {
      resourceType: 'Observation',
      id: this.chart.id(name, when),
      status: options.status ?? 'final',
      category: categoryOf('laboratory'),
      code: codeOf(analyte),
      subject: this.chart.subject,
      encounter: visit.reference,
      effectiveDateTime: instant(when),
      issued: instant(later(when, 70)),
      valueQuantity: {
        value: rounded,
        unit: analyte.unit,
        system: 'http://unitsofmeasure.org',
        code: analyte.ucum,
      },
      ...(options.flags &&
        flag && {
          interpretation: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: flag },
              ],
            },
          ],
        }),
      ...(range && { referenceRange: [rangeOf(analyte, range)] }),
    };
    this.chart.add(observation);
    return observation.id!;
  }

  /** Reports panels and single analytes at a visit; values not given are drawn about the person's usual ones. */
  draw(visit: Visit, panels: readonly PanelName[], given: Values = {}, options: LabOptions = {}): void {
    const when = later(visit.start, options.after ?? 10);
    const inPanels = new Set<AnalyteName>();
    for (const name of panels) {
      const panel = PANELS[name];
      panel.members.forEach((member) => inPanels.add(member));
      const ids = [...this.fill(panel.members, given, when)].map(([member, value]) =>
        this.result(member, value, visit, when, options),
      );
      this.report(visit, when, panel.loinc, panel.display, ids);
    }
    if (options.membersOnly) return;
    for (const name of Object.keys(given) as AnalyteName[]) {
      if (!inPanels.has(name)) this.result(name, given[name]!, visit, when, options);
    }
  }

  /** A result in words, such as a culture, a dipstick or a rapid test. */
  words(visit: Visit, display: string, value: string, options: LabOptions & { loinc?: string } = {}): void {
    const when = later(visit.start, options.after ?? 10);
    const slug = display
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '')
      .slice(0, 18);
    this.chart.add({
      resourceType: 'Observation',
      id: this.chart.id(slug, when),
      status: options.status ?? 'final',
      category: categoryOf('laboratory'),
      code: {
        ...(options.loinc && {
          coding: [{ system: 'http://loinc.org', code: options.loinc, display }],
        }),
        text: display,
      },
      subject: this.chart.subject,
      encounter: visit.reference,
      effectiveDateTime: instant(when),
      valueString: value,
    });
  }

  private report(visit: Visit, when: string, loinc: string, display: string, ids: readonly string[]): void {
    this.chart.add({
      resourceType: 'DiagnosticReport',
      id: this.chart.id(`rpt-${loinc}`, when),
      status: 'final',
      category: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB', display: 'Laboratory' },
          ],
        },
      ],
      code: { coding: [{ system: 'http://loinc.org', code: loinc, display }], text: display },
      subject: this.chart.subject,
      encounter: visit.reference,
      effectiveDateTime: instant(when),
      issued: instant(later(when, 75)),
      result: ids.map((id) => ({ reference: `Observation/${id}` })),
    });
  }
}
