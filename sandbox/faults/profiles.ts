import { CONTENT } from './content.ts';
import type { Fault } from './fault.ts';
import { LOAD } from './load.ts';
import { PAGING } from './paging.ts';
import { REFUSALS } from './refusals.ts';

/** Every behaviour that can be switched on, alone or together. */
export const FAULTS: readonly Fault[] = [...REFUSALS, ...PAGING, ...LOAD, ...CONTENT];

/** Behaviours that are found together on servers of one kind. */
export interface Profile {
  readonly id: string;
  readonly words: string;
  readonly faults: readonly string[];
}

const profile = (id: string, words: string, ...faults: string[]): Profile => ({ id, words, faults });

export const PROFILES: readonly Profile[] = [
  profile(
    'strict',
    'answers only what it asks for: category, intent, status',
    'category-required',
    'intent-required',
    'status-required',
    'no-total',
  ),
  profile(
    'small-pages',
    'gives ten at a time, in no order, with relative links',
    'ignores-count',
    'oldest-first',
    'relative-next',
    'total-of-page',
  ),
  profile('foreign-links', 'links to other hosts', 'ignores-count', 'foreign-next', 'foreign-attachments'),
  profile(
    'withholding',
    'keeps parts of the record back',
    'type-forbidden',
    'type-unauthorized',
    'outcome-entries',
  ),
  profile('throttled', 'limits how often it may be asked', 'throttling', 'ignores-count'),
  profile('forgetful', 'forgets its pages', 'ignores-count', 'expiring-pages', 'empty-page-first'),
  profile('slow', 'is slow and doesn’t count', 'slow', 'no-total'),
  profile('flaky', 'fails the first time, and for one type always', 'flaky', 'error-for-nothing'),
  profile(
    'web-pages',
    'answers with web pages, half answers and unknown types',
    'html-with-200',
    'truncated',
    'type-unknown',
  ),
  profile('mixing', 'mixes patients, and blocks a type from the browser', 'other-patient', 'no-cors'),
  profile('revoking', 'ends the session’s token on the way', 'revoked-mid-session', 'outcome-entries'),
];
