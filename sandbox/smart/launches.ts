import { randomBytes } from 'node:crypto';

/** What a launch carries to the application beside the patient. */
export interface LaunchOptions {
  readonly encounter?: string;
  readonly intent?: string;
  /** From the link of a CDS card, handed on unchanged. */
  readonly appContext?: string;
  readonly needPatientBanner?: boolean;
  readonly fhirContext?: readonly { readonly reference: string }[];
}

/** A launch that the EHR page made for one clinician and one patient. */
export interface Launch extends LaunchOptions {
  readonly patient: string;
  readonly clinician: string;
}

const LIFETIME_MS = 5 * 60_000;

/** Launch contexts by their opaque id. An id is good for five minutes. */
export class Launches {
  private readonly made = new Map<string, { launch: Launch; until: number }>();

  create(launch: Launch): string {
    const now = Date.now();
    for (const [id, { until }] of this.made) if (until < now) this.made.delete(id);
    const id = randomBytes(18).toString('base64url');
    this.made.set(id, { launch, until: now + LIFETIME_MS });
    return id;
  }

  find(id: string | undefined): Launch | undefined {
    const entry = this.made.get(id ?? '');
    return entry && entry.until >= Date.now() ? entry.launch : undefined;
  }
}
