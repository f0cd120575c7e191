/** Commonest words of English notes; a text without them is not English (or no prose). */
const english = new Set([
  'the',
  'and',
  'of',
  'with',
  'is',
  'was',
  'has',
  'no',
  'for',
  'to',
  'in',
  'he',
  'she',
  'patient',
  'not',
  'her',
  'his',
  'are',
  'had',
  'on',
  'at',
  'by',
]);
/** Commonest words of other languages that English doesn't share. */
const foreign: Readonly<Record<string, ReadonlySet<string>>> = {
  Spanish: new Set([
    'el',
    'la',
    'los',
    'las',
    'con',
    'sin',
    'por',
    'para',
    'una',
    'que',
    'paciente',
    'dolor',
    'fiebre',
    'del',
    'hace',
    'niega',
    'presenta',
    'años',
  ]),
  French: new Set([
    'le',
    'les',
    'des',
    'une',
    'est',
    'avec',
    'sans',
    'pour',
    'dans',
    'douleur',
    'fièvre',
    'du',
    'et',
    'depuis',
    'pas',
    'ans',
    'patiente',
  ]),
  German: new Set([
    'der',
    'die',
    'das',
    'und',
    'mit',
    'ohne',
    'nicht',
    'seit',
    'bei',
    'kein',
    'keine',
    'ist',
    'eine',
    'schmerzen',
    'fieber',
    'patientin',
    'wurde',
  ]),
  Portuguese: new Set([
    'com',
    'sem',
    'uma',
    'não',
    'dor',
    'febre',
    'há',
    'dos',
    'das',
    'refere',
    'nega',
    'anos',
    'paciente',
    'apresenta',
  ]),
  Italian: new Set([
    'il',
    'con',
    'senza',
    'della',
    'dolore',
    'febbre',
    'paziente',
    'per',
    'una',
    'non',
    'anni',
    'che',
    'nel',
  ]),
  Dutch: new Set([
    'het',
    'een',
    'met',
    'zonder',
    'niet',
    'sinds',
    'pijn',
    'koorts',
    'en',
    'van',
    'geen',
    'sedert',
    'heeft',
  ]),
};

const readCharacters = 3000;
const readWords = 400;
const fewestWords = 12;
const foreignShare = 0.12;

/**
 * The language of a text when it is clearly not English, else null. Counts function words of the first 400 words;
 * texts without Latin letters are named by their script. Short and telegraphic texts count as English.
 */
export function otherLanguage(text: string): string | null {
  const words =
    text
      .slice(0, readCharacters)
      .toLowerCase()
      // "non-tender": the first part of an English compound is no Italian word.
      .match(/[\p{L}’']+(?![\p{L}’'-])/gu)
      ?.slice(0, readWords) ?? [];
  if (words.length < fewestWords) return null;
  const latin = words.filter((w) => /^[\p{Script=Latin}’']+$/u.test(w)).length;
  if (latin / words.length < 0.5) return 'a non-Latin script';
  const own = words.filter((w) => english.has(w)).length / words.length;
  const scores = Object.entries(foreign).map(
    ([name, set]) => [name, words.filter((w) => set.has(w)).length / words.length] as const,
  );
  const [name, share] = scores.reduce((a, b) => (b[1] > a[1] ? b : a));
  return share >= foreignShare && share > own * 1.5 ? name : null;
}
