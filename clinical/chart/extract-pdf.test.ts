import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resourcesOfBundle } from '../chart/bundle.ts';
import { withPdfText } from '../chart/pdf-attachments.ts';
import { readChart } from '../chart/read-chart.ts';
import { extractPdf } from './extract-pdf.ts';

const file = new URL('../../fhir-fixtures/hostile/pdf-documents/bundle.json', import.meta.url);
const resources = resourcesOfBundle(JSON.parse(readFileSync(file, 'utf8')));

describe('PDF documents', () => {
  it('become text, and broken ones stay unread without stopping the rest', async () => {
    const before = structuredClone(resources);
    const read = await withPdfText(resources, extractPdf);
    const chart = readChart(read, { knowledge: { analytes: [] }, asOf: Date.UTC(2026, 0, 16) });
    const [broken, whole] = ['k-broken', 'k-pdf'].map((id) =>
      chart.documents.find((d) => d.ref === `DocumentReference/${id}`),
    );
    expect(whole).toMatchObject({
      text: expect.stringContaining('ejection fraction 35 percent'),
      unread: null,
    });
    expect(broken).toMatchObject({ text: null, unread: expect.stringContaining('PDF') });
    expect(resources).toEqual(before);
  });

  it('are found in reports and Binaries too', async () => {
    const data = Buffer.from('%PDF-1.7').toString('base64');
    const report = {
      resourceType: 'DiagnosticReport',
      presentedForm: [{ contentType: 'application/pdf', data }, null],
    };
    const binary = { resourceType: 'Binary', contentType: 'application/pdf', data };
    const read = await withPdfText([report, binary, null], () => Promise.resolve('Normal.'));
    const plain = { contentType: 'text/plain', data: Buffer.from('Normal.').toString('base64') };
    expect(read).toEqual([{ ...report, presentedForm: [plain, null] }, { ...binary, ...plain }, null]);
  });
});
