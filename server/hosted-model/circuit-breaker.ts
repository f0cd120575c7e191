/** Lets nothing through for a while after several failures in a row; then one request tries. */
export class CircuitBreaker {
  private failures = 0;
  private closedUntil = 0;
  private trying = false;
  private readonly limits: { readonly failures: number; readonly pauseSeconds: number };
  private readonly now: () => number;

  constructor(limits: { readonly failures: number; readonly pauseSeconds: number }, now: () => number) {
    this.limits = limits;
    this.now = now;
  }

  /** True when a request may go out; it must be followed by `succeeded`, `failed` or `released`. */
  admit(): boolean {
    if (this.failures < this.limits.failures) return true;
    if (this.trying || this.now() < this.closedUntil) return false;
    this.trying = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.trying = false;
  }

  failed(): void {
    this.failures += 1;
    this.trying = false;
    if (this.failures >= this.limits.failures)
      this.closedUntil = this.now() + this.limits.pauseSeconds * 1_000;
  }

  /** The request says nothing about the model: the person went away, for example. */
  released(): void {
    this.trying = false;
  }
}
