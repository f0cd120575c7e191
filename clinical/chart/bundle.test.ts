import { describe, expect, it } from 'vitest';
import { readNdjsonLine, resourcesOfBundle } from './bundle.ts';

const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry });

describe('the resources of a Bundle', () => {
  it('refer to each other by type and id where they did so by urn:uuid', () => {
    const json = bundle(
      { fullUrl: 'urn:uuid:aaa', resource: { resourceType: 'Patient', id: 'p' } },
      {
        fullUrl: 'urn:uuid:bbb',
        resource: {
          resourceType: 'Observation',
          subject: { reference: 'urn:uuid:aaa' },
          note: [{ text: 'urn:uuid:aaa' }],
        },
      },
    );
    const before = structuredClone(json);
    expect(resourcesOfBundle(json)).toEqual([
      { resourceType: 'Patient', id: 'p' },
      {
        resourceType: 'Observation',
        id: 'bbb',
        subject: { reference: 'Patient/p' },
        note: [{ text: 'urn:uuid:aaa' }],
      },
    ]);
    expect(json).toEqual(before);
  });

  it('take their id from an absolute full URL where they have none', () => {
    const json = bundle({
      fullUrl: 'https://ehr.example/fhir/Patient/7',
      resource: { resourceType: 'Patient' },
    });
    expect(resourcesOfBundle(json)).toEqual([{ resourceType: 'Patient', id: '7' }]);
  });

  it('lose no entry: what is no resource comes as it is, except deletions', () => {
    const json = bundle(null, 5, {}, { resource: 'x' }, { request: { method: 'DELETE', url: 'Patient/1' } });
    expect(resourcesOfBundle(json)).toEqual([null, 5, null, 'x']);
  });

  it('come also from a list or from one resource alone, and there are none without entries', () => {
    expect(resourcesOfBundle([1, 2])).toEqual([1, 2]);
    expect(resourcesOfBundle({ resourceType: 'Patient' })).toEqual([{ resourceType: 'Patient' }]);
    expect(resourcesOfBundle({ resourceType: 'Bundle' })).toEqual([]);
  });

  it('come also out of the Bundles of a batch response', () => {
    const inner = bundle({ resource: { resourceType: 'Patient', id: 'p' } });
    expect(resourcesOfBundle(bundle({ resource: inner, response: { status: '200' } }))).toEqual([
      { resourceType: 'Patient', id: 'p' },
    ]);
  });

  it('may be nested beyond reason', () => {
    let deep: unknown = 'urn:uuid:aaa';
    for (let i = 0; i < 20_000; i += 1) deep = [deep];
    const json = bundle({ fullUrl: 'urn:uuid:aaa', resource: { resourceType: 'Basic', id: 'x', deep } });
    expect(resourcesOfBundle(json)).toHaveLength(1);
  });
});

describe('a line of ndjson', () => {
  it('is a resource, an error or nothing', () => {
    expect(readNdjsonLine('{"a":1}\r')).toEqual({ resource: { a: 1 }, error: null });
    expect(readNdjsonLine('{"a":')).toMatchObject({ resource: null, error: expect.any(String) });
    expect(readNdjsonLine('  ')).toBeNull();
  });
});
