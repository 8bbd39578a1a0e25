import { Failure } from '../problems/failure.ts';
import type { CommandRequest } from './command.ts';

/**
 * Refusals that are a final answer. Others, such as an unreachable log or a missing second factor, may be resolved in a
 * moment.
 */
const ANSWERS: ReadonlySet<string> = new Set<Failure['code']>(['rejected', 'no_right', 'not_found', 'invalid']);

type Permitted<M> =
  | { readonly ok: true; readonly more: M | undefined }
  | { readonly ok: false; readonly failure: Failure };

/** Checks whether a command is allowed. Rejects with failures that are not a final answer. */
export async function permittedBy<S, M>(
  request: Pick<CommandRequest<unknown, S, M>, 'permit'>,
  state: S,
): Promise<Permitted<M>> {
  try {
    return { ok: true, more: await request.permit?.(state) };
  } catch (error) {
    if (error instanceof Failure && ANSWERS.has(error.code)) return { ok: false, failure: error };
    throw error;
  }
}
