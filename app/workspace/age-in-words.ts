const DAY = 86_400_000;

/** Days for newborns, weeks and months for infants, then years, by the calendar. */
export function ageInWords(born: number, asOf: number): string {
  const days = Math.floor((asOf - born) / DAY);
  if (days < 0) return 'not born yet';
  if (days < 14) return `${days} d`;
  const [birth, now] = [new Date(born), new Date(asOf)];
  const wholeMonth = now.getUTCDate() >= birth.getUTCDate() ? 0 : 1;
  const months =
    (now.getUTCFullYear() - birth.getUTCFullYear()) * 12 +
    now.getUTCMonth() -
    birth.getUTCMonth() -
    wholeMonth;
  if (months < 3) return `${Math.floor(days / 7)} wk`;
  if (months < 24) return `${months} mo`;
  return `${Math.floor(months / 12)} y`;
}
