import type { ServerConfigInput } from './config.ts';

/** The one issuer of `npm start`: the sandbox EHR on this machine. */
export function sandboxConfig(ehrPort: number): ServerConfigInput {
  const ehr = `http://localhost:${ehrPort}`;
  return {
    stage: 'sandbox',
    issuers: [
      {
        iss: `${ehr}/fhir`,
        name: 'Sandbox EHR',
        clientId: 'chartside',
        frameAncestors: [ehr],
        writeBack: { document: true, encounterDiagnosis: true },
      },
    ],
  };
}
