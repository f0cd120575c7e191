/** What a laboratory reports for one analyte: adult reference limits, usual value and within-person variation. */
export interface Analyte {
  /** Empty where the laboratory sends no LOINC code. */
  readonly loinc: string;
  readonly display: string;
  readonly ucum: string;
  /** The unit as the laboratory prints it. */
  readonly unit: string;
  readonly range?: readonly [number | null, number | null];
  readonly female?: readonly [number | null, number | null];
  readonly usual: number;
  readonly usualFemale?: number;
  /** Coefficient of variation between visits. */
  readonly cv: number;
  readonly decimals: number;
}

type Limits = readonly [number | null, number | null];

function analyte(
  loinc: string,
  display: string,
  [unit, ucum]: readonly [string, string],
  range: Limits | null,
  [usual, cv, decimals]: readonly [number, number, number],
  female?: { range?: Limits; usual?: number },
): Analyte {
  return {
    loinc,
    display,
    ucum,
    unit,
    usual,
    cv,
    decimals,
    ...(range && { range }),
    ...(female?.range && { female: female.range }),
    ...(female?.usual !== undefined && { usualFemale: female.usual }),
  };
}

const MMOL = ['mmol/L', 'mmol/L'] as const;
const MGDL = ['mg/dL', 'mg/dL'] as const;
const GDL = ['g/dL', 'g/dL'] as const;
const UL = ['U/L', 'U/L'] as const;
const PCT = ['%', '%'] as const;
const KUL = ['K/uL', '10*3/uL'] as const;
const NGML = ['ng/mL', 'ng/mL'] as const;

