/** Items of a row, newest first. */
export function rowItems(row: { readonly from: number; readonly to: number }): number[] {
  return Array.from({ length: row.to - row.from }, (_, k) => row.to - 1 - k);
}
