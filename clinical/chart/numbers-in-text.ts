/** A number that stands alone in a text, with what stands around it. */
export interface NumberInText {
  readonly value: number;
  readonly comparator: '<' | '<=' | '>' | '>=' | null;
  readonly unit: string | null;
  readonly flag: string | null;
}

const WHOLE =
  /^(?:(<=|>=|=<|=>|<|>|≤|≥|less than|greater than|more than|under|over|below|above)\s*)?([+-]?\d+,\d{1,2}(?!\d)|[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s*([^\d\s(*][^\s(*]*(?:\s[^\s(*\d]+){0,3}|10[\^*e]\S+|x10\S+)?\s*(?:[(*]\s*([hlna*!]{1,2}|high|low|normal|abnormal)\s*[)*]?|\*)?$/i;
const FLAG = /\s+(hh|ll|h|l|n|a|high|low|normal|abnormal)$/i;
const ONLY_FLAG = /^(?:hh|ll|h|n|a|high|low|normal|abnormal)$/i;

/**
 * Reads "5.4", "< 0.01", "5.4 mmol/L", "1,200 /uL (H)", "7,2 %". Null unless the whole text is one number: "5-10" and
 * "120/80" are none. A comma before exactly three digits separates thousands, else it is a decimal comma.
 */
export function readNumber(text: string): NumberInText | null {
  if (text.length > 60) return null;
  const match = WHOLE.exec(text.trim());
  if (match === null) return null;
  const [, comparator, digits, rest, bracketFlag] = match;
  const value = Number(decimalPoint(digits!));
  if (!Number.isFinite(value)) return null;
  let unit = rest?.trim() ?? null;
  let flag = bracketFlag ?? null;
  if (unit !== null && ONLY_FLAG.test(unit)) {
    flag ??= unit;
    unit = null;
  } else if (unit !== null) {
    const trailing = FLAG.exec(unit);
    if (trailing !== null) {
      flag ??= trailing[1]!;
      unit = unit.slice(0, trailing.index);
    }
  }
  if (unit !== null && /^[-+/–:,.]/.test(unit) && !/^\/\s*[a-z[]/i.test(unit)) return null;
  return { value, comparator: comparatorOf(comparator), unit, flag };
}

function decimalPoint(digits: string): string {
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits.replace(',', '.');
}

export function comparatorOf(text: string | null | undefined): NumberInText['comparator'] {
  switch (text?.trim().toLowerCase()) {
    case '<':
    case 'less than':
    case 'under':
    case 'below':
      return '<';
    case '>':
    case 'greater than':
    case 'more than':
    case 'over':
    case 'above':
      return '>';
    case '<=':
    case '=<':
    case '≤':
      return '<=';
    case '>=':
    case '=>':
    case '≥':
      return '>=';
    default:
      return null;
  }
}

/** "120/80", "120 / 80 mmHg". */
export function readBloodPressure(text: string): { systolic: number; diastolic: number } | null {
  const match = /^(\d{2,3})\s*\/\s*(\d{2,3})\s*(?:mm\s*\[?hg\]?)?$/i.exec(text.trim());
  return match === null ? null : { systolic: Number(match[1]), diastolic: Number(match[2]) };
}