/** Analytes by the short name that the authoring sources use. Ranges are those of an ordinary US hospital laboratory. */
export const ANALYTES = {
  wbc: analyte('6690-2', 'WBC', KUL, [4, 11], [6.6, 0.12, 1]),
  rbc: analyte('789-8', 'RBC', ['M/uL', '10*6/uL'], [4.5, 5.9], [4.9, 0.02, 2], {
    range: [4, 5.2],
    usual: 4.5,
  }),
  hgb: analyte('718-7', 'Hemoglobin', GDL, [13.5, 17.5], [14.9, 0.022, 1], {
    range: [12, 15.5],
    usual: 13.4,
  }),
  hct: analyte('4544-3', 'Hematocrit', PCT, [41, 53], [44.5, 0.02, 1], { range: [36, 46], usual: 40.2 }),
  mcv: analyte('787-2', 'MCV', ['fL', 'fL'], [80, 100], [89.5, 0.008, 1]),
  mch: analyte('785-6', 'MCH', ['pg', 'pg'], [27, 34], [30, 0.01, 1]),
  rdw: analyte('788-0', 'RDW', PCT, [11.5, 14.5], [13, 0.02, 1]),
  plt: analyte('777-3', 'Platelets', KUL, [150, 400], [245, 0.06, 0]),
  neut: analyte('751-8', 'Neutrophils Absolute', KUL, [1.8, 7.7], [4, 0.15, 1]),
  lymph: analyte('731-0', 'Lymphocytes Absolute', KUL, [1, 4], [1.9, 0.12, 1]),
  eos: analyte('711-2', 'Eosinophils Absolute', KUL, [0, 0.5], [0.15, 0.3, 2]),
  bands: analyte('764-1', 'Band neutrophils %', PCT, [0, 10], [1, 0.5, 0]),
  retic: analyte('17849-1', 'Reticulocyte %', PCT, [0.5, 2.5], [1.2, 0.1, 1]),
  sodium: analyte('2951-2', 'Sodium', MMOL, [135, 145], [140, 0.008, 0]),
  potassium: analyte('2823-3', 'Potassium', MMOL, [3.5, 5.1], [4.2, 0.05, 1]),
  chloride: analyte('2075-0', 'Chloride', MMOL, [96, 107], [103, 0.012, 0]),
  co2: analyte('2028-9', 'CO2', MMOL, [22, 29], [26, 0.05, 0]),
  bun: analyte('3094-0', 'Urea nitrogen (BUN)', MGDL, [7, 20], [14, 0.13, 0]),
  creatinine: analyte('2160-0', 'Creatinine', MGDL, [0.74, 1.35], [0.95, 0.045, 2], {
    range: [0.59, 1.04],
    usual: 0.76,
  }),
  egfr: analyte(
    '98979-8',
    'eGFR (CKD-EPI 2021)',
    ['mL/min/1.73m2', 'mL/min/{1.73_m2}'],
    [60, null],
    [90, 0, 0],
  ),
  glucose: analyte('2345-7', 'Glucose', MGDL, [70, 99], [91, 0.06, 0]),
  calcium: analyte('17861-6', 'Calcium', MGDL, [8.6, 10.3], [9.4, 0.016, 1]),
  ica: analyte('1995-0', 'Calcium, Ionized', MMOL, [1.12, 1.32], [1.21, 0.015, 2]),
  magnesium: analyte('19123-9', 'Magnesium', MGDL, [1.6, 2.6], [2, 0.04, 1]),
  phosphate: analyte('2777-1', 'Phosphorus', MGDL, [2.5, 4.5], [3.4, 0.07, 1]),
  tp: analyte('2885-2', 'Protein, Total', GDL, [6, 8.3], [7.1, 0.03, 1]),
  albumin: analyte('1751-7', 'Albumin', GDL, [3.5, 5], [4.3, 0.03, 1]),
  bili: analyte('1975-2', 'Bilirubin, Total', MGDL, [0.1, 1.2], [0.6, 0.2, 1]),
  alp: analyte('6768-6', 'Alkaline Phosphatase', UL, [40, 130], [72, 0.07, 0]),
  alt: analyte('1742-6', 'ALT', UL, [7, 55], [22, 0.15, 0]),
  ast: analyte('1920-8', 'AST', UL, [8, 40], [21, 0.12, 0]),
  lipase: analyte('3040-3', 'Lipase', UL, [13, 60], [28, 0.15, 0]),
  ldh: analyte('2532-0', 'LDH', UL, [140, 280], [185, 0.07, 0]),
  ck: analyte('2157-6', 'Creatine Kinase', UL, [39, 308], [120, 0.2, 0], { range: [26, 192], usual: 85 }),
  uric: analyte('3084-1', 'Uric Acid', MGDL, [3.4, 7], [5.6, 0.07, 1], { range: [2.4, 6], usual: 4.5 }),
  chol: analyte('2093-3', 'Cholesterol, Total', MGDL, [null, 200], [188, 0.05, 0]),
  hdl: analyte('2085-9', 'HDL Cholesterol', MGDL, [40, null], [48, 0.05, 0], {
    range: [50, null],
    usual: 58,
  }),
  ldl: analyte('13457-7', 'LDL Cholesterol, Calculated', MGDL, [null, 100], [114, 0.06, 0]),
  trig: analyte('2571-8', 'Triglycerides', MGDL, [null, 150], [122, 0.18, 0]),
  a1c: analyte('4548-4', 'Hemoglobin A1c', PCT, [4, 5.6], [5.3, 0.015, 1]),
  tsh: analyte('3016-3', 'TSH', ['uIU/mL', 'u[IU]/mL'], [0.4, 4.5], [1.8, 0.15, 2]),
  ft4: analyte('3024-7', 'T4, Free', ['ng/dL', 'ng/dL'], [0.8, 1.8], [1.2, 0.05, 2]),
  tpo: analyte('8099-4', 'Thyroid Peroxidase Ab', ['IU/mL', '[IU]/mL'], [0, 9], [2, 0.2, 0]),
  pth: analyte('2731-8', 'PTH, Intact', ['pg/mL', 'pg/mL'], [15, 65], [38, 0.1, 0]),
  vitd: analyte('1989-3', 'Vitamin D, 25-OH', NGML, [20, 80], [31, 0.1, 0]),
  ferritin: analyte('2276-4', 'Ferritin', NGML, [24, 336], [120, 0.1, 0], { range: [11, 307], usual: 62 }),
  iron: analyte('2498-4', 'Iron', ['ug/dL', 'ug/dL'], [60, 170], [95, 0.18, 0]),
  tibc: analyte('2500-7', 'TIBC', ['ug/dL', 'ug/dL'], [250, 450], [330, 0.05, 0]),
  tsat: analyte('2502-3', 'Transferrin Saturation', PCT, [20, 50], [29, 0.15, 0]),
  b12: analyte('2132-9', 'Vitamin B12', ['pg/mL', 'pg/mL'], [200, 900], [460, 0.08, 0]),
  folate: analyte('2284-8', 'Folate', NGML, [3, 20], [12, 0.1, 1]),
  crp: analyte('1988-5', 'C-Reactive Protein', ['mg/L', 'mg/L'], [0, 5], [1.6, 0.3, 1]),
  esr: analyte('4537-7', 'Sed Rate (ESR)', ['mm/hr', 'mm/h'], [0, 15], [8, 0.2, 0], {
    range: [0, 20],
    usual: 11,
  }),
  procal: analyte('33959-8', 'Procalcitonin', NGML, [0, 0.1], [0.04, 0.2, 2]),
  lactate: analyte('2524-7', 'Lactate', MMOL, [0.5, 2], [1.1, 0.15, 1]),
  trophs: analyte('89579-7', 'Troponin I, High Sensitivity', ['ng/L', 'ng/L'], [0, 34], [5, 0.2, 0], {
    range: [0, 16],
    usual: 4,
  }),
  bnp: analyte('30934-4', 'BNP', ['pg/mL', 'pg/mL'], [0, 100], [32, 0.2, 0]),
  ntprobnp: analyte('33762-6', 'NT-proBNP', ['pg/mL', 'pg/mL'], [0, 125], [70, 0.2, 0]),
  ddimer: analyte('48065-7', 'D-Dimer (FEU)', ['ng/mL FEU', 'ng/mL{FEU}'], [0, 500], [260, 0.2, 0]),
  inr: analyte('6301-6', 'INR', ['INR', '{INR}'], [0.8, 1.2], [1, 0.03, 1]),
  pt: analyte('5902-2', 'Prothrombin Time', ['sec', 's'], [11, 13.5], [12.1, 0.03, 1]),
  aptt: analyte('14979-9', 'aPTT', ['sec', 's'], [25, 36], [30, 0.04, 1]),
  fibrinogen: analyte('3255-7', 'Fibrinogen', MGDL, [200, 400], [310, 0.08, 0]),
  hcg: analyte('21198-7', 'hCG, Beta Subunit, Quant', ['mIU/mL', 'm[IU]/mL'], [0, 5], [1, 0.1, 0]),
  bhb: analyte('', 'Beta-Hydroxybutyrate', MMOL, [0, 0.4], [0.1, 0.2, 1]),
  phv: analyte('2746-6', 'pH, Venous', ['pH', '[pH]'], [7.31, 7.41], [7.36, 0.002, 2]),
  pco2v: analyte('2021-4', 'pCO2, Venous', ['mmHg', 'mm[Hg]'], [40, 52], [45, 0.04, 0]),
  pha: analyte('2744-1', 'pH, Arterial', ['pH', '[pH]'], [7.35, 7.45], [7.4, 0.002, 2]),
  pco2a: analyte('2019-8', 'pCO2, Arterial', ['mmHg', 'mm[Hg]'], [35, 45], [40, 0.04, 0]),
  po2a: analyte('2703-7', 'pO2, Arterial', ['mmHg', 'mm[Hg]'], [75, 100], [88, 0.05, 0]),
  osm: analyte('2692-2', 'Osmolality, Serum', ['mOsm/kg', 'mosm/kg'], [275, 295], [288, 0.01, 0]),
  uosm: analyte('2695-5', 'Osmolality, Urine', ['mOsm/kg', 'mosm/kg'], [50, 1200], [480, 0.2, 0]),
  una: analyte('2955-3', 'Sodium, Urine', MMOL, null, [80, 0.2, 0]),
  uacr: analyte('9318-7', 'Albumin/Creatinine Ratio, Urine', ['mg/g creat', 'mg/g'], [0, 30], [8, 0.25, 0]),
  upcr: analyte('2890-2', 'Protein/Creatinine Ratio, Urine', ['mg/g creat', 'mg/g'], [0, 200], [80, 0.15, 0]),
  uca24: analyte('6874-2', 'Calcium, 24h Urine', ['mg/24 h', 'mg/(24.h)'], [100, 300], [190, 0.1, 0]),
  psa: analyte('2857-1', 'PSA', NGML, [0, 4], [1.1, 0.1, 1]),
  cortisol: analyte('2143-6', 'Cortisol', ['ug/dL', 'ug/dL'], [5, 23], [14, 0.15, 1]),
  csfwbc: analyte('806-0', 'WBC, CSF', ['/uL', '/uL'], [0, 5], [1, 0, 0]),
  csfglucose: analyte('2342-4', 'Glucose, CSF', MGDL, [40, 70], [60, 0, 0]),
  csfprotein: analyte('2880-3', 'Protein, CSF', MGDL, [15, 45], [30, 0, 0]),
} satisfies Record<string, Analyte>;

