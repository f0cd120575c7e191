import type { FhirResource, Observation, Quantity } from 'fhir/r4';

interface SiUnit {
  readonly loinc: string;
  readonly unit: string;
  readonly ucum: string;
  readonly decimals: number;
  readonly convert: (value: number) => number;
}

function si(loinc: string, unit: string, ucum: string, decimals: number, factor: number): SiUnit {
  return { loinc, unit, ucum, decimals, convert: (value) => value * factor };
}

/** What a laboratory that reports in SI units sends instead, by the LOINC code of the conventional result. */
const SI: Readonly<Record<string, SiUnit>> = {
  '718-7': si('718-7', 'g/L', 'g/L', 0, 10),
  '789-8': si('789-8', '10^12/L', '10*12/L', 2, 1),
  '6690-2': si('6690-2', '10^9/L', '10*9/L', 1, 1),
  '777-3': si('777-3', '10^9/L', '10*9/L', 0, 1),
  '751-8': si('751-8', '10^9/L', '10*9/L', 1, 1),
  '731-0': si('731-0', '10^9/L', '10*9/L', 1, 1),
  '711-2': si('711-2', '10^9/L', '10*9/L', 2, 1),
  '3094-0': si('14937-7', 'mmol/L', 'mmol/L', 1, 0.357),
  '2160-0': si('14682-9', 'µmol/L', 'umol/L', 0, 88.42),
  '2345-7': si('14749-6', 'mmol/L', 'mmol/L', 1, 0.0555),
  '17861-6': si('2000-8', 'mmol/L', 'mmol/L', 2, 0.2495),
  '19123-9': si('2601-3', 'mmol/L', 'mmol/L', 2, 0.4114),
  '2777-1': si('14879-1', 'mmol/L', 'mmol/L', 2, 0.3229),
  '2885-2': si('2885-2', 'g/L', 'g/L', 0, 10),
  '1751-7': si('1751-7', 'g/L', 'g/L', 0, 10),
  '1975-2': si('14631-6', 'µmol/L', 'umol/L', 0, 17.1),
  '3084-1': si('14933-6', 'µmol/L', 'umol/L', 0, 59.48),
  '2093-3': si('14647-2', 'mmol/L', 'mmol/L', 1, 0.02586),
  '2085-9': si('14646-4', 'mmol/L', 'mmol/L', 1, 0.02586),
  '2571-8': si('14927-8', 'mmol/L', 'mmol/L', 1, 0.01129),
  '3024-7': si('14920-3', 'pmol/L', 'pmol/L', 1, 12.87),
  '2132-9': si('14685-8', 'pmol/L', 'pmol/L', 0, 0.738),
  '2143-6': si('14675-3', 'nmol/L', 'nmol/L', 0, 27.59),
  '4548-4': {
    loinc: '59261-8',
    unit: 'mmol/mol',
    ucum: 'mmol/mol',
    decimals: 0,
    convert: (value) => (value - 2.152) * 10.929,
  },
};

const rounded = (value: number, unit: SiUnit): number => Number(unit.convert(value).toFixed(unit.decimals));

function inUnit(quantity: Quantity, unit: SiUnit): Quantity {
  return { ...quantity, value: rounded(quantity.value ?? 0, unit), unit: unit.unit, code: unit.ucum };
}

/** The observation as a laboratory in SI units reports it; unchanged where both report alike. */
export function asSi(resource: FhirResource): FhirResource {
  if (resource.resourceType !== 'Observation' || !resource.valueQuantity) return resource;
  const coding = resource.code.coding?.[0];
  const unit = SI[coding?.code ?? ''];
  if (!unit || !coding) return resource;
  const range = resource.referenceRange?.[0];
  const low = range?.low && inUnit(range.low, unit);
  const high = range?.high && inUnit(range.high, unit);
  return {
    ...resource,
    code: { coding: [{ system: coding.system!, code: unit.loinc }], text: resource.code.text! },
    valueQuantity: inUnit(resource.valueQuantity, unit),
    ...(range && { referenceRange: [{ ...(low && { low }), ...(high && { high }) }] }),
  };
}

/** The observation of a laboratory that sends its own codes (`local`) or names alone (`text`), and no LOINC. */
export function withoutLoinc(resource: FhirResource, style: 'local' | 'text'): FhirResource {
  const isLab =
    resource.resourceType === 'Observation' && resource.category?.[0]?.coding?.[0]?.code === 'laboratory';
  if (!isLab) return resource;
  const { text } = resource.code;
  const code = (text ?? '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 8);
  const coding = [{ system: 'urn:oid:2.16.840.1.113883.19.5.99', code, display: text! }];
  const changed: Observation = {
    ...resource,
    code: { ...(style === 'local' && { coding }), text: text! },
  };
  return changed;
}
