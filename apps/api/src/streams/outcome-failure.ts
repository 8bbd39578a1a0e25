import type { Problem, ProblemCode } from '@safe-haven/contracts';
import { Failure } from '../problems/failure.ts';
import type { NotDone } from './outcome.ts';

const REFUSALS = {
  too_large: 'body_too_large',
  unavailable: 'store_unavailable',
  disk_full: 'disk_full',
  invalid: 'invalid',
} as const satisfies Record<string, ProblemCode>;

/** Texts that differ between kinds of stream. */
export interface Wording<R> {
  /** The problem of a rejection. */
  readonly rejected: (rejection: R) => Partial<Problem>;
  /** The problem code for a stream that can't be read. */
  readonly unreadable?: ProblemCode;
}

/** Maps an outcome that was not done to its problem: the only place where that happens. */
export function failureOf<R>(outcome: NotDone<R>, { rejected, unreadable = 'store_unavailable' }: Wording<R>): Failure {
  switch (outcome.kind) {
    case 'rejected':
      return new Failure('rejected', rejected(outcome.rejection));
    case 'unreadable':
      return new Failure(unreadable);
    case 'unknown':
      return new Failure('outcome_unknown');
    case 'refused':
      return new Failure(REFUSALS[outcome.reason]);
    case 'not_allowed':
      return outcome.failure;
    case 'key_reused':
    case 'too_late':
    case 'expiry_too_far':
      return new Failure(outcome.kind);
  }
}

/** The same for streams without a decider, and so without rejections. */
export const notRecorded = (outcome: NotDone<never>): Failure =>
  failureOf(outcome, { rejected: (rejection) => rejection });
