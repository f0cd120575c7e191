import type { CdsClient } from '../cds/cds-client.ts';
import { CLINICIANS, clinicianById } from '../data/hospital.ts';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import { PROFILES } from '../faults/profiles.ts';
import type { ChartStore } from '../fhir/chart-store.ts';
import type { Handler } from '../fhir/handler.ts';
import type { Launches } from '../smart/launches.ts';
import type { SignIns } from '../smart/sign-ins.ts';
import { readLaunchForm } from './launch-options.ts';
import { patientChart } from './patient-chart.ts';
import { listPatients } from './patient-list.ts';
import { readPage, staticFile } from './static-files.ts';

interface Settings {
  readonly store: ChartStore;
  readonly launches: Launches;
  readonly signIns: SignIns;
  readonly faults: FaultSwitch;
  readonly origin: string;
  readonly appOrigin: string;
  readonly fhirBase: string;
  readonly cds: CdsClient;
}

/** Colours that a launched application may take on (SMART App Launch, `smart_style_url`). */
const STYLE = {
  color_background: '#f6f8f9',
  color_error: '#a4262c',
  color_highlight: '#1f6f78',
  color_modal_backdrop: '#1b2a30',
  color_success: '#2f6b3a',
  color_text: '#1d2b32',
  dim_border_radius: '4px',
  dim_font_size: '14px',
  dim_spacing_size: '16px',
  font_family_body: 'system-ui, sans-serif',
  font_family_heading: 'system-ui, sans-serif',
};

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

function problem(status: number, error: string): Response {
  return json({ error }, status);
}

async function pageResponse(signInCookie: string | undefined, appOrigin: string): Promise<Response> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    // A launch in the frame passes through this server's own authorization endpoint.
    `frame-src 'self' ${appOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
  });
  if (signInCookie) headers.append('set-cookie', signInCookie);
  return new Response(await readPage(), { headers });
}

/** The EHR's own page and the small API behind it. Whoever opens the page is signed in as the first clinician. */
export function createEhrHandler(settings: Settings): Handler {
  const { store, launches, signIns, faults, origin, appOrigin, fhirBase, cds } = settings;

  function getApi(path: string, clinicianId: string): Response {
    if (path === '/ehr/session') {
      const clinicians = CLINICIANS.map(({ id, name, role }) => ({ id, name, role }));
      return json({ clinician: clinicianId, clinicians, appOrigin, fhirBase });
    }
    if (path === '/ehr/server') {
      const profiles = PROFILES.map(({ id, words }) => ({ id, words }));
      return json({ profiles, chosen: faults.chosen()?.id ?? null });
    }
    if (path === '/ehr/patients') return json(listPatients(store));
    const [, id] = /^\/ehr\/patients\/([^/]+)$/.exec(path) ?? [];
    const chart = id ? patientChart(store, decodeURIComponent(id)) : undefined;
    return chart ? json(chart) : problem(404, 'No such patient.');
  }

  async function post(path: string, request: Request, clinicianId: string): Promise<Response> {
    // Applications on other ports are same-site, so the cookie alone does not show that the page itself asks.
    if (request.headers.get('origin') !== origin) return problem(403, 'Only the EHR page may do that.');
    const body: unknown = await request.json().catch(() => undefined);
    if (path === '/ehr/session') {
      const clinician = clinicianById((body as { clinician?: string } | undefined)?.clinician);
      if (!clinician) return problem(400, 'No such clinician.');
      return json({ clinician: clinician.id }, 200, { 'set-cookie': signIns.signIn(clinician) });
    }
    if (path === '/ehr/server') {
      const { profile } = (body ?? {}) as { profile?: unknown };
      if (profile !== null && typeof profile !== 'string') return problem(400, 'Name a profile, or null.');
      return faults.choose(profile)
        ? json({ chosen: faults.chosen()?.id ?? null })
        : problem(404, 'There is no such server behaviour.');
    }
    if (path === '/ehr/cards') {
      const patient = (body as { patient?: unknown } | undefined)?.patient;
      if (typeof patient !== 'string' || !store.get('Patient', patient))
        return problem(404, 'No such patient.');
      return json(await cds.patientView(patient, clinicianId).catch(() => []));
    }
    if (path === '/ehr/launches') {
      const form = readLaunchForm(body);
      if (!form) return problem(400, 'That is not a launch.');
      if (!store.get('Patient', form.patient)) return problem(404, 'No such patient.');
      const { encounter } = form.options;
      if (encounter && !store.all('Encounter', form.patient).some((item) => item.id === encounter)) {
        return problem(400, 'That encounter is not this patient\u2019s.');
      }
      const launch = launches.create({ ...form.options, patient: form.patient, clinician: clinicianId });
      const url = `${appOrigin}/launch?iss=${encodeURIComponent(fhirBase)}&launch=${launch}`;
      return json({ launch, url }, 201);
    }
    return problem(404, 'Nothing here.');
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    const clinician = signIns.signedIn(request.headers.get('cookie'));
    if (pathname === '/' && request.method === 'GET') {
      const first = CLINICIANS[0];
      return pageResponse(clinician || !first ? undefined : signIns.signIn(first), appOrigin);
    }
    if (pathname === '/cds-client/jwks') return json(cds.jwks);
    if (pathname === '/smart-style.json') return json(STYLE, 200, { 'access-control-allow-origin': '*' });
    const file = request.method === 'GET' ? await staticFile(pathname) : undefined;
    if (file) return file;
    if (!pathname.startsWith('/ehr/')) return problem(404, 'Nothing here.');
    if (!clinician) return problem(401, 'Nobody is signed in. Open the EHR page.');
    return request.method === 'POST' ? post(pathname, request, clinician.id) : getApi(pathname, clinician.id);
  };
}
