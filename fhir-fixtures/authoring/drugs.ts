/** A drug as prescribed: RxNorm code where the authors are certain of it, otherwise text alone. */
export interface Drug {
  readonly text: string;
  readonly sig: string;
  readonly rxnorm?: readonly [code: string, display: string];
}

function drug(text: string, sig: string, rxnorm?: readonly [string, string]): Drug {
  return { text, sig, ...(rxnorm && { rxnorm }) };
}

const DAILY = 'Take 1 tablet by mouth daily';
const BID = 'Take 1 tablet by mouth twice daily';

/** Drugs by short name. Clinical drug codes for common strengths, ingredient codes for the others. */
export const DRUGS = {
  lisinopril10: drug('lisinopril 10 mg tablet', DAILY, ['314076', 'lisinopril 10 MG Oral Tablet']),
  lisinopril20: drug('lisinopril 20 mg tablet', DAILY, ['314077', 'lisinopril 20 MG Oral Tablet']),
  lisinopril40: drug('lisinopril 40 mg tablet', DAILY, ['29046', 'lisinopril']),
  losartan50: drug('losartan 50 mg tablet', DAILY, ['52175', 'losartan']),
  amlodipine5: drug('amlodipine 5 mg tablet', DAILY, ['197361', 'amlodipine 5 MG Oral Tablet']),
  amlodipine10: drug('amlodipine 10 mg tablet', DAILY, ['308135', 'amlodipine 10 MG Oral Tablet']),
  hctz25: drug('hydrochlorothiazide 25 mg tablet', 'Take 1 tablet by mouth every morning', [
    '310798',
    'hydrochlorothiazide 25 MG Oral Tablet',
  ]),
  chlorthalidone25: drug('chlorthalidone 25 mg tablet', 'Take 1 tablet by mouth every morning', [
    '2409',
    'chlorthalidone',
  ]),
  metoprolol50: drug('metoprolol succinate ER 50 mg tablet', DAILY, ['6918', 'metoprolol']),
  metoprolol25: drug('metoprolol tartrate 25 mg tablet', BID, ['6918', 'metoprolol']),
  carvedilol25: drug('carvedilol 25 mg tablet', `${BID} with food`, ['20352', 'carvedilol']),
  labetalol200: drug('labetalol 200 mg tablet', BID, ['6185', 'labetalol']),
  furosemide40: drug('furosemide 40 mg tablet', 'Take 1 tablet by mouth every morning', [
    '313988',
    'furosemide 40 MG Oral Tablet',
  ]),
  furosemide40bid: drug('furosemide 40 mg tablet', BID, ['313988', 'furosemide 40 MG Oral Tablet']),
  spironolactone25: drug('spironolactone 25 mg tablet', DAILY, [
    '313096',
    'spironolactone 25 MG Oral Tablet',
  ]),
  atorvastatin20: drug('atorvastatin 20 mg tablet', 'Take 1 tablet by mouth at bedtime', [
    '617310',
    'atorvastatin 20 MG Oral Tablet',
  ]),
  atorvastatin40: drug('atorvastatin 40 mg tablet', 'Take 1 tablet by mouth at bedtime', [
    '617311',
    'atorvastatin 40 MG Oral Tablet',
  ]),
  rosuvastatin10: drug('rosuvastatin 10 mg tablet', DAILY, ['301542', 'rosuvastatin']),
  aspirin81: drug('aspirin 81 mg tablet', DAILY, ['1191', 'aspirin']),
  metformin500: drug('metformin 500 mg tablet', `${BID} with meals`, [
    '861007',
    'metformin hydrochloride 500 MG Oral Tablet',
  ]),
  metformin1000: drug('metformin 1,000 mg tablet', `${BID} with meals`, [
    '861004',
    'metformin hydrochloride 1000 MG Oral Tablet',
  ]),
  levothyroxine: drug('levothyroxine 75 mcg tablet', `${DAILY} before breakfast`, ['10582', 'levothyroxine']),
  omeprazole20: drug('omeprazole 20 mg capsule', 'Take 1 capsule by mouth daily', ['7646', 'omeprazole']),
  pantoprazole40: drug('pantoprazole 40 mg tablet', DAILY, ['40790', 'pantoprazole']),
  ibuprofen600: drug('ibuprofen 600 mg tablet', 'Take 1 tablet by mouth every 8 hours as needed for pain', [
    '197806',
    'ibuprofen 600 MG Oral Tablet',
  ]),
  naproxen500: drug('naproxen 500 mg tablet', `${BID} with food as needed for pain`, [
    '198014',
    'naproxen 500 MG Oral Tablet',
  ]),
  acetaminophen500: drug('acetaminophen 500 mg tablet', 'Take 2 tablets by mouth every 8 hours as needed', [
    '161',
    'acetaminophen',
  ]),
  albuterol: drug('albuterol HFA 90 mcg/actuation inhaler', 'Inhale 2 puffs every 4 hours as needed', [
    '435',
    'albuterol',
  ]),
  tiotropium: drug('tiotropium 18 mcg inhalation capsule', 'Inhale 1 capsule daily', ['69120', 'tiotropium']),
  fluticasoneSalmeterol: drug('fluticasone-salmeterol 250-50 mcg inhaler', 'Inhale 1 puff twice daily'),
  fluticasoneNasal: drug('fluticasone 50 mcg nasal spray', '2 sprays each nostril daily', [
    '41126',
    'fluticasone',
  ]),
  cetirizine10: drug('cetirizine 10 mg tablet', `${DAILY} as needed`, ['20610', 'cetirizine']),
  prednisone20: drug('prednisone 20 mg tablet', 'Take 2 tablets by mouth daily for 5 days', [
    '8640',
    'prednisone',
  ]),
  prednisone5: drug('prednisone 5 mg tablet', 'Taper as directed', ['8640', 'prednisone']),
  sertraline50: drug('sertraline 50 mg tablet', DAILY, ['36437', 'sertraline']),
  amoxicillin500: drug('amoxicillin 500 mg capsule', 'Take 1 capsule three times daily for 10 days', [
    '723',
    'amoxicillin',
  ]),
  amoxicillinSusp: drug('amoxicillin 400 mg/5 mL suspension', '6 mL by mouth twice daily for 10 days', [
    '723',
    'amoxicillin',
  ]),
  azithromycin: drug('azithromycin 250 mg tablet', '2 tablets day 1, then 1 daily for 4 days', [
    '18631',
    'azithromycin',
  ]),
  doxycycline100: drug('doxycycline hyclate 100 mg capsule', 'Take 1 capsule twice daily for 7 days', [
    '3640',
    'doxycycline',
  ]),
  nitrofurantoin: drug(
    'nitrofurantoin macrocrystals 100 mg capsule',
    'Take 1 capsule twice daily for 5 days',
    ['7454', 'nitrofurantoin'],
  ),
  benzonatate: drug('benzonatate 100 mg capsule', 'Take 1 capsule three times daily as needed for cough'),
  fluconazole150: drug('fluconazole 150 mg tablet', 'Take 1 tablet by mouth once', ['4450', 'fluconazole']),
  ocp: drug('ethinyl estradiol-levonorgestrel 0.03-0.15 mg tablet', DAILY),
  prenatal: drug('prenatal vitamin tablet', DAILY),
  vitaminD: drug('cholecalciferol 1,000 unit tablet', DAILY, ['2418', 'cholecalciferol']),
  calciumD: drug('calcium carbonate-vitamin D3 600 mg-400 unit tablet', BID),
  tamsulosin: drug('tamsulosin 0.4 mg capsule', 'Take 1 capsule by mouth daily', ['77492', 'tamsulosin']),
  sumatriptan50: drug('sumatriptan 50 mg tablet', 'Take 1 tablet at onset, may repeat once after 2 hours', [
    '37418',
    'sumatriptan',
  ]),
  allopurinol100: drug('allopurinol 100 mg tablet', DAILY, ['519', 'allopurinol']),
  apixaban5: drug('apixaban 5 mg tablet', BID, ['1364430', 'apixaban']),
  trazodone50: drug('trazodone 50 mg tablet', 'Take 1 tablet by mouth at bedtime as needed', [
    '10737',
    'trazodone',
  ]),
  acetaminophenSusp: drug('acetaminophen 160 mg/5 mL suspension', '6.5 mL by mouth every 6 hours as needed', [
    '161',
    'acetaminophen',
  ]),
} satisfies Record<string, Drug>;

export type DrugName = keyof typeof DRUGS;
