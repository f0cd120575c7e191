import { readFileSync } from 'node:fs';
import type { Deployment } from '../contracts/deployment.ts';
import type { ServerConfig } from './config/config.ts';

const PACKAGE = new URL('../package.json', import.meta.url);

/** What anyone may know of the configuration: no roles, no audiences, no limits. */
export function publicDeployment(config: ServerConfig): Deployment {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  return {
    stage: config.stage,
    issuers: config.issuers.map(({ iss, clientId, name, writeBack, scopes, patientProof }) => ({
      iss,
      clientId,
      label: name,
      writeBack,
      scopes,
      ...(patientProof ? { patientProof } : {}),
    })),
    openServers: config.openServers,
    anchoring: config.anchoring,
    ...(config.hostedModel === undefined || config.stage === 'silent'
      ? {}
      : { hostedModel: { label: config.hostedModel.label, freeText: config.hostedModel.freeText } }),
    version,
  };
}
