import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../config/config.ts';
import { contentSecurityPolicy, REACT_ARIA_STYLES } from './security-headers.ts';

const issuer = { iss: 'https://ehr.example.org/fhir', name: 'EHR', clientId: 'a' };
const policyOf = (changes: object) =>
  contentSecurityPolicy(checkConfig({ stage: 'live', issuers: [{ ...issuer, ...changes }] }, 'test'));

describe('content security policy', () => {
  it('lets nobody frame the app when no issuer is configured to', () => {
    expect(policyOf({})).toContain("frame-ancestors 'none'");
    expect(policyOf({ frameAncestors: ['https://ehr.example.org'] })).toContain(
      "frame-ancestors 'self' https://ehr.example.org",
    );
  });

  it('opens connections to the issuers and to the open servers that the deployment lists', () => {
    expect(policyOf({})).toMatch(/connect-src 'self' https:\/\/ehr\.example\.org;/);
    const open = checkConfig(
      {
        stage: 'live',
        issuers: [issuer],
        openServers: [{ baseUrl: 'https://open.example/r4', label: 'Open' }],
      },
      'test',
    );
    expect(contentSecurityPolicy(open)).toMatch(
      /connect-src 'self' https:\/\/ehr\.example\.org https:\/\/open\.example;/,
    );
  });

  it.each([
    [
      'interactions/usePress.mjs',
      0,
      '${$d27d541f9569d26d$var$PRESSABLE_ATTRIBUTE}',
      'data-react-aria-pressable',
    ],
    ['overlays/usePreventScroll.mjs', 1, '', ''],
  ] as const)('knows the style that the installed react-aria inserts in %s', (file, index, from, to) => {
    const path = new URL(`../../node_modules/react-aria/dist/private/${file}`, import.meta.url);
    expect(readFileSync(path, 'utf8').replace(from, to)).toContain(REACT_ARIA_STYLES[index]);
  });
});
