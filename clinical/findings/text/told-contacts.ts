import type { Amount } from './told-changes.ts';

const person = String.raw`(?:wife|husband|hubby|partner|spouse|(?:girl|boy)?friends?|(?:flat|house|room|class|work)-?mates?|(?:co-?)?workers?|colleagues?|neighbou?rs?|kids?|child(?:ren)?|sons?|daughters?|brothers?|sisters?|sibs?|siblings?|cousins?|nephews?|nieces?|grand(?:sons?|daughters?|child(?:ren)?|kids)|mum|mom|mother|dad|father|parents|nan|grand(?:ma|pa|mother|father|dad)|family|household|residents?|toddlers?|team-?mates?|players|class|nursery|school|daycare|boys|girls|students|inmates|carer|(?:yr|year)[- ]old)`;
const infection = String.raw`(?:d\s?[&+/]\s?v|diarrh?o?ea|vomit\w*|gastro\w*|(?:tummy |stomach |viral )?bug|virus|noro\w*|flu|influenza|covid|colds?(?! sore)|cough\w*|(?<!hay )fevers?|febrile|sore throats?|tonsillitis|strep\w*|scarlet fever|chicken ?pox|shingles|zoster|measles|mumps|rsv|croup|whooping|pertussis|conjunctivitis|impetigo|scabies|boils|hand,? foot|hfmd|glandular fever|mono|pneumonia|dengue|typhoid|malaria|cholera|dysentery|loose motions|runny noses?|hoarse\w*|pink ?eye|chest infection|u?rti|cold sores?|unwell|ill|sick|poorly|(?:the |with )?same(?= (?:symptoms?|cough|thing|illness|rash|problem|bug)|\s*(?:[.,;)\n]|$))|similar(?:ly)?(?= (?:symptoms?|illness)|\s*(?:[.,;)\n]|$)))`;
const link = String.raw`(?:\s*:)?[^.;:\n]{0,40}?(?:\bw\/(?!o)|\b(?:has|have|with|is|are|also|off|got|caught|closed|down|both|all|had|tested|too)\b)[^.;:\n]{0,24}?\b`;
const recently = String.raw`\b(?:today|yesterday|(?:last|this) (?:week|weekend|month)|(?:\d|few|couple)[^.;\n]{0,12}(?:days?|weeks?|wks?|\/52|\/7)|[1-3] (?:months?|mo) (?:ago|back)|at (?:the )?weekend|recently|still|now|currently)\b`;
const contact = new RegExp(String.raw`\b${person}${link}${infection}\b[^.;\n]{0,30}`, 'gi');
const housemate = String.raw`(?:wife|husband|hubby|partner|(?:flat|house|room|class)-?mates?|co-?workers?|kids|children|grandkids|neighbou?rs?|everyone|everybody)`;
const longAgo =
  /\b(?:(?:19|20)\d\d|years?|yrs|as a (?:child|kid)|as an? (?:baby|infant)|in (?:his|her|their) \d|died|deceased|chronic|copd|asthma|cancer|dementia)\b/i;
const tells =
  /\b(?:says?|said|states?|reports?|reported|notice[sd]?|noted|worried|concerned|thinks|feels|describes?|tells|denies|found|brings|brought(?! home)|witnessed|he|she|i|patient|pt)\b/i;
const unlike = /\b(?:no|not|nobody|none|never|neither|without|well|fine|n't)\b|n't\b/i;
/** "Daughter rang: Dad is vomiting": the parent is the patient. */
const caller =
  /\b(?:daughter|son)\b[^.;\n]{0,30}(?:\br[iau]ng|call|phon|worried|concerned|reports|states|\bsay|:)/i;
const past = /\bhad\b/i;
const lately = new RegExp(recently, 'i');

/** Who around the patient is ill now, or was lately, with what is caught; and that nobody is. */
export const toldContacts: readonly Amount[] = [
  {
    id: 'sick-contact',
    pattern: contact,
    counts: ([words], { before, after }) => {
      if (longAgo.test(words) || tells.test(words) || unlike.test(words)) return false;
      if (/^(?:mum|mom|mam|dad|mother|father)\b/i.test(words) && caller.test(before)) return false;
      if (/\b(?:no|not|per|from|by|brings?|brought)\b[^.;:,\n]{0,14}$/i.test(before)) return false;
      return !past.test(words) || /\bhave had\b|\bhas had\b/i.test(words) || lately.test(words + after);
    },
  },
  {
    id: 'sick-contact',
    pattern: new RegExp(
      String.raw`\b(?:${housemate} and )?${housemate}(?:['’]s)?(?: (?:all|both|then|now|since|has|have))* (?:had|has|have|got|getting|caught) it(?= (?:too|as well|also|now|first|over|before|last|this)\b|\s*(?:[.,;)\n]|$))`,
      'gi',
    ),
    counts: (_, { before }) => !/\b(?:no|not|nor)\b[^.;:,\n]{0,14}$/i.test(before),
  },
  {
    id: 'sick-contact',
    pattern: new RegExp(
      String.raw`\b(?:${person}|toddler) (?:brought|bringing|brings) (?:it|this|that|one|something|a (?:bug|cold)) home\b|\b${infection}\b[^.;:,\n]{0,24}\b(?:going (?:a?round|through|thru)|goes round|doing the rounds|sweeping) (?:the |her |his |our |my |at )*(?:school|work|office|building|house|home|family|class|daycare|nursery|unit|ward|facility|village|town)\b`,
      'gi',
    ),
    counts: ([words]) => !unlike.test(words),
  },
  {
    id: 'sick-contact',
    pattern:
      /\b(?:no ?one|nobody)(?: else)?[^.;,\n]{0,24}\b(?:ill|unwell|sick|poorly|affected|crook|symptoms|same)\b|\b(?:rest of (?:the )?family|others at home|everyone else|household)(?: (?:all|is|are|at home))* (?:well|fine|ok|unaffected|asymptomatic)\b/gi,
    counts: () => 'absent',
  },
];
