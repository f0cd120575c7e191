import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askModel } from './ask-model.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { tokenSource } from './credentials.ts';
import { HostedModelSchema } from './hosted-config.ts';
import { ANSWER_JSON_SCHEMA } from './model-answer.ts';
import { modelClient } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';
import { promptFor } from './prompt.ts';
import { DEPLOYMENT, DOCUMENTED_SCOPE, faultOf, KEY, SECRET } from './testing/azure-rules.ts';
import { type FakeAzure, startFakeAzure } from './testing/fake-azure.ts';
import { appendicitis } from './testing/hosted-server.ts';

const ENVIRONMENT = { AZURE_KEY: KEY, AZURE_SECRET: SECRET, WRONG: 'other' };
let azure: FakeAzure;
beforeAll(async () => {
  azure = await startFakeAzure();
});
afterAll(() => azure.close());

const key = (env: string) => ({ kind: 'key', env });
const entra = (more: object = {}) => {
  const { authority } = azure;
  return {
    kind: 'entra',
    tenantId: 'tenant-1',
    clientId: 'app-1',
    secretEnv: 'AZURE_SECRET',
    authority,
    ...more,
  };
};

/** What a configuration with this sign-in gets from Azure: the diagnoses and tokens, or why there are none. */
async function ask(auth: object, changes: object = {}) {
  const config = v.parse(HostedModelSchema, {
    kind: 'azure-ai-foundry',
    label: 'Foundry',
    baseUrl: `${azure.baseUrl}/`,
    model: DEPLOYMENT,
    auth,
    retries: 0,
    ...changes,
  });
  const client = modelClient(
    config,
    tokenSource(config.auth, ENVIRONMENT, () => 0),
  );
  const breaker = new CircuitBreaker(config.breaker, () => 0);
  const { signal } = new AbortController();
  try {
    const messages = promptFor(appendicitis(), [], []);
    const { answer, tokens } = await askModel(client, messages, config, breaker, signal, () => {});
    return { names: answer.diagnoses.map(({ name }) => name), tokens };
  } catch (error) {
    if (error instanceof ModelFailure) return error.reason;
    throw error;
  }
}

const ANSWERED = { names: ['Acute appendicitis'], tokens: 1_000 };

describe('the v1 endpoint of Azure AI Foundry, as Microsoft documents it', () => {
  it('takes the request with a key, and its answer is read: chunks without a choice, usage at the end', async () => {
    expect(await ask(key('AZURE_KEY'))).toEqual(ANSWERED);
    expect(azure.taken.at(-1)).toMatchObject({ model: DEPLOYMENT, store: false, stream: true });
  });

  it('takes it for a deployment that knows no schema', async () => {
    expect(await ask(key('AZURE_KEY'), { structured: 'json-object' })).toEqual(ANSWERED);
  });

  it('takes it with a token of Microsoft Entra ID for the documented scope, which is the default', async () => {
    expect(await ask(entra())).toEqual(ANSWERED);
    expect(new URLSearchParams(azure.tokenRequests.at(-1)).get('scope')).toBe(DOCUMENTED_SCOPE);
  });

  it.each([
    ['a wrong key', () => ask(key('WRONG')), 'credentials'],
    ['a wrong secret', () => ask(entra({ secretEnv: 'WRONG' })), 'credentials'],
    [
      'a token for another audience',
      () => ask(entra({ scope: 'https://graph.example/.default' })),
      'credentials',
    ],
    ['a deployment that isn’t there', () => ask(key('AZURE_KEY'), { model: 'other' }), 'refused'],
    [
      'the endpoint of another generation',
      () => ask(key('AZURE_KEY'), { baseUrl: `${azure.authority}/openai/deployments/d` }),
      'refused',
    ],
    ['what only other servers know', () => ask(key('AZURE_KEY'), { kind: 'openai-compatible' }), 'refused'],
  ])('refuses %s, and the reason is known', async (_what, question, reason) => {
    expect(await question()).toBe(reason);
  });

  it.each(['prompt', 'answer'] as const)('may filter the %s', async (what) => {
    azure.filter = what;
    try {
      expect(await ask(key('AZURE_KEY'))).toBe('refused');
    } finally {
      azure.filter = null;
    }
  });

  it('would refuse a schema with a member that is not required, a bound, or one more level', () => {
    const messages = [{ role: 'user', content: 'x' }];
    const withSchema = (schema: object) =>
      faultOf(
        JSON.stringify({
          model: DEPLOYMENT,
          messages,
          response_format: { type: 'json_schema', json_schema: { name: 'd', strict: true, schema } },
        }),
      );
    expect(withSchema(ANSWER_JSON_SCHEMA)).toBeNull();
    expect(withSchema({ ...ANSWER_JSON_SCHEMA, required: [] })).toBe('invalid_schema');
    expect(withSchema({ ...ANSWER_JSON_SCHEMA, maxProperties: 3 })).toBe('invalid_schema');
    let nested: object = { type: 'string' };
    for (let level = 0; level < 6; level += 1)
      nested = { type: 'object', properties: { a: nested }, required: ['a'], additionalProperties: false };
    expect(withSchema(nested)).toBe('invalid_schema');
  });
});

describe('the identity that Azure gives a machine', () => {
  it('is asked for at the metadata service, with its header and the documented resource', async () => {
    const { auth } = v.parse(HostedModelSchema, {
      kind: 'azure-ai-foundry',
      label: 'x',
      baseUrl: azure.baseUrl,
      model: DEPLOYMENT,
      auth: { kind: 'managed-identity', clientId: 'c-1' },
    });
    const token = tokenSource(auth, {}, () => 0, azure.authority);
    expect(await token(new AbortController().signal)).toMatch(/^entra-/);
    expect(Object.fromEntries(new URLSearchParams(azure.tokenRequests.at(-1)))).toEqual({
      'api-version': '2018-02-01',
      resource: 'https://ai.azure.com',
      client_id: 'c-1',
    });
  });
});
