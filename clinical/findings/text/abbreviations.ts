/**
 * Clinical abbreviations with one meaning in notes, as written (lower case) to what they stand for. Notes and patterns
 * both pass through this table, so a pattern may use either form. What a word of its own also means is left out
 * ("PE", "MS", "RA"); analytes, drugs and conditions bring their own short names.
 */
const anyCase: Readonly<Record<string, string>> = {
  // complaints
  sob: 'shortness of breath', soboe: 'shortness of breath on exertion', sobar: 'shortness of breath at rest',
  doe: 'dyspnea on exertion', cp: 'chest pain', 
  'h/h': 'hgb/hct', 'h&h': 'hgb/hct',
  'n/v': 'nausea and vomiting', 'n&v': 'nausea and vomiting', 'n+v': 'nausea and vomiting',
  'n/v/d': 'nausea vomiting and diarrhea', 'n/v/d/c': 'nausea vomiting diarrhea and constipation', nvd: 'nausea vomiting and diarrhea',
  'd&v': 'diarrhea and vomiting', 'd/v': 'diarrhea and vomiting', 'd+v': 'diarrhea and vomiting', 'v/d': 'vomiting and diarrhea',
  'v&d': 'vomiting and diarrhea', 'p&n': 'pins and needles', 'e&d': 'eating and drinking', 'f/c': 'fever and chills', 'f/c/s': 'fever chills and sweats', 'f/c/n/v': 'fever chills nausea and vomiting',
  'f/n/v': 'fever nausea and vomiting', 'cp/sob': 'chest pain shortness of breath', 'sob/cp': 'shortness of breath chest pain',
  'h/a': 'headache', ams: 'altered mental status', incont: 'incontinence', eff: 'effusion', peric: 'pericardial', clr: 'clear', noct: 'nocturia', loa: 'loss of appetite', 'si/hi': 'suicidal ideation homicidal ideation',
  'a/vh': 'auditory hallucinations visual hallucinations', avh: 'auditory hallucinations visual hallucinations',
  'uri': 'upper respiratory infection', urti: 'upper respiratory infection', sx: 'symptoms', sxs: 'symptoms', symps: 'symptoms', chg: 'change', noc: 'night', decr: 'decreased',
  // sides and sites
  'b/l': 'bilateral', bilat: 'bilateral', 'r-sided': 'right sided', 'l-sided': 'left sided',
  ble: 'bilateral lower extremity', bles: 'bilateral lower extremity', lle: 'left lower extremity', rle: 'right lower extremity', bue: 'bilateral upper extremity',
  lue: 'left upper extremity', rue: 'right upper extremity', abdo: 'abdomen', abd: 'abdomen', epig: 'epigastric',
  periumb: 'periumbilical', paraumbilical: 'periumbilical', cvat: 'costovertebral tenderness',
  bil: 'bilateral', lat: 'lateral', ant: 'anterior', 
  // examination
  ctab: 'clear to auscultation bilaterally', ctabl: 'clear to auscultation bilaterally', lctab: 'lungs clear to auscultation bilaterally', 'cta/b': 'clear to auscultation bilaterally',
  ctba: 'clear to auscultation bilaterally', rrr: 'regular rate and rhythm', ntnd: 'nontender nondistended', 'nt/nd': 'nontender nondistended', 'nd/nt': 'nondistended nontender',
  'snt/nd': 'soft nontender nondistended', sntnd: 'soft nontender nondistended', 's/nt/nd': 'soft nontender nondistended', 's/nd/nt': 'soft nondistended nontender',
  'p/a': 'abdomen', hsm: 'hepatosplenomegaly', snt: 'soft nontender', 's/nt': 'soft nontender', 'c/c/o': 'conscious cooperative oriented', 'p/i/c/c/l/e': 'pallor icterus cyanosis clubbing lymphadenopathy or edema', cth: 'ct head', 'c/c/e': 'clubbing cyanosis or edema', cce: 'clubbing cyanosis or edema', 'm/r/g': 'murmur or rub or gallop', 'r/m/g': 'rub or murmur or gallop', mrg: 'murmur or rub or gallop', 'g/r/m': 'gallop rub or murmur',
  'w/r/r': 'wheeze rales or rhonchi', 'r/r/w': 'rales rhonchi or wheeze', 'r/w/r': 'rales wheeze or rhonchi', 'w/c/r': 'wheeze crackles or rhonchi', 'w/r/c': 'wheeze rhonchi or crackles', 'r/g': 'rebound or guarding', 'g/r': 'guarding or rebound', 'g/r/r': 'guarding rebound or rigidity', 'r/g/r': 'rebound guarding or rigidity',
  cmt: 'cervical motion tenderness', eomi: 'extraocular movements intact', perla: 'perrl', pearl: 'perrl', peerl: 'perrl', ncat: 'normocephalic atraumatic', 'nc/at': 'normocephalic atraumatic', mmm: 'moist mucous membranes', dmm: 'dry mucous membranes', tms: 'tympanic membranes', 
  'a&o': 'alert and oriented', 'a&ox3': 'alert and oriented', 'a&ox4': 'alert and oriented', aox3: 'alert and oriented', aox4: 'alert and oriented', aaox3: 'alert and oriented', aaox4: 'alert and oriented', 'a/ox3': 'alert and oriented', 'a+o': 'alert and oriented', 'a+ox3': 'alert and oriented',
  wob: 'work of breathing', insp: 'inspiratory', 'b/s': 'breath sounds', 'a/e': 'air entry', 'vbs': 'vesicular breath sounds', dtr: 'deep tendon reflexes', dtrs: 'deep tendon reflexes', crt: 'capillary refill', brbpr: 'bright red blood per rectum', uop: 'urine output', 'u/o': 'urine output',
  tachy: 'tachycardic', brady: 'bradycardic', desat: 'desaturation', desats: 'desaturation', febs: 'febrile', resps: 'respirations', 
  // how it is said
  'c/o': 'complains of', 's/p': 'status post', 'w/o': 'without', 'w/': 'with', 'h/o': 'history of', 'hx/o': 'history of', fhx: 'family history', 'f/h/o': 'family history of', pmhx: 'past medical history', 'd/t': 'due to', 'c/w': 'consistent with', 'p/w': 'presents with', bibems: 'brought in by ambulance', biba: 'brought in by ambulance',
  '+ve': 'positive', pos: 'positive', '(+)': 'positive', '[+]': 'positive', '(-)': 'negative', '(−)': 'negative', '(–)': 'negative', '[-]': 'negative', '-ve': 'negative', '−ve': 'negative', '–ve': 'negative', 'y/o': 'year old', yo: 'year old', 'r/t': 'related to', 'i/s/o': 'in the setting of',
  "pu'd": 'passed urine', twi: 't wave inversion', wt: 'weight', '1st deg': 'first degree', chb: 'complete heart block', 'c/b': 'complicated by', 'f/b': 'followed by', ppm: 'permanent pacemaker', afeb: 'afebrile', chtn: 'chronic hypertension', nvi: 'neurovascularly intact', ncct: 'noncontrast ct head', bkg: 'background', 'b/g': 'background', mj: 'marijuana', tatt: 'tired all the time', cmw: 'midwife', pog: 'weeks gestation', lne: 'lymphadenopathy', 'k/c/o': 'known case of', kco: 'known case of', 'k/c': 'known case', 'n/k/c/o': 'no history of', 'nkco': 'no history of', fmf: 'fetal movements felt', nbi: 'no bony injury', afsof: 'anterior fontanelle soft and flat', iutd: 'immunizations up to date',
  nl: 'normal', nml: 'normal', gd: 'good', consol: 'consolidation', 'f/c/ns': 'fever chills and night sweats', lnpathy: 'lymphadenopathy', impalpable: 'not palpable', unpalpable: 'not palpable', nfnd: 'no focal neurological deficit', jvpne: 'jvp not elevated', jvpnr: 'jvp not raised',
  htn: 'hypertension', pulm: 'pulmonary', palp: 'palpable', bld: 'blood', vag: 'vaginal', anticoag: 'anticoagulant', anticoags: 'anticoagulants', movts: 'movements', mvmts: 'movements', immun: 'immunization', vaccs: 'immunizations', vacs: 'immunizations', imms: 'immunizations',
  fx: 'fracture', 't-c': 'tonic clonic', 'd/o': 'disorder', chole: 'cholecystectomy', hpn: 'hypertension', fnd: 'focal neurological deficit', fnds: 'focal neurological deficit', 'c-section': 'cesarean section', 'b/o': 'because of', ptc: 'prior to consultation', bov: 'blurring of vision',  '#nof': 'neck of femur fracture', sz: 'seizure', szs: 'seizures', gtcs: 'generalized tonic clonic seizure', gtc: 'generalized tonic clonic', abx: 'antibiotics', bcx: 'blood culture', ucx: 'urine culture', cxs: 'cultures', etoh: 'alcohol', tob: 'tobacco', infil: 'infiltrate', alc: 'alcohol', cigs: 'cigarettes', fags: 'cigarettes', nkma: 'no known drug allergies', nkfa: 'no food allergy', teetotaller: 'teetotal', teetotaler: 'teetotal', upi: 'unprotected sex', upai: 'unprotected sex', pyh: 'pack years', racf: 'nursing home', ltcf: 'nursing home', nfa: 'no fixed abode', ftnd: 'full term', mtop: 'abortion', erpc: 'curettage', 'd&c': 'curettage', ivdu: 'intravenous drug use', ivda: 'intravenous drug abuse', pwid: 'injects drugs', 
  '↑': 'increased', '↑↑': 'increased', '↓': 'decreased', '↓↓': 'decreased',
}; // prettier-ignore