export type AnalyteName = keyof typeof ANALYTES;

/** A laboratory order: the report's LOINC, its name and its members in reported order. */
export interface Panel {
  readonly loinc: string;
  readonly display: string;
  readonly members: readonly AnalyteName[];
}

const CBC: readonly AnalyteName[] = ['wbc', 'rbc', 'hgb', 'hct', 'mcv', 'mch', 'rdw', 'plt'];
const BMP: readonly AnalyteName[] = [
  'glucose',
  'bun',
  'creatinine',
  'egfr',
  'sodium',
  'potassium',
  'chloride',
  'co2',
  'calcium',
];
const LIVER: readonly AnalyteName[] = ['tp', 'albumin', 'bili', 'alp', 'alt', 'ast'];

export const PANELS = {
  cbc: { loinc: '58410-2', display: 'CBC (hemogram)', members: CBC },
  cbcdiff: { loinc: '57021-8', display: 'CBC with differential', members: [...CBC, 'neut', 'lymph', 'eos'] },
  bmp: { loinc: '51990-0', display: 'Basic metabolic panel', members: BMP },
  cmp: { loinc: '24323-8', display: 'Comprehensive metabolic panel', members: [...BMP, ...LIVER] },
  liver: { loinc: '24325-3', display: 'Hepatic function panel', members: LIVER },
  lipids: { loinc: '24331-1', display: 'Lipid panel', members: ['chol', 'hdl', 'ldl', 'trig'] },
  a1c: { loinc: '4548-4', display: 'Hemoglobin A1c', members: ['a1c'] },
  tsh: { loinc: '3016-3', display: 'TSH', members: ['tsh'] },
  coag: { loinc: '34528-0', display: 'PT panel', members: ['pt', 'inr'] },
  iron: { loinc: '50190-8', display: 'Iron and TIBC', members: ['iron', 'tibc', 'tsat'] },
} satisfies Record<string, Panel>;

export type PanelName = keyof typeof PANELS;
