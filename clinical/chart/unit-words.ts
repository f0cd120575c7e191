const WHOLE: Readonly<Record<string, string>> = {
  '1': '',
  '%': '%',
  Cel: '°C',
  '[degF]': '°F',
  '[pH]': '',
  '{score}': '',
  '{ordinal}': '',
  '{coded}': '',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  'mL/min/1.73.m2': 'mL/min/1.73 m²',
  'kg/m2': 'kg/m²',
  um3: 'µm³',
  'mg/(24.h)': 'mg/24 h',
};

const SUPERSCRIPT: Readonly<Record<string, string>> = { '3': '³', '6': '⁶', '9': '⁹', '12': '¹²' };

/** A UCUM code as a clinician writes it: `mm[Hg]` → `mmHg`, `10*9/L` → `×10⁹/L`, `umol/L` → `µmol/L`. */
export function unitWords(ucum: string): string {
  const known = WHOLE[ucum] ?? written.get(ucum);
  if (known !== undefined) return known;
  const words = spelled(ucum);
  written.set(ucum, words);
  return words;
}

const written = new Map<string, string>();

function spelled(ucum: string): string {
  return ucum
    .replace(/10[*^](3|6|9|12)/, (_, power: string) => `×10${SUPERSCRIPT[power]}`)
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[IU\]/g, 'IU')
    .replace(/\[arb'U\]/g, 'U')
    .replace(/[[\]]/g, '')
    .replace(/_(i|us|av)\b/g, '')
    .replace(/(^|\/)u(?=[a-zA-Z])/g, '$1µ')
    .replace(/^\/(?=.)/, '/')
    .replace(/\.(?=[a-zA-Z])/g, '·');
}
