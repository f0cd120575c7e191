import type { DocumentItem, ResourceRef } from './chart.ts';
import { conceptAt, conceptsAt } from './concepts.ts';
import { clinicalTime, firstDate } from './clinical-time.ts';
import type { DocumentBody } from './document-body.ts';
import { readAttachment, readBytes } from './document-body.ts';
import type { JsonObject } from './json.ts';
import { codeAt, objectAt, objectsAt, textAt } from './json.ts';
import { htmlToText } from './markup-text.ts';
import { NO_SOURCES, problem } from './reading.ts';
import type { Draft, ReadContext } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

type Problems = Extract<ResourceContent['problems'], readonly unknown[]>[number][];

interface Head {
  readonly role: DocumentItem['role'];
  readonly title: string;
  readonly concept: DocumentItem['concept'];
  readonly when: DocumentItem['when'];
  readonly encounter: ResourceRef | null;
}

function draftOf(
  ref: ResourceRef,
  head: Head,
  body: DocumentBody,
  binaries: readonly ResourceRef[],
): Draft<DocumentItem> {
  const item: DocumentItem = {
    kind: 'document',
    ref,
    alsoIn: NO_SOURCES,
    ...head,
    text: body.text,
    unread: body.unread,
  };
  return { item, key: documentKey(item), ...(binaries.length > 0 ? { binaries } : {}) };
}

/** The same words on the same day are the same document, whichever resource carries them. */
export function documentKey({ text, when }: DocumentItem): string | null {
  return text === null ? null : `d|${when === null ? '' : Math.floor(when.at / DAY_MS)}|${text}`;
}

const DAY_MS = 86_400_000;

const EMPTY: DocumentBody = { text: null, unread: 'The document is empty.' };

