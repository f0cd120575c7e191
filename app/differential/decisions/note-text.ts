import type { RankedDiagnosis } from '../../../clinical/inference/differential.ts';
import { BAND_WORDS, inSentence, statementOf } from '../words.ts';

export interface NoteFacts {
  readonly diagnosis: RankedDiagnosis;
  /** DD-MMM-YYYY. */
  readonly asOf: string;
  readonly model: { readonly id: string; readonly version: string; readonly knowledge: string };
}

/** Plain text for the clinician's note, to be edited before it leaves; says that a machine helped. */
export function noteTextOf({ diagnosis, asOf, model }: NoteFacts): string {
  const lines = [
    `Considered: ${diagnosis.name} (${BAND_WORDS[diagnosis.band].toLowerCase()}), record as of ${asOf}.`,
  ];
  const side = (direction: 'for' | 'against') =>
    diagnosis.reasons
      .filter((r) => r.direction === direction)
      .map((r) => `${inSentence(statementOf(r.name, r.status))}${detailOf(r.detail, r.name)}`);
  const [supporting, opposing] = [side('for'), side('against')];
  if (supporting.length) lines.push(`For: ${supporting.join('; ')}.`);
  if (opposing.length) lines.push(`Against: ${opposing.join('; ')}.`);
  if (diagnosis.missing.length)
    lines.push(`Not recorded: ${diagnosis.missing.map((m) => inSentence(m.name)).join('; ')}.`);
  lines.push(
    `Machine-assisted (Chartside, ${model.id} ${model.version}, knowledge ${model.knowledge.slice(0, 15)}); reviewed and edited by the clinician.`,
  );
  return lines.join('\n');
}

const LONG = 60;

function detailOf(detail: string, name: string): string {
  const short = detail.trim();
  if (!short || short.length > LONG || short.toLowerCase() === name.toLowerCase()) return '';
  return ` (${short})`;
}
