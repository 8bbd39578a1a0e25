import type { Problem, ProblemCode } from '@safe-haven/contracts';

/** An expected failure; the problem filter alone maps it to HTTP. */
export class Failure extends Error {
  readonly code: ProblemCode | 'rejected';
  readonly extra: Partial<Problem>;

  constructor(code: ProblemCode | 'rejected', extra: Partial<Problem> = {}) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.extra = extra;
  }
}

/** The failure for one fault in what was sent. `message` never repeats the value. */
export const invalid = (path: string, message: string): Failure =>
  new Failure('invalid', { faults: [{ path, message }] });
