import { expect, it } from 'vitest';
import { cssString } from './use-page-header.ts';

it('a name cannot end the CSS string that it is printed from', () => {
  expect(cssString('Ann "Nan" O\\Brien\n}')).toBe('"Ann \\"Nan\\" O\\\\Brien }"');
});