/** A DocumentReference: the first of its contents that can be read. */
export function readDocumentReference(
  resource: JsonObject,
  ref: ResourceRef,
  context: ReadContext,
): ResourceContent {
  const { status, problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  if (status === 'superseded')
    return {
      drafts: [],
      problems: [problem('not-final', ref, 'Superseded by a newer version; left out.', true)],
    };
  const problems: Problems = statusProblem === null ? [] : [statusProblem];
  const docStatus = codeAt(resource, 'docStatus');
  if (docStatus === 'entered-in-error')
    return {
      drafts: [],
      problems: [
        problem('entered-in-error', ref, 'Marked as entered in error by the source; left out.', true),
      ],
    };
  if (docStatus === 'preliminary')
    problems.push(problem('not-final', ref, 'The document is preliminary.', false));
  const attachments = objectsAt(resource, 'content')
    .map((c) => objectAt(c, 'attachment'))
    .filter((a) => a !== null);
  const { body, binaries } = readAttachments(attachments, context);
  const inContext = objectAt(resource, 'context');
  const [encounter] = inContext === null ? [] : objectsAt(inContext, 'encounter');
  const concept = conceptAt(resource, 'type') ?? conceptsAt(resource, 'category')[0] ?? null;
  const head: Head = {
    role: roleOf(concept?.text ?? ''),
    title:
      textAt(resource, 'description') ??
      concept?.text ??
      attachments.map((a) => textAt(a, 'title')).find((t) => t !== null) ??
      'Document',
    concept,
    when: documentTime(resource, inContext, ref, problems),
    encounter: encounter === undefined ? null : referenceAt({ encounter }, 'encounter'),
  };
  return { drafts: [draftOf(ref, head, body, binaries)], problems };
}

function documentTime(
  resource: JsonObject,
  inContext: JsonObject | null,
  ref: ResourceRef,
  problems: Problems,
) {
  const own = firstDate(resource, ['date', 'indexed', 'created'], ref, problems);
  return own ?? (inContext === null ? null : clinicalTime(inContext, '', ref, problems));
}

/** Contents are the same document in several formats: the first readable one counts. */
function readAttachments(
  attachments: readonly JsonObject[],
  context: ReadContext,
): { readonly body: DocumentBody; readonly binaries: readonly ResourceRef[] } {
  const readings = attachments.map((a) => readAttachment(a, context));
  const text = readings.find((r) => 'text' in r && r.text !== null);
  if (text !== undefined && 'text' in text) return { body: text, binaries: [] };
  const binaries = readings.flatMap((r) => ('binary' in r ? [r.binary] : []));
  if (binaries.length > 0)
    return { body: { text: null, unread: 'Its content has not been read from the server.' }, binaries };
  const failed = readings.find((r) => 'unread' in r);
  return { body: failed !== undefined && 'unread' in failed ? failed : EMPTY, binaries };
}

/** A DiagnosticReport is a document when it says something in words; its results are Observations of their own. */
export function readDiagnosticReport(
  resource: JsonObject,
  ref: ResourceRef,
  context: ReadContext,
): ResourceContent {
  const { problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const attachments = objectsAt(resource, 'presentedForm');
  const conclusion = textAt(resource, 'conclusion');
  const coded = conceptsAt(resource, 'conclusionCode').map((c) => c.text);
  const presented = readAttachments(attachments, context);
  const hasResults = objectsAt(resource, 'result').length > 0;
  const narrative = hasResults ? null : narrativeOf(resource);
  const parts = [presented.body.text, conclusion, ...coded].filter((t) => t !== null);
  const said = parts.filter((part, i) => parts.findIndex((other) => other.includes(part)) === i);
  const text = said.length > 0 ? said.join('\n\n') : narrative;
  if (text === null && attachments.length === 0)
    return {
      drafts: [],
      problems: hasResults
        ? []
        : [problem('absent-value', ref, 'The report has no text and no results.', true)],
    };
  const problems: Problems = statusProblem === null ? [] : [statusProblem];
  const concept = conceptAt(resource, 'code');
  const categories = conceptsAt(resource, 'category');
  const head: Head = {
    role: reportRole(
      [...categories, ...(concept === null ? [] : [concept])].flatMap((c) => [
        c.text,
        ...c.codings.map((x) => x.code),
      ]),
    ),
    title: concept?.text ?? 'Report',
    concept,
    when: clinicalTime(resource, 'effective', ref, problems),
    encounter: referenceAt(resource, 'encounter'),
  };
  const body: DocumentBody = text === null ? presented.body : { text, unread: null };
  return { drafts: [draftOf(ref, head, body, text === null ? presented.binaries : [])], problems };
}

/** A Composition's sections, and the impression of a ClinicalImpression, as notes. */
export function readNarrative(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const problems: Problems = statusProblem === null ? [] : [statusProblem];
  const sections = sectionsOf(resource, 0);
  const said = [textAt(resource, 'description'), textAt(resource, 'summary'), ...sections].filter(
    (t) => t !== null,
  );
  const text = said.length > 0 ? said.join('\n\n') : narrativeOf(resource);
  const concept = conceptAt(resource, 'type') ?? conceptAt(resource, 'code');
  const head: Head = {
    role: 'note',
    title: textAt(resource, 'title') ?? concept?.text ?? 'Note',
    concept,
    when: firstDate(resource, ['date', 'effectiveDateTime'], ref, problems),
    encounter: referenceAt(resource, 'encounter'),
  };
  return { drafts: [draftOf(ref, head, text === null ? EMPTY : { text, unread: null }, [])], problems };
}

const DEEPEST_SECTION = 8;

function sectionsOf(parent: JsonObject, depth: number): string[] {
  if (depth > DEEPEST_SECTION) return [];
  return objectsAt(parent, 'section').flatMap((section) => {
    const text = narrativeOf(section);
    const title = textAt(section, 'title');
    const own = text === null ? [] : [title === null ? text : `${title}\n${text}`];
    return [...own, ...sectionsOf(section, depth + 1)];
  });
}

function narrativeOf(resource: JsonObject): string | null {
  const narrative = objectAt(resource, 'text');
  const div = narrative === null ? null : textAt(narrative, 'div');
  const text = div === null ? '' : htmlToText(div);
  return text === '' ? null : text;
}

/** A Binary is text for the document that refers to it. */
export function readBinary(resource: JsonObject, context: ReadContext): ResourceContent {
  const data = textAt(resource, 'data');
  const body = data === null ? EMPTY : readBytes(data, textAt(resource, 'contentType'), context);
  return { drafts: [], problems: [], body };
}

function roleOf(type: string): DocumentItem['role'] {
  if (/\b(?:radiolog|imaging|x-?ray|ultrasound|sonogra|mri\b|ct\b|echocardiogra|mammogra|scan)/i.test(type))
    return 'imaging-report';
  if (/\b(?:laboratory|patholog|microbiolog|cytolog|histolog)/i.test(type)) return 'laboratory-report';
  return /\breport\b/i.test(type) ? 'other-report' : 'note';
}

function reportRole(words: readonly string[]): DocumentItem['role'] {
  const all = words.join(' ');
  if (
    /\b(?:rad|ct|nmr|mri|rus|imaging|radiolog\w*|ultrasound\w*|echo\w*|x-?ray|lp29684-5|lp29708-2)\b/i.test(
      all,
    )
  )
    return 'imaging-report';
  if (/\b(?:lab|mb|hm|ch|path?|sp|cp|laboratory|patholog\w*|microbiolog\w*|lp29693-6|lp7839-6)\b/i.test(all))
    return 'laboratory-report';
  return /\b(?:note|summary|consult\w*|history|progress|discharge)\b/i.test(all) ? 'note' : 'other-report';
}
