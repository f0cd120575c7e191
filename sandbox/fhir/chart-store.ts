import type { WithId } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import type { CreateResourceOptions } from '@medplum/fhir-router';
import type { Attachment, Resource } from '@medplum/fhirtypes';
import { localReference, patientsOf } from './compartment.ts';

/** One change that an application made through the API. */
export interface WriteBack {
  readonly reference: string;
  readonly patientId: string | undefined;
  readonly user: string;
  readonly clientId: string;
  readonly at: string;
  readonly interaction: 'create' | 'update';
}

function attachmentsOf(resource: Resource): Attachment[] {
  if (resource.resourceType === 'DocumentReference') return resource.content.map((item) => item.attachment);
  if (resource.resourceType === 'DiagnosticReport') return resource.presentedForm ?? [];
  return [];
}

/**
 * The server's memory: Medplum's repository plus an index by patient, because a search without it evaluates FHIRPath
 * on every resource of every patient.
 */
export class ChartStore extends MemoryRepository {
  private readonly byType = new Map<string, Map<string, Resource>>();
  private readonly byPatient = new Map<string, Map<string, Map<string, Resource>>>();
  private readonly binaryOwners = new Map<string, Set<string>>();
  readonly writeBacks: WriteBack[] = [];
  private lastWrite: Promise<unknown> = Promise.resolve();

  override async createResource<T extends Resource>(
    resource: T,
    options?: CreateResourceOptions,
    update = false,
  ): Promise<WithId<T>> {
    const stored = await super.createResource(resource, options, update);
    this.index(stored as WithId<Resource>);
    return stored;
  }

  private index(resource: WithId<Resource>): void {
    const previous = this.get(resource.resourceType, resource.id);
    for (const patient of previous ? this.patientsOf(previous) : []) {
      this.byPatient.get(patient)?.get(resource.resourceType)?.delete(resource.id);
    }
    slot(this.byType, resource.resourceType).set(resource.id, resource);
    const patients = this.patientsOf(resource);
    // What lies in two patients' compartments tells each about the other: no single-patient token may see it.
    for (const patient of patients.length === 1 ? patients : []) {
      let types = this.byPatient.get(patient);
      if (!types) this.byPatient.set(patient, (types = new Map()));
      slot(types, resource.resourceType).set(resource.id, resource);
    }
    for (const { url } of attachmentsOf(resource)) {
      const reference = url ? localReference(url) : '';
      if (!reference.startsWith('Binary/')) continue;
      const owners = this.binaryOwners.get(reference) ?? new Set();
      patients.forEach((patient) => owners.add(patient));
      this.binaryOwners.set(reference, owners);
    }
  }

  /** Runs after every earlier caller has finished, whether or not it failed. */
  oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const done = this.lastWrite.then(work, work);
    this.lastWrite = done.catch(() => undefined);
    return done;
  }

  /** The stored object itself, not a copy: never change it. */
  get(resourceType: string, id: string): Resource | undefined {
    return this.byType.get(resourceType)?.get(id);
  }

  /** All stored resources of a type; with a patient only those in the patient's compartment. */
  all(resourceType: string, patientId?: string): readonly Resource[] {
    const byId =
      patientId === undefined
        ? this.byType.get(resourceType)
        : this.byPatient.get(patientId)?.get(resourceType);
    return byId ? [...byId.values()] : [];
  }

  /** The patients in whose compartment a resource lies; also follows Provenance targets and documents to Binaries. */
  patientsOf(resource: Resource): readonly string[] {
    const direct = patientsOf(resource, (reference) => {
      const [type = '', id = ''] = reference.split('/');
      const target = type === 'Provenance' ? undefined : this.get(type, id);
      return target ? this.patientsOf(target) : [];
    });
    if (resource.resourceType !== 'Binary') return direct;
    return [...new Set([...direct, ...(this.binaryOwners.get(`Binary/${resource.id}`) ?? [])])];
  }
}

function slot(map: Map<string, Map<string, Resource>>, key: string): Map<string, Resource> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Map()));
  return found;
}
