import { CODING_CASES } from './coding.ts';
import { DOCUMENT_CASES } from './documents.ts';
import type { HostileCase } from './hostile-case.ts';
import { SHAPE_CASES } from './shapes.ts';
import { TIME_AND_PEOPLE_CASES } from './time-and-people.ts';
import { VALUE_CASES } from './values.ts';

/** Every hostile Bundle, in the order of the table in `hostile/README.md`. */
export const ALL_HOSTILE: readonly HostileCase[] = [
  ...VALUE_CASES,
  ...CODING_CASES,
  ...TIME_AND_PEOPLE_CASES,
  ...DOCUMENT_CASES,
  ...SHAPE_CASES,
];
