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
