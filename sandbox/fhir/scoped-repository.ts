import { generateId } from '@medplum/core';
import type { SearchRequest, WithId } from '@medplum/core';
import { FhirRepository } from '@medplum/fhir-router';
import type { UpdateResourceOptions } from '@medplum/fhir-router';
import type { Bundle, Reference, Resource } from '@medplum/fhirtypes';
import { may } from './access.ts';
import type { Access } from './access.ts';
import type { WriteBack } from './chart-store.ts';
import { localReference } from './compartment.ts';
import { refusal, unknownResource } from './outcomes.ts';
import { DEFAULT_PAGE, MAX_PAGE, SUPPORTED_TYPES } from './resource-types.ts';
import { firstPage, nextPage } from './result-pages.ts';
import type { Surroundings } from './result-pages.ts';
import { findMatches, isVisible } from './search.ts';
import type { Interaction } from '../smart/scopes.ts';
import { validateWrite } from './validate-write.ts';

/** The parameters of `$everything` that this server supports. */
export interface EverythingRequest {
  readonly types?: readonly string[] | undefined;
  /** Milliseconds since the epoch. */
  readonly since?: number | undefined;
  readonly count?: number | undefined;
}

function notOffered(): never {
  throw refusal(405, 'not-supported', 'This server does not offer that interaction.');
}

/**
 * The chart as one access token may see and change it. Every way in (read, search, include, paging, conditional
 * create) passes here, so scopes and the patient compartment hold for all of them.
 */
export class ScopedRepository extends FhirRepository {
  private readonly access: Access;
  private readonly around: Surroundings;
  /** The address of the search under way, for its self link. */
  private readonly self: string;

  constructor(access: Access, around: Surroundings, self: string) {
    super();
    this.access = access;
    this.around = around;
    this.self = self;
  }

  private demand(interaction: Interaction, resourceType: string): void {
    if (may(this.access, interaction, resourceType)) return;
    const text = `The granted scopes do not allow to ${interaction} ${resourceType}.`;
    throw refusal(403, 'forbidden', text);
  }

  private visibleResource(resourceType: string, id: string): Resource {
    const resource = this.around.store.get(resourceType, id);
    if (!resource || !isVisible(this.around.store, this.access, resource))
      throw unknownResource(resourceType, id);
    return resource;
  }

  override setMode(): void {}

  override generateId(): string {
    return generateId();
  }

  override async readResource<T extends Resource>(resourceType: string, id: string): Promise<WithId<T>> {
    this.demand('read', resourceType);
    return this.visibleResource(resourceType, id) as WithId<T>;
  }

  override async readReference<T extends Resource>(reference: Reference<T>): Promise<WithId<T>> {
    const [type = '', id = ''] = localReference(reference.reference ?? '').split('/');
    return this.readResource<T>(type, id);
  }

  override async readReferences<T extends Resource>(list: readonly Reference<T>[]): Promise<(T | Error)[]> {
    return Promise.all(
      list.map((reference) => this.readReference<T>(reference).catch((error: Error) => error)),
    );
  }

  override async createResource<T extends Resource>(resource: T): Promise<WithId<T>> {
    this.demand('create', resource.resourceType);
    if (!SUPPORTED_TYPES[resource.resourceType]?.write?.includes('create')) notOffered();
    validateWrite(resource, this.around.store, this.access);
    // The server names what it creates, whatever id the client sent (R4 3.1.0.8).
    const stored = await this.around.store.createResource({ ...resource, id: generateId() });
    this.record(stored as WithId<Resource>, 'create');
    return stored;
  }

  override async updateResource<T extends Resource>(
    resource: T,
    options?: UpdateResourceOptions,
  ): Promise<WithId<T>> {
    this.demand('update', resource.resourceType);
    if (!SUPPORTED_TYPES[resource.resourceType]?.write?.includes('update')) notOffered();
    this.visibleResource(resource.resourceType, resource.id ?? '');
    validateWrite(resource, this.around.store, this.access);
    const stored = await this.around.store.updateResource(resource, options);
    this.record(stored as WithId<Resource>, 'update');
    return stored;
  }

  private record(resource: WithId<Resource>, interaction: WriteBack['interaction']): void {
    this.around.store.writeBacks.push({
      reference: `${resource.resourceType}/${resource.id}`,
      patientId: this.access.patientId,
      user: this.access.user,
      clientId: this.access.clientId,
      at: resource.meta?.lastUpdated ?? '',
      interaction,
    });
  }

  override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    this.demand('search', request.resourceType);
    const result = {
      found: findMatches(this.around.store, this.access, request as SearchRequest),
      size: Math.min(request.count ?? DEFAULT_PAGE, MAX_PAGE),
      path: request.resourceType,
      self: this.self,
      elements: request.fields,
      inclusion: {
        include: (request.include ?? []).map((item) => `${item.resourceType}:${item.searchParam}`),
        revInclude: (request.revInclude ?? []).map((item) => `${item.resourceType}:${item.searchParam}`),
      },
    };
    return firstPage(result, this.access, this.around) as Bundle<WithId<T>>;
  }

  /** A further page of a search that this token's grant made. */
  page(cursor: string): Bundle {
    return nextPage(cursor, this.self, this.access, this.around);
  }

  /** The patient and everything in the compartment, as far as the scopes reach. */
  everything(patientId: string, asked: EverythingRequest): Bundle {
    this.demand('read', 'Patient');
    const patient = this.visibleResource('Patient', patientId);
    const types = Object.keys(SUPPORTED_TYPES).filter(
      (type) => type !== 'Patient' && may(this.access, 'search', type) && may(this.access, 'read', type),
    );
    const found = [patient, ...types.flatMap((type) => this.around.store.all(type, patientId))].filter(
      (resource) =>
        (asked.types === undefined || asked.types.includes(resource.resourceType)) &&
        (asked.since === undefined || Date.parse(resource.meta?.lastUpdated ?? '') >= asked.since),
    );
    const size = Math.min(asked.count ?? DEFAULT_PAGE, MAX_PAGE);
    const path = `Patient/${patientId}/$everything`;
    return firstPage({ found, size, path, self: this.self }, this.access, this.around);
  }

  override async readHistory(): Promise<never> {
    notOffered();
  }
  override async readVersion(): Promise<never> {
    notOffered();
  }
  override async deleteResource(): Promise<never> {
    notOffered();
  }
  override async patchResource(): Promise<never> {
    notOffered();
  }
  override async searchByReference(): Promise<never> {
    notOffered();
  }
  override async withTransaction<TResult>(
    callback: (repository: this) => Promise<TResult>,
  ): Promise<TResult> {
    // A conditional create searches and then stores: one at a time, or two at once would both find nothing.
    return this.around.store.oneAtATime(() => callback(this));
  }
}
