import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API } from '../../contracts/api.ts';
import { anAssessment } from '../testing/assessments.ts';
import { aDecision } from '../testing/decisions.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { csvLine } from './csv.ts';

let server: TestServer;
let governor: string;
beforeAll(async () => {
  server = await startTestServer();
  const doctor = await server.signIn();
  for (const comment of ['=HYPERLINK("https://evil.example")', 'plain, with "quotes"'])
    await server.post('/api/decisions', aDecision({ iss: server.issuers[0].iss, comment }), doctor.token);
  const { iss } = server.issuers[0];
  const { record, parts } = await anAssessment({ iss });
  await server.post(API.assessments, record, doctor.token);
  for (const { hash, gzipped } of parts) {
    const gzip = Buffer.from(gzipped).toString('base64');
    const part = { iss, patientId: record.patientId, assessmentId: record.id, hash, gzip };
    expect((await server.post(API.assessmentInputs, part, doctor.token)).status).toBe(201);
  }
  const other = await server.signIn(server.issuers[1]);
  const elsewhere = aDecision({ iss: server.issuers[1].iss, comment: 'OTHERHOUSE' });
  await server.post('/api/decisions', elsewhere, other.token);
  governor = (await server.signIn(server.issuers[0], { sub: 'user-9' })).token;
});
afterAll(() => server.close());

const exported = async (kind: string, format: string) => {
  const response = await server.post('/api/export', { kind, format }, governor);
  expect(response.status).toBe(200);
  return response.text();
};

describe('export', () => {
  it('is refused to clinicians', async () => {
    const { token } = await server.signIn();
    expect((await server.post('/api/export', { kind: 'decisions', format: 'csv' }, token)).status).toBe(403);
  });

  it('is given to an admin', async () => {
    const { token } = await server.signIn(server.issuers[0], { sub: 'user-8' });
    expect((await server.post('/api/export', { kind: 'decisions', format: 'csv' }, token)).status).toBe(200);
  });

  it('gives every decision of the own issuer with pseudonyms in place of ids', async () => {
    const lines = (await exported('decisions', 'ndjson')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { body: { outcome: string } }).body.outcome)).toEqual([
      'overridden',
      'overridden',
    ]);
    for (const secret of ['patient-4711', 'encounter-815', 'sealed', 'OTHERHOUSE'])
      expect(lines.join('\n')).not.toContain(secret);
  });

  it('gives CSV whose cells no spreadsheet runs', async () => {
    const text = await exported('decisions', 'csv');
    expect(text.split('\r\n')[0]).toMatch(/^sequence,id,patient,encounter,condition,outcome,/);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text).toContain('"plain, with ""quotes"""');
    expect(csvLine([null, 1, true, '-1', 'a\nb'])).toBe(`,1,true,'-1,"a\nb"\r\n`);
    // Where a semicolon divides cells, or a line break rows, a formula begins in the middle.
    expect(csvLine(['fever; =1+1', 'x;@SUM(1)', 'a\r\n=1', 'a;"=1'])).toBe(
      `"fever;' =1+1","x;'@SUM(1)","a\r\n'=1","a;'""=1"\r\n`,
    );
    expect(csvLine(['rash; no fever, -1, BP 120-80', '+44'])).toBe(
      `"rash; no fever, -1, BP 120-80",'+44\r\n`,
    );
  });

  it('gives what each list was made from and what was missing, without the ids of resources', async () => {
    const text = await exported('assessments', 'csv');
    const [head = '', row = ''] = text.split('\r\n');
    const cells = row.split(',');
    const cell = (name: string) => cells[head.split(',').indexOf(name)];
    expect(cell('missingSources')).toBe('family-history:not-shared');
    expect([cell('resources'), cell('sexMissing'), cell('unreadTexts')]).toEqual(['3', 'true', '2']);
    expect(cell('knowledge')).toBe('sha256:0');
    const all = text + (await exported('assessments', 'ndjson'));
    for (const secret of ['patient-4711', 'encounter-815', 'Observation/', '_history'])
      expect(all).not.toContain(secret);
  });

  it('is itself in the audit trail that it exports', async () => {
    const audit = await exported('audit', 'ndjson');
    expect(audit.trim().split('\n').at(-1)).toContain('"action":"data.exported"');
    expect(await exported('impressions', 'ndjson')).toBe('');
  });
});
