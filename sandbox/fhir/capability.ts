import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { filterCodes } from './check-parameters.ts';
import { searchParameter } from './definitions.ts';
import { SUPPORTED_TYPES } from './resource-types.ts';
import type { SupportedType } from './resource-types.ts';

/** The authorization server's addresses as `/metadata` states them. */
export interface OauthUris {
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string;
}

function restResource(
  type: string,
  supported: SupportedType,
  isOpen: boolean,
): CapabilityStatementRestResource {
  const searchable = supported.search.length > 0;
  const writes = isOpen ? [] : (supported.write ?? []);
  return {
    type: type as NonNullable<CapabilityStatementRestResource['type']>,
    interaction: [
      { code: 'read' },
      ...(searchable ? [{ code: 'search-type' } as const] : []),
      ...writes.map((code) => ({ code })),
    ],
    versioning: 'versioned-update',
    conditionalCreate: writes.includes('create'),
    ...(searchable
      ? {
          searchParam: filterCodes(type).flatMap((name) => {
            const definition = searchParameter(type, name);
            return definition ? [{ name, type: definition.type, definition: definition.url }] : [];
          }),
          searchInclude: [...(supported.include ?? [])],
          searchRevInclude: ['Provenance:target'],
        }
      : {}),
    ...(type === 'Patient'
      ? {
          operation: [
            { name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
          ],
        }
      : {}),
  } as CapabilityStatementRestResource;
}

/** The server's CapabilityStatement: only what it really does. `oauth`: `null` at an endpoint without sign-in. */
export function capabilityStatement(
  base: string,
  oauth: OauthUris | null,
  startedAt: string,
): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: startedAt,
    kind: 'instance',
    software: { name: 'Chartside sandbox EHR' },
    implementation: { description: 'Synthetic patients for trying and testing SMART apps', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    implementationGuide: [
      'http://hl7.org/fhir/uv/smart-app-launch/ImplementationGuide/hl7.fhir.uv.smart-app-launch',
    ],
    rest: [
      {
        mode: 'server',
        security: { cors: true, ...(oauth === null ? {} : smartSecurity(oauth)) },
        resource: Object.entries(SUPPORTED_TYPES).map(([type, supported]) =>
          restResource(type, supported, oauth === null),
        ),
      },
    ],
  } as CapabilityStatement;
}

function smartSecurity(oauth: OauthUris): object {
  const uris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';
  const smart = {
    system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
    code: 'SMART-on-FHIR',
  };
  return {
    service: [{ coding: [smart] }],
    extension: [
      {
        url: uris,
        extension: [
          { url: 'authorize', valueUri: oauth.authorize },
          { url: 'token', valueUri: oauth.token },
          { url: 'revoke', valueUri: oauth.revoke },
        ],
      },
    ],
  };
}
