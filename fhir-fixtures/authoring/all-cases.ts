import type { AuthoredCase } from './builders.ts';
import { authored as acuteAppendicitis } from './acute-appendicitis.ts';
import { authored as fallingMcv } from './falling-mcv.ts';
import { authored as healthyAdult } from './healthy-adult.ts';
import { authored as inferiorStemi } from './inferior-stemi.ts';

/** Every authored case, in the order of the table in `cases/README.md`. */
export const ALL_CASES: readonly AuthoredCase[] = [
  inferiorStemi,
  healthyAdult,
  fallingMcv,
  acuteAppendicitis,
];
