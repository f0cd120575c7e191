import { join } from 'node:path';
import { assess } from '../clinical/assessment/assess.ts';
import { readChart } from '../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { readPort } from '../scripts/ports.ts';
import { startApp } from './browser-flow.ts';
import { differences } from './compare-charts.ts';
import { PeerUnavailable, startHapi, type Peer } from './hapi-peer.ts';
import { fixtureBundles, loadByTransaction, type FixtureBundle } from './load-fixtures.ts';
import { readOpenServer } from './read-open-server.ts';
import { writeBackFaults } from './write-back.ts';

/**
 * `npm run test:interop`: Chartside against a FHIR server that others wrote. Starts HAPI FHIR, loads the fixtures by
 * transaction, compares each chart read from it with the chart of the Bundle itself, opens two of them in the browser in open-server
 * mode, and writes an accepted diagnosis back to these. Skipped, with a line that says why and exit
 * code 0, where Java, Maven or the artifacts are missing.
 */
const CACHE = process.env['CHARTSIDE_INTEROP_CACHE'] ?? join(import.meta.dirname, '../.data/interop');
const AS_OF = Date.parse('2026-01-16T00:00:00Z');

/** Two charts through the whole page; every chart is compared without it. */
const IN_BROWSER = new Set(['inferior-stemi', 'breathless-multimorbid']);

const say = (line: string) => console.log(line);
const counts = { passed: 0, failed: 0 };

async function check(name: string, work: () => Promise<readonly string[]>): Promise<void> {
  const wrong = await work().catch((error: unknown) => [error instanceof Error ? error.message : 'failed']);
  counts[wrong.length === 0 ? 'passed' : 'failed'] += 1;
  say(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const line of wrong.slice(0, 10)) say(`         ${line.slice(0, 600)}`);
}

async function sameChart(peer: Peer, fixture: FixtureBundle): Promise<readonly string[]> {
  const options = { knowledge, asOf: AS_OF, patient: `Patient/${fixture.patientId}` };
  const { resources, gaps } = await readOpenServer(peer.base, fixture.patientId);
  const expected = readChart([fixture.bundle], options);
  return [...gaps, ...differences(expected, readChart(resources, options))];
}

/** Accepts the leading diagnosis of a fixture and writes it, both ways that there are. */
async function writeBack(peer: Peer, { patientId, bundle }: FixtureBundle): Promise<readonly string[]> {
  const chart = readChart([bundle], { knowledge, asOf: AS_OF, patient: `Patient/${patientId}` });
  const { entries, model } = assess(chart, { asOf: AS_OF, knowledge }).differential;
  const encounter = bundle.entry.find(({ resource }) => resource.resourceType === 'Encounter')?.resource.id;
  const [diagnosis] = entries;
  if (diagnosis === undefined || encounter === undefined)
    return ['the fixture has no diagnosis or no encounter'];
  const wrong: string[] = [];
  for (const target of ['document', 'encounter-diagnosis'] as const) {
    const accepted = { diagnosis, model, target };
    wrong.push(...(await writeBackFaults(peer.base, { patientId, encounterId: encounter }, accepted)));
  }
  return wrong;
}

async function run(peer: Peer): Promise<void> {
  const fixtures = fixtureBundles();
  for (const fixture of fixtures)
    await check(`${fixture.slug} is accepted as a transaction`, async () => {
      await loadByTransaction(peer.base, fixture);
      return [];
    });
  for (const fixture of fixtures)
    await check(`${fixture.slug} reads the same from the server`, () => sameChart(peer, fixture));
  const app = await startApp(readPort('INTEROP_APP_PORT', 3302), peer.base, say);
  try {
    for (const { slug, patientId, bundle } of fixtures.filter(({ slug }) => IN_BROWSER.has(slug)))
      await check(`${slug} opens in the browser, with the same counts and the same leading diagnosis`, () => {
        const expected = readChart([bundle], { knowledge, asOf: AS_OF, patient: `Patient/${patientId}` });
        return app.open(patientId, expected, knowledge);
      });
  } finally {
    await app.close();
  }
  // Last, because it adds to the charts.
  for (const fixture of fixtures.filter(({ slug }) => IN_BROWSER.has(slug)))
    await check(`${fixture.slug} is written once, as planned, and valid by the server's validator`, () =>
      writeBack(peer, fixture),
    );
}

const knowledge = loadKnowledge();
try {
  const peer = await startHapi(readPort('INTEROP_PORT', 3301), CACHE, say);
  try {
    await run(peer);
  } finally {
    await peer.stop();
  }
  say(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof PeerUnavailable)) throw error;
  say(`skipped: ${error.message}. The interoperability test needs Java 17, Maven and Maven Central.`);
}
