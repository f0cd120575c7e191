import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChart } from '../../clinical/chart/read-chart.ts';
import { notesToDeidentify } from '../../clinical/assessment/notes-to-deidentify.ts';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { deidentifyText, medicalWords } from './deidentify-note.ts';
import { promptOf } from './testing/fake-model.ts';
import { caseOf, type HostedServer, resourcesOf, startHostedServer } from './testing/hosted-server.ts';
import { vocabularyOf } from './vocabulary.ts';

type Resource = ReturnType<typeof resourcesOf>[number];

const AS_OF = Date.parse('2026-01-20T12:00:00Z');
const CASES = ['acute-appendicitis', 'inferior-stemi', 'diabetic-ketoacidosis', 'pre-eclampsia'];

/** Every place of a record that can name someone, filled with words that no medical text has. */
function withCanaries(resources: readonly Resource[]): Resource[] {
  let n = 0;
  const canary = () => `Zqxjk${(n += 1)}canary`;
  const renamed = new Map(
    resources.map((r) => [`${r.resourceType}/${String(r['id'])}`, `zqxjk-id-${(n += 1)}`]),
  );
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([k, inner]) => [k, walk(inner, k)]));
    if (typeof value !== 'string') return value;
    if (key === 'reference') {
      const id = renamed.get(value);
      return id === undefined ? value : `${value.split('/')[0]}/${id}`;
    }
    return key === 'display' || key === 'text' ? `${value} ${canary()}` : value;
  };
  return resources.map((resource) => ({
    ...(walk(resource, '') as Resource),
    id: renamed.get(`${resource.resourceType}/${String(resource['id'])}`),
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${canary()}</div>` },
    identifier: [{ system: `https://${canary()}.example`, value: canary() }],
    note: [{ text: canary() }],
    extension: [{ url: `https://${canary()}.example`, valueString: canary() }],
    meta: { source: `https://${canary()}.example/fhir` },
    ...(resource.resourceType === 'Patient'
      ? {
          name: [{ family: canary(), given: [canary(), canary()], text: canary() }],
          telecom: [
            { system: 'phone', value: '+1 555 0199 4711' },
            { system: 'email', value: `${canary()}@example.org` },
          ],
          address: [{ line: [`1 ${canary()} Street`], city: canary(), postalCode: canary() }],
          contact: [{ name: { text: canary() } }],
          managingOrganization: { display: canary() },
          generalPractitioner: [{ display: canary() }],
        }
      : {}),
  }));
}

/** Canaries, ids, dates, years, addresses of the web. */
const IDENTIFYING = /zqxjk|canary|\b(19|20)\d\d\b|\d{4}-\d\d-\d\d|https?:|@|0199/i;

let hosted: HostedServer;
let withText: HostedServer;
beforeAll(async () => {
  hosted = await startHostedServer();
  withText = await startHostedServer({ freeText: true });
}, 180_000);
afterAll(() => Promise.all([hosted.close(), withText.close()]));

describe('a record full of names, identifiers and dates', () => {
  it.each(CASES)(
    '%s: none of them is in what the browser sends, nor in what the model is sent',
    async (name) => {
      const resources = withCanaries(resourcesOf(name));
      const chart = readChart(resources, { knowledge: loadKnowledge(), asOf: AS_OF });
      expect(JSON.stringify(chart).match(/zqxjk/gi)?.length).toBeGreaterThan(20);
      const sent = caseOf(resources, AS_OF);
      expect(sent.findings.length + sent.values.length).toBeGreaterThan(5);
      expect(JSON.stringify(sent)).not.toMatch(IDENTIFYING);
      const notes = notesToDeidentify(chart, AS_OF);
      expect((await hosted.ask({ case: sent, notes })).at(-1)?.state).toBe('answered');
      const { body, headers, path } = hosted.model.requests.at(-1)!;
      expect(promptOf(body)).toContain('F1 ');
      expect(body).not.toMatch(IDENTIFYING);
      expect(body).not.toContain('patient-4711');
      const { host: _ours, ...others } = headers;
      expect(JSON.stringify(others) + path).not.toMatch(/zqxjk|patient|ehr|practitioner/i);
    },
  );

  it.each(CASES)('%s: nor where free text is allowed', async (name) => {
    const resources = withCanaries(resourcesOf(name));
    const chart = readChart(resources, { knowledge: loadKnowledge(), asOf: AS_OF });
    const { hide } = notesToDeidentify(chart, AS_OF);
    const texts = [
      ...chart.documents.flatMap(({ text }) => (text === null ? [] : [{ daysAgo: 1, text }])).slice(0, 2),
      { daysAgo: 0, text: `${hide[0]} has a fever since 3 days. Call +1 555 0199 4711. Seen on 2026-01-15.` },
      { daysAgo: 0, text: 'Fever and cough. The wife Zqxjkanna brings him.' },
    ];
    const events = await withText.ask({ case: caseOf(resources, AS_OF), notes: { texts, hide: [...hide] } });
    expect(events.at(-1)).toMatchObject({ state: 'answered' });
    const { body } = withText.model.requests.at(-1)!;
    expect(promptOf(body)).toContain('[name] has a fever since 3 days');
    expect(body).not.toMatch(IDENTIFYING);
  });

  it('leaves no item of the case and no canary in the log', async () => {
    expect(JSON.stringify([hosted.server.logs, withText.server.logs])).not.toMatch(
      /zqxjk|quadrant|appendic/i,
    );
  });
});

