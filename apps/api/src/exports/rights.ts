import { type Action, type Actor, scopeOf } from '@safe-haven/domain';
import { Failure } from '../problems/failure.ts';

/**
 * The organisation whose own data may be taken away by one of these rights. Throws `no_right` for whoever gets aggregates: a
 * house is told of by its own organisation alone.
 */
export function organisationOf(actor: Actor, ...actions: readonly [Action, ...Action[]]): string {
  if (actor.organisation === null || !actions.some((action) => scopeOf(actor.role, action) === 'own'))
    throw new Failure('no_right', { detail: 'A house is told of by its own organisation.' });
  return actor.organisation;
}
