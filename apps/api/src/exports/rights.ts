import { type Action, type Actor, scopeOf } from '@safe-haven/domain';
import { Failure } from '../problems/failure.ts';

/**
 * The organisation whose own data may be exported with one of these rights. Throws `no_right` for roles that may see only
 * aggregates: a shelter is exported by its own organisation alone.
 */
export function organisationOf(actor: Actor, ...actions: readonly [Action, ...Action[]]): string {
  if (actor.organisation === null || !actions.some((action) => scopeOf(actor.role, action) === 'own'))
    throw new Failure('no_right', { detail: 'A house is told of by its own organisation.' });
  return actor.organisation;
}
