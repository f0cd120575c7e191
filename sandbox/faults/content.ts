import { changeSearchset, type Fault } from './fault.ts';

/** Servers that put other things into a Bundle, or keep things out of it. */

const outcomeEntries: Fault = {
  id: 'outcome-entries',
  words: 'puts a note into every answer: “may not contain the entire record”',
  around: (next) =>
    changeSearchset(next, (bundle) => {
      const issue = {
        severity: 'warning',
        code: 'suppressed',
        details: { text: 'The response may not contain the entire record.' },
      };
      bundle.entry = [
        ...(bundle.entry ?? []),
        { resource: { resourceType: 'OperationOutcome', issue: [issue] }, search: { mode: 'outcome' } },
      ];
    }),
};

/** Texts of notes are only linked, on a host that the token must not go to. */
const foreignAttachments: Fault = {
  id: 'foreign-attachments',
  words: 'keeps the texts of its notes on another host',
  around: (next) =>
    changeSearchset(next, (bundle) => {
      for (const { resource } of bundle.entry ?? []) {
        if (resource?.['resourceType'] !== 'DocumentReference') continue;
        for (const content of (resource['content'] ?? []) as { attachment?: Record<string, unknown> }[])
          content.attachment = {
            contentType: content.attachment?.['contentType'],
            url: `https://documents.example.net/Binary/${String(resource['id'])}`,
          };
      }
    }),
};

/** A resource of somebody else among the answers. */
const otherPatient: Fault = {
  id: 'other-patient',
  words: 'mixes a result of another patient into its answers',
  around: (next) =>
    changeSearchset(next, (bundle) => {
      const result = bundle.entry?.find(({ resource }) => resource?.['resourceType'] === 'Observation');
      if (!result) return;
      bundle.entry?.push({
        resource: {
          ...result.resource,
          id: 'of-somebody-else',
          subject: { reference: 'Patient/somebody-else' },
        },
        search: { mode: 'match' },
      });
    }),
};

export const CONTENT: readonly Fault[] = [outcomeEntries, foreignAttachments, otherPatient];
