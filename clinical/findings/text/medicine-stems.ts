/**
 * Endings of international nonproprietary names that tell the class of a medicine whose name is not in the vocabulary,
 * to a name of that class. Only stems of one pharmacological class each.
 * Source: WHO, The use of stems in the selection of international nonproprietary names (INN) for pharmaceutical
 * substances, 2018 (WHO/EMP/RHT/TSN/2018.1).
 */
const classOfEnding: readonly (readonly [ending: RegExp, nameOfClass: string])[] = [
  [/pril(?:at)?$/, 'acei'],
  [/sartan$/, 'arbs'],
  [/vastatin$/, 'statin'],
  [/olol$/, 'betablocker'],
  [/dipine?$/, 'dihydropyridine'],
  [/gliptine?$/, 'gliptin'],
  [/gliflozine?$/, 'gliflozin'],
  [/glutide$/, 'incretin'],
  [/floxacine?$/, 'quinolone'],
  [/cilline?$/, 'penicillin'],
  [/xaban$/, 'doac'],
  [/parine?$/, 'lmwh'],
  [/triptan$/, 'triptan'],
  [/coxib$/, 'nsaid'],
  [/prazole$/, 'ppi'],
  [/z[eo]pam$|zolam$/, 'benzodiazepine'],
  [/dronate$|dronic$/, 'bisphosphonate'],
  [/profen$/, 'nsaid'],
  [/^cef\w/, 'cephalosporins'],
  [/m[iy]cin$|nidazole$/, 'antibiotic'],
  [/setron$/, 'antiemetics'],
  [/ki?[nz]?umab$/, 'biologics'],
  [/tadine$|[^l]astine$/, 'antihistamines'],
];
/**
 * "-piprazole" is of antipsychotics; some "-glutide" are analogues of GLP-2, for a short bowel; stanozolol is an anabolic
 * steroid; some "-mycin" are cytotoxic (mitomycin), rapamycin suppresses immunity and natamycin is against fungi; "ozogamicin" is a
 * cytotoxic part of antibodies, and "-amantadine" against viruses.
 */
const ofAnotherClass =
  /piprazole$|^(?:capril|april)$|^(?:tedu|apra|glepa)glutide$|^stanozolol$|mantadine$|^(?:mitra|mithra|dactino|plica|mito|bleo|rapa|nata)mycin$|^ozogamicin$/;
const shortestName = 8;

/** A name of the class that an unknown medicine's ending tells ("zofenopril": "acei"), or null. Lower case. */
export function classByStem(written: string): string | null {
  if (written.length < shortestName || ofAnotherClass.test(written)) return null;
  return classOfEnding.find(([ending]) => ending.test(written))?.[1] ?? null;
}