/** Words, or something else, in lower case: only capitals stand for this. */
const capitalsOnly: Readonly<Record<string, string>> = {
  ALC: 'absolute lymphocyte count', CLAD: 'cervical lymphadenopathy', cLAD: 'cervical lymphadenopathy',   Rt: 'right', rt: 'right', Lt: 'left', lt: 'left', HA: 'headache', HAs: 'headache', WHOL: 'worst headache of life', LOC: 'loss of consciousness', LN: 'lymph nodes', LNs: 'lymph nodes', LE: 'lower extremity', UE: 'upper extremity', SI: 'suicidal ideation', HI: 'homicidal ideation',
  RUL: 'right upper lobe', RML: 'right middle lobe', RLL: 'right lower lobe', LUL: 'left upper lobe', LLL: 'left lower lobe', RLZ: 'right lower lobe', LLZ: 'left lower lobe', RUZ: 'right upper lobe', LUZ: 'left upper lobe',
  AE: 'air entry', TM: 'tympanic membrane', BM: 'bowel movement', BMs: 'bowel movements', PO: 'oral', CVAT: 'costovertebral tenderness',
}; // prettier-ignore

/** Most letters of an abbreviation that is a single word: longer words need no look. */
export const longestPlainAbbreviation = 13;

/** Most tokens that one abbreviation is written with ("f/c/n/v"). */
export const longestAbbreviation = 11;

/** "Doesn't", "hasnt": what a pattern with "does not" reads. */
const contracted = /^(do|does|did|has|have|had|is|are|was|were)n['’]?t$/;

/** The meaning of an abbreviation as it stands in the text, or `null`. */
export function meaningOf(written: string): string | null {
  if (Object.hasOwn(capitalsOnly, written)) return capitalsOnly[written] ?? null;
  const lower = written.toLowerCase();
  const verb = contracted.exec(lower)?.[1];
  if (verb !== undefined) return `${verb} not`;
  return Object.hasOwn(anyCase, lower) ? (anyCase[lower] ?? null) : null;
}
