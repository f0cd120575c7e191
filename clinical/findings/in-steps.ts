/** Work in short steps, so that whoever has other work does it between two of them. */
export type InSteps<T> = Generator<undefined, T, undefined>;

/** All steps at once. */
export function finished<T>(steps: InSteps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
