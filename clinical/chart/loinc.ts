/** LOINC code: up to seven digits, a hyphen, a mod-10 (Luhn) check digit (LOINC Users' Guide). */
export function isLoincCode(code: string): boolean {
  const hyphen = code.length - 2;
  if (hyphen < 1 || hyphen > 7 || code.charCodeAt(hyphen) !== 45) return false;
  const check = code.charCodeAt(hyphen + 1) - 48;
  if (!(check >= 0 && check <= 9)) return false;
  let sum = 0;
  let double = true;
  for (let i = hyphen - 1; i >= 0; i -= 1) {
    const digit = code.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return false;
    const value = double ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    double = !double;
  }
  return (10 - (sum % 10)) % 10 === check;
}

/**
 * Panel codes that servers send first in a coding list, or instead of the result's own code. They name no analyte:
 * the other codings and the text do.
 */
const PANELS: ReadonlySet<string> = new Set([
  '24323-8', // comprehensive metabolic
  '51990-0', // basic metabolic
  '24320-4', // basic metabolic 1998
  '24321-2', // basic metabolic 2000
  '58410-2', // CBC, automated
  '57021-8', // CBC with automated differential
  '57782-5', // CBC with ordered manual differential
  '24317-0', // haemogram and platelets
  '24331-1', // lipids
  '57698-3', // lipids with direct LDL
  '24325-3', // hepatic function
  '24326-1', // electrolytes
  '24362-6', // renal function
  '34528-0', // PT panel
  '24356-8', // urinalysis
  '85354-9', // blood pressure, all children optional
  '55284-4', // blood pressure, systolic and diastolic
  '35094-2', // blood pressure panel
  '96607-7', // blood pressure, average
  '85353-1', // vital signs
  '34566-0', // vital signs with method
  '8716-3', // vital signs
  '24336-0', // arterial gas
  '24338-6', // blood gas
]);

export function isPanelCode(code: string): boolean {
  return PANELS.has(code);
}

/** Panels whose text value is "systolic/diastolic". */
const BLOOD_PRESSURE: ReadonlySet<string> = new Set(['85354-9', '55284-4', '35094-2', '96607-7']);

export function isBloodPressurePanel(code: string): boolean {
  return BLOOD_PRESSURE.has(code);
}
