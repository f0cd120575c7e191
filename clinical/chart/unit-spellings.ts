/** What people write for units, after lower-casing and without spaces, dots, brackets and asterisks. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[µμ]/g, 'u'],
  [/mcg/g, 'ug'],
  [/mc(?=iu|u\/|mol)/g, 'u'],
  [/microgram(?:me)?s?/g, 'ug'],
  [/nanogram(?:me)?s?/g, 'ng'],
  [/picogram(?:me)?s?/g, 'pg'],
  [/milligram(?:me)?s?/g, 'mg'],
  [/kilogram(?:me)?s?|\bkgs\b/g, 'kg'],
  [/\bgm\b|\bgms\b|\bgrams?\b/g, 'g'],
  [/\blit(?:er|re)s?\b/g, 'l'],
  [/mcl|mm\^?3|\bc(?:u\.?)?mm\b|cu\.?mm|microlit(?:er|re)/g, 'ul'],
  [/100ml/g, 'dl'],
  [/milliequivalents?|mequiv|mval/g, 'meq'],
  [/millimol(?:e)?s?\b|mmoles?/g, 'mmol'],
  [/micromol(?:e)?s?\b|umoles?/g, 'umol'],
  [/(?:mosmoles?|mosmol|mosm)(?=\/|$)/g, 'mosm'],
  [/(?:international)?units?|i\.?u(?=\/|$)|arb'?u/g, 'u'],
  [
    /^(?:beats|breaths|resp(?:irations)?|br|counts?|bpm)?(?:\/|per)min(?:ute)?s?$|^bpm$|^brpm$|^rpm$|^br\/min$/,
    '/min',
  ],
  [/(?:\/|per)(?:minutes?|min)$/g, '/min'],
  [/(?:\/|per)(?:hours?|hr)$/g, '/h'],
  [/(?:\/|per)(?:day|24hours?|24hrs?)$/g, '/24h'],
  [/^(?:seconds?|secs?)$/, 's'],
  [/^(?:msecs?|milliseconds?)$/, 'ms'],
  [/^weeks?$|^wks?$/, 'wk'],
  [/^days?$/, 'd'],
  [/^years?$|^yrs?$/, 'a'],
  [/^(?:°|deg(?:rees?)?)?(?:c|cel|celsius|centigrade)$|^℃$/, 'cel'],
  [/^(?:°|deg(?:rees?)?)?(?:f|fahrenheit)$|^℉$/, 'degf'],
  [/^(?:deg(?:rees?)?)?kelvin$/, 'kelvin'],
  [/^(?:lbs?|pounds?|lb_av|lbs?_av)$/, 'lb'],
  [/^(?:oz|ounces?|oz_av)$/, 'oz'],
  [/^(?:in|inch(?:es)?|in_i|in_us|")$/, 'in'],
  [/^(?:ft|feet|foot|ft_i|ft_us)$/, 'ft'],
  [/^(?:centimet(?:er|re)s?)$/, 'cm'],
  [/^(?:met(?:er|re)s?)$/, 'm'],
  [/^(?:percent|pct|%sat|%o2|percentage)$/, '%'],
  [/^(?:mm\/?hg|mmhg|torr|millimetersofmercury|mmofhg)$/, 'mmhg'],
  [/cmh20|cmofwater|cmwater/, 'cmh2o'],
  [/mmh20|mmofwater|mmwater/, 'mmh2o'],
  [/^(?:ratio|index|units?ph|none|n\/a|na|score|points?|unity)$/, '1'],
  [/^(?:phunits?|ph)$/, 'ph'],
  [/^(?:um\^?3|cubicmicrons?|femtolit(?:er|re)s?)$/, 'fl'],
  [/\/?(?:1[.,]?73)(?:m\^?2|m²|sqm|sq\.m\.?|m\*2|\*m2|_m2)?$/, '/1.73m2'],
  [/m\^2|m²|sqm|m\*m/g, 'm2'],
  [/^(?:count|cells?|rbcs?|wbcs?|#|number)?\/?(?:per)?(?:hpf|highpowerfield)$/, '/hpf'],
  [/^(?:count|cells?|#|number)?\/?(?:per)?(?:lpf|lowpowerfield)$/, '/lpf'],
  [/(?<=\/(?:mg|g|mmol))cr(?:ea)?(?:t(?:inine)?)?$/, ''],
  [/kgh2o$/, 'kg'],
  [/^%(?:of)?(?:total)?(?:hgb|hb|hemoglobin|a1c|ngsp|wbc|cells)$/, '%'],
  [/(?<=\/mol)h(?:gb|b)$/, ''],
  [/(?<=\/(?:k?g))(?:stool|feces|faeces)$/, ''],
];

/** FEU and DDU are kept apart: the two D-dimer scales differ about twofold and must never merge. */
export function unitSpelling(text: string): string {
  const lower = text.toLowerCase();
  const kind = /\b(?:feu|ddu)\b/.exec(lower)?.[0] ?? '';
  let key = lower
    .replace(/\{1\.73_?m2\}/g, '1.73m2')
    .replace(/\{[^}]*\}/g, '')
    .replace(/10\s*\((\d{1,2})\)/g, '10^$1')
    .replace(/\(?\bcalc(?:ulated)?\.?\)?/g, '')
    .replace(/\((?:feu|ddu)\)|\b(?:feu|ddu)\b/g, '')
    .replace(/\s+/g, '')
    .replace(/[[\]()]/g, '')
    .replace(/24\.h/g, '24h');
  key = key.replace(/\.$/, '').replace(/^deg\./, 'deg');
  for (const [pattern, by] of SPELLINGS) key = key.replace(pattern, by);
  return kind === '' ? key : `${key}|${kind}`;
}
