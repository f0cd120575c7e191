import type { ServerConfigInput } from './config.ts';

/** The one issuer of `npm start`, the sandbox EHR on this machine, and the same invented charts without sign-in. */
export function sandboxConfig(ehrPort: number, appPort: number): ServerConfigInput {
  const ehr = `http://localhost:${ehrPort}`;
  return {
    stage: 'sandbox',
    publicUrl: `http://localhost:${appPort}`,
    cdsClients: [{ client: ehr, jwksUri: `${ehr}/cds-client/jwks`, iss: `${ehr}/fhir` }],
    openServers: [{ baseUrl: `${ehr}/open/fhir`, label: 'Sandbox without sign-in' }],
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
