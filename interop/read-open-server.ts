import { openPublicServer } from '../app/launch/resume-session.ts';
import { testPorts } from '../app/launch/testing/test-ports.ts';
import { readAll } from '../app/record/testing/read-all.ts';
import { quickReader } from '../app/record/testing/record-session.ts';
import type { Deployment } from '../contracts/deployment.ts';

/** The record of a patient as the app's own reader gets it from a server without sign-in. */
export async function readOpenServer(
  base: string,
  patientId: string,
): Promise<{ readonly resources: readonly unknown[]; readonly gaps: readonly string[] }> {
  const deployment: Deployment = {
    stage: 'sandbox',
    issuers: [],
    openServers: [{ baseUrl: base, label: 'HAPI FHIR' }],
    anchoring: false,
    version: '0',
  };
  const opened = openPublicServer(base, patientId, deployment, testPorts());
  if (opened.kind !== 'session') throw new Error(opened.problem.what);
  const { session } = opened;
  const { resources, coverage } = await readAll(session, quickReader(session, { timeoutMs: 60_000 }));
  return { resources, gaps: coverage.gaps.map((gap) => JSON.stringify(gap)) };
}
