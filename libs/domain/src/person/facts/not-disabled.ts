import type { Instant } from '../../terms.ts';
import type { KnownPerson } from '../state.ts';

/** The account without anything of its having been disabled; its situation is for the caller to say. */
export function notDisabled(p: KnownPerson): Omit<KnownPerson, 'situation'> {
  const { situation: _, ...rest } = p;
  const { disabledAt: __, ...kept } = rest as typeof rest & { disabledAt?: Instant };
  return kept;
}
