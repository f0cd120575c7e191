import { ROUTES } from './routes.ts';
import { CONTEXT_SCOPES } from './scopes.ts';

/** The `.well-known/smart-configuration` document (SMART App Launch 2.2, section 2.1). */
export function smartConfiguration(origin: string): Record<string, unknown> {
  return {
    issuer: origin,
    jwks_uri: `${origin}${ROUTES.jwks}`,
    authorization_endpoint: `${origin}${ROUTES.authorization}`,
    token_endpoint: `${origin}${ROUTES.token}`,
    revocation_endpoint: `${origin}${ROUTES.revocation}`,
    token_endpoint_auth_methods_supported: ['none'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [
      ...CONTEXT_SCOPES,
      'patient/*.rs',
      'patient/*.read',
      'patient/Condition.cu',
      'patient/DocumentReference.cu',
      'patient/Observation.cu',
      'patient/Provenance.c',
      'patient/Device.c',
      'user/Practitioner.rs',
    ],
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'sso-openid-connect',
      'context-banner',
      'context-style',
      'context-ehr-patient',
      'context-ehr-encounter',
      'context-standalone-patient',
      'permission-offline',
      'permission-online',
      'permission-patient',
      'permission-v1',
      'permission-v2',
    ],
  };
}
