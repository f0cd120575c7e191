import { parseSearchRequest } from '@medplum/core';
import type { Condition } from '@medplum/fhirtypes';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChartStore } from './chart-store.ts';
import { loadDefinitions } from './definitions.ts';
import { ScopedRepository } from './scoped-repository.ts';
import { SearchPages } from './search-pages.ts';

const access = {
  grantId: 'g',
  clientId: 'chartside',
  user: 'Practitioner/ines-moreau',
  patientId: 'a',
  scopes: ['patient/Condition.rs', 'patient/Condition.cu'],
};
const BASE = 'http://localhost/fhir';

const condition: Condition = {
  resourceType: 'Condition',
  identifier: [{ system: 'urn:d', value: '1' }],
  category: [{ text: 'Diagnosis' }],
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  code: { text: 'Migraine' },
  subject: { reference: 'Patient/a' },
};

async function chart(): Promise<{ store: ChartStore; repository: ScopedRepository }> {
  const store = new ChartStore();
  await store.createResource({ resourceType: 'Patient', id: 'a' });
  const around = { store, pages: new SearchPages(), base: BASE };
  return { store, repository: new ScopedRepository(access, around, BASE) };
}

beforeAll(loadDefinitions);

describe('a scoped repository', () => {
  it('creates one resource for conditional creates that overlap', async () => {
    const { store, repository } = await chart();
    const search = () => parseSearchRequest<Condition>('Condition?identifier=urn:d|1');
    const made = await Promise.all([1, 2, 3, 4].map(() => repository.conditionalCreate(condition, search())));
    expect(new Set(made.map(({ resource }) => resource.id)).size).toBe(1);
    expect(store.all('Condition')).toHaveLength(1);
  });

  it('takes a subject on another server for nobody here', async () => {
    const { repository } = await chart();
    const foreign = { ...condition, subject: { reference: 'https://elsewhere.example/fhir/Patient/a' } };
    await expect(repository.createResource(foreign)).rejects.toThrow(
      /only be written for the patient in context/,
    );
  });

  it('shows what lies in two compartments to neither patient', async () => {
    const { store, repository } = await chart();
    await store.createResource({ resourceType: 'Patient', id: 'b' });
    const both = ['a', 'b'].map((id) => ({ reference: `Patient/${id}` }));
    await store.createResource({
      resourceType: 'Provenance',
      id: 'p',
      target: both,
      recorded: '2026-01-01',
      agent: [],
    });
    const reader = new ScopedRepository(
      { ...access, scopes: ['patient/Provenance.rs'] },
      { store, pages: new SearchPages(), base: BASE },
      BASE,
    );
    expect((await reader.search(parseSearchRequest('Provenance'))).total).toBe(0);
    await expect(reader.readResource('Provenance', 'p')).rejects.toThrow(/No Provenance\/p here/);
    await expect(repository.readResource('Provenance', 'p')).rejects.toThrow(/scopes do not allow/);
  });
});
