const D: readonly string[] = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const F: readonly string[] = (() => {
  const rows = ['0123456789', '1576283094'];
  while (rows.length < 8) rows.push([...rows.at(-1)!].map((c) => rows[1]![Number(c)]!).join(''));
  return rows;
})();

/** True where a SNOMED CT identifier has 6 to 18 digits and its Verhoeff check digit is right. */
export function isSctid(id: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(id)) return false;
  let check = 0;
  [...id].reverse().forEach((digit, i) => {
    check = Number(D[check]![Number(F[i % 8]![Number(digit)]!)]!);
  });
  return check === 0;
}

/** True where a LOINC number has the right form and its mod 10 check digit is right. */
export function isLoinc(code: string): boolean {
  const match = /^(\d{1,7})-(\d)$/.exec(code);
  if (!match) return false;
  const sum = [...match[1]!].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(match[2]);
}
