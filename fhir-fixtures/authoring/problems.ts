/** A coded problem. SNOMED CT and ICD-10-CM codes are given only where the authors are certain of them. */
export interface Problem {
  readonly text: string;
  readonly sct?: string;
  readonly icd?: string;
}

function problem(text: string, sct: string | null, icd?: string): Problem {
  return { text, ...(sct && { sct }), ...(icd && { icd }) };
}

/** Problems, visit diagnoses and complaints by short name. */
export const PROBLEMS = {
  hypertension: problem('Essential hypertension', '59621000', 'I10'),
  hyperlipidaemia: problem('Hyperlipidemia', '55822004', 'E78.5'),
  diabetes2: problem('Type 2 diabetes mellitus', '44054006', 'E11.9'),
  prediabetes: problem('Prediabetes', '714628002', 'R73.03'),
  obesity: problem('Obesity', '414916001', 'E66.9'),
  hypothyroidism: problem('Hypothyroidism', '40930008', 'E03.9'),
  asthma: problem('Asthma', '195967001', 'J45.909'),
  copd: problem('Chronic obstructive lung disease', '13645005', 'J44.9'),
  reflux: problem('Gastroesophageal reflux disease', '235595009', 'K21.9'),
  osteoarthritis: problem('Osteoarthritis', '396275006', 'M19.90'),
  kneeOsteoarthritis: problem('Osteoarthritis of knee', '239873007', 'M17.9'),
  ckd3: problem('Chronic kidney disease stage 3', '433144002', 'N18.30'),
  heartFailure: problem('Heart failure', '84114007', 'I50.9'),
  hfref: problem('Heart failure with reduced ejection fraction', '703272007', 'I50.20'),
  atrialFibrillation: problem('Atrial fibrillation', '49436004', 'I48.91'),
  coronaryDisease: problem('Coronary arteriosclerosis', '53741008', 'I25.10'),
  depression: problem('Depressive disorder', '35489007', 'F32.A'),
  anxiety: problem('Generalized anxiety disorder', '21897009', 'F41.1'),
  migraine: problem('Migraine', '37796009', 'G43.909'),
  osteoporosis: problem('Osteoporosis', '64859006', 'M81.0'),
  osteopenia: problem('Osteopenia', '312894000'),
  prostate: problem('Benign prostatic hyperplasia', '266569009', 'N40.0'),
  gout: problem('Gout', '90560007', 'M10.9'),
  allergicRhinitis: problem('Allergic rhinitis', '61582004', 'J30.9'),
  diverticulosis: problem('Diverticulosis of colon', null, 'K57.30'),
  kidneyStone: problem('Kidney stone', '95570007', 'N20.0'),
  tobacco: problem('Nicotine dependence', '56294008', 'F17.210'),
  pmr: problem('Polymyalgia rheumatica', '65323003', 'M35.3'),
  cataract: problem('Cataract', '193570009', 'H26.9'),
  sleepApnoea: problem('Obstructive sleep apnea', '78275009', 'G47.33'),
  vitaminD: problem('Vitamin D deficiency', '34713006', 'E55.9'),
  lowBackPain: problem('Low back pain', '279039007', 'M54.50'),
  eczema: problem('Atopic dermatitis', '24079001', 'L20.9'),
  bronchitis: problem('Acute bronchitis', '10509002', 'J20.9'),
  cold: problem('Upper respiratory infection', '54150009', 'J06.9'),
  sinusitis: problem('Sinusitis', '36971009'),
  pharyngitis: problem('Acute pharyngitis', '363746003', 'J02.9'),
  uti: problem('Urinary tract infection', '68566005', 'N39.0'),
  otitis: problem('Otitis media', '65363002', 'H66.90'),
  gastroenteritis: problem('Gastroenteritis', '25374005', 'K52.9'),
  ankleSprain: problem('Sprain of ankle', '44465007'),
  chlamydia: problem('Chlamydial infection', '105629000'),
  yeast: problem('Vulvovaginal candidiasis', null, 'B37.31'),
  pregnancy: problem('Pregnancy', '77386006'),
  chestPain: problem('Chest pain', '29857009', 'R07.9'),
  dyspnoea: problem('Dyspnea', '267036007', 'R06.00'),
  headache: problem('Headache', '25064002', 'R51.9'),
  fever: problem('Fever', '386661006', 'R50.9'),
  abdominalPain: problem('Abdominal pain', '21522001', 'R10.9'),
  cough: problem('Cough', '49727002'),
  fatigue: problem('Fatigue', '84229001', 'R53.83'),
  weightLoss: problem('Weight loss', '89362005', 'R63.4'),
  kneePain: problem('Knee pain', null, 'M25.569'),
  syncope: problem('Syncope', '271594007', 'R55'),
  confusion: problem('Confusion', null, 'R41.0'),
  vomiting: problem('Vomiting', '422400008', 'R11.10'),
  weakness: problem('Weakness', '13791008', 'R53.1'),
  checkup: problem('General medical examination', null, 'Z00.00'),
  wellChild: problem('Well child visit', null, 'Z00.129'),
} satisfies Record<string, Problem>;

export type ProblemName = keyof typeof PROBLEMS;
