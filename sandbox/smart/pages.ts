import type { Clinician } from '../data/hospital.ts';

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Alder Vale Hospital</title>
<link rel="icon" href="/ehr/icon.svg">
<link rel="stylesheet" href="/ehr/ehr.css">
</head>
<body class="single">
<main class="card">
<p class="brand">Alder Vale Hospital <span class="tag">sandbox</span></p>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** The sign-in page. There is no password, and the page says why. */
export function signInPage(clinicians: readonly Clinician[], appName: string): string {
  const choices = clinicians
    .map(
      ({ id, name, role }) =>
        `<button class="choice" name="clinician" value="${escape(id)}"><b>${escape(name)}</b><span>${escape(role)}</span></button>`,
    )
    .join('\n');
  return page(
    'Sign in',
    `<p><b>${escape(appName)}</b> asks to open. Choose who you are. This is a sandbox with invented patients, so there is no password.</p>
<form method="post" class="choices">
${choices}
</form>
<form method="post"><button class="quiet" name="decision" value="deny">Cancel</button></form>`,
  );
}

/** One line of the patient picker. */
export interface PickerPatient {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly reason: string;
}

/** The page on which a clinician chooses the patient of a standalone launch. */
export function patientPickerPage(
  patients: readonly PickerPatient[],
  clinician: Clinician,
  appName: string,
): string {
  const rows = patients
    .map(
      ({ id, name, detail, reason }) =>
        `<button class="choice" name="patient" value="${escape(id)}"><b>${escape(name)}</b><span>${escape(detail)}</span><span>${escape(reason)}</span></button>`,
    )
    .join('\n');
  return page(
    'Choose a patient',
    `<p><b>${escape(appName)}</b> will open the chart of the patient you choose, for ${escape(clinician.name)}.</p>
<form method="post" class="choices">
${rows || '<p>No patients are loaded.</p>'}
</form>
<form method="post"><button class="quiet" name="decision" value="deny">Cancel</button></form>`,
  );
}

/** A page for an error that cannot be sent back to the application. The text is shown as text. */
export function errorPage(title: string, text: string): string {
  return page(title, `<p>${escape(text)}</p><p><a href="/">Back to the EHR</a></p>`);
}