describe('free text, where it is allowed', () => {
  const medical = () => medicalWords(vocabularyOf(loadKnowledge()));
  const clean = (text: string, hide: string[] = []) => deidentifyText(text, hide, medical());

  it.each([
    [
      'Patient reports chest pain for 2 days. Denies fever.',
      'Patient reports chest pain for 2 days. Denies fever.',
    ],
    [
      'Seen by Dr. Alan Okoro on 12 March 2024 at St. Mary Hospital.',
      'Seen by [person] on [date] at [place].',
    ],
    ['MRN 00412345, phone (555) 201-3344, jo.b@mail.example', 'MRN [number], phone [number], [contact]'],
    [
      'Lives at 14 Elm Grove Road. BP 88/50, potassium 6.8 mmol/L.',
      'Lives at [address]. BP 88/50, potassium 6.8 mmol/L.',
    ],
    ['A 93 year old woman with cough since 2019.', 'A [90 or older] woman with cough since [year].'],
  ])('is sent without what names someone: %s', (given, kept) => {
    expect(clean(given)).toBe(kept);
  });

  it.each([
    'Her neighbour Thaddeus found her on the floor.',
    'Transferred from Wolverhampton overnight.',
    'Account 4 4 1 9 9 3 0 2 and 88-12345678901.Contact via Kowalczyk',
    'PT SEEN WITH DAUGHTER MARGARET KOWALSKI. ABDOMINAL PAIN.',
    'Wife JANE found him. Chest pain.',
    'Abdominal pain, told to É. O’BRIEN-SMITH',
  ])('is withheld when a name may be left: %s', (given) => {
    expect(clean(given)).toBeNull();
  });

  it.each(['A-', "A'", 'a.', '1.', 'Aa-', 'x'])(
    'is withheld when it is no text of words: %s without end',
    (part) => {
      // As patterns these took seconds at this length, with a cube of it.
      expect(clean(`Pain. ${part.repeat(20_000 / part.length)}`)).toBeNull();
    },
  );

  it('keeps the abbreviations of medicine, which are no names', () => {
    const text = 'BP 120/80, CT abdomen. PMH: HTN, COPD, CABG. NKDA. RUQ pain, SOB on exertion.';
    expect(clean(text)).toBe(text);
  });

  it('is withheld when it comes with more names to take out than anybody has', () => {
    // Each was looked for in each note by a pattern of its own: 7,500 of them held the server for four seconds.
    const names = Array.from({ length: 600 }, (_, index) => `q${index.toString(36)}`);
    const hide = Array.from({ length: 6 }, (_, row) => names.slice(row * 100, row * 100 + 60).join(' '));
    expect(clean('Pain in the belly.', hide)).toBe('Pain in the belly.');
    const more = Array.from({ length: 6 }, (_, row) => names.slice(row * 100, row * 100 + 100).join(' '));
    expect(clean('Pain in the belly.', more)).toBeNull();
  });

  it('loses the patient’s own names first, however they are written', () => {
    expect(clean('mr IBSEN-hale says: pain. Hale, nora is well', ['Nora Ibsen-Hale', 'Hale'])).not.toMatch(
      /hale|nora/i,
    );
  });
});
