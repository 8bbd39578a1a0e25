import type { Problem, ProblemCode } from '@safe-haven/contracts';

/** A failure on its way to the problem filter, which alone knows what it is in HTTP. */
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
