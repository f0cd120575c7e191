/** Rows of a raw `execute`: both drivers answer `{ rows }`, which drizzle's common type doesn't show. */
export function rowsOf<T>(result: unknown): readonly T[] {
  return (result as { rows: readonly T[] }).rows;
}
