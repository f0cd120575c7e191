/** Misspellings that clinicians' and patients' words often have and that are too far, or too short, to be found by edits. */
const wrong: Readonly<Record<string, string>> = {
  breth: 'breath', breths: 'breaths', brething: 'breathing', breahting: 'breathing', exersion: 'exertion', excertion: 'exertion', excersion: 'exertion', blod: 'blood', bleding: 'bleeding',
  pnuemonia: 'pneumonia', pnemonia: 'pneumonia', neumonia: 'pneumonia', diarhea: 'diarrhea', diarrea: 'diarrhea', diahrea: 'diarrhea', diahrrea: 'diarrhea', diahorrea: 'diarrhea', diarreah: 'diarrhea', dairrhea: 'diarrhea',
  nausia: 'nausea', nausous: 'nauseous', nausious: 'nauseous', dizzyness: 'dizziness', diziness: 'dizziness', headach: 'headache', headahce: 'headache', heachache: 'headache', stomache: 'stomach', stomack: 'stomach',
  abdomin: 'abdomen', abodmen: 'abdomen', adbomen: 'abdomen', abdomnal: 'abdominal', adbominal: 'abdominal', abodminal: 'abdominal', abdomial: 'abdominal', fevor: 'fever', feaver: 'fever', fevr: 'fever', caugh: 'cough',
  palpatations: 'palpitations', palpatation: 'palpitation', tachicardia: 'tachycardia', astma: 'asthma', asthama: 'asthma', diabeties: 'diabetes', diabetis: 'diabetes', siezure: 'seizure', siezures: 'seizures', seisure: 'seizure',
  syncopy: 'syncope', puritis: 'pruritus', pruritis: 'pruritus', puritic: 'pruritic', odema: 'edema', oedma: 'edema', edemia: 'edema', swolen: 'swollen', swoollen: 'swollen', sweling: 'swelling', ankels: 'ankles', ankel: 'ankle', weekness: 'weakness', weaknes: 'weakness',
  numbess: 'numbness', nubmness: 'numbness', parasthesia: 'paresthesia', parasthesias: 'paresthesias', parathesia: 'paresthesia', concious: 'conscious', conciousness: 'consciousness', unconcious: 'unconscious', lathargic: 'lethargic', lethargc: 'lethargic', juandice: 'jaundice', jaundise: 'jaundice',
  chset: 'chest', pian: 'pain', apin: 'pain', shoulde: 'shoulder', tonsills: 'tonsils', absess: 'abscess', abcess: 'abscess', ulcar: 'ulcer', rigours: 'rigors', vomting: 'vomiting', vomitng: 'vomiting', vomitted: 'vomited',
  weezing: 'wheezing', wheesing: 'wheezing', rashs: 'rashes', tendernes: 'tenderness', tendor: 'tender', gaurding: 'guarding', rebond: 'rebound', fatige: 'fatigue', fatique: 'fatigue', apetite: 'appetite', appitite: 'appetite', wieght: 'weight', nite: 'night', nites: 'nights', thru: 'through'
}; // prettier-ignore

/** The word that was meant, or the word itself. Lower case. */
export function spelledRight(word: string): string {
  return Object.hasOwn(wrong, word) ? (wrong[word] ?? word) : word;
}
