import { type Actor, scopeOf } from '@safe-haven/domain';
import { Failure } from '../problems/failure.ts';

/**
 * The organisation whose own data somebody may take away. Throws `no_right` for whoever gets aggregates: a house is told of by
 * its own organisation alone.
 */
export function organisationOf(actor: Actor): string {
  if (scopeOf(actor.role, 'exchange') !== 'own' || actor.organisation === null)
    throw new Failure('no_right', { detail: 'A house is told of by its own organisation.' });
  return actor.organisation;
}
