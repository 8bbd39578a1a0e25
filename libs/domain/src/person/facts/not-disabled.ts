import type { Instant } from '../../terms.ts';
import type { KnownPerson } from '../state.ts';

/** The account without the fields of being disabled; the caller sets its situation. */
export function notDisabled(p: KnownPerson): Omit<KnownPerson, 'situation'> {
  const { situation: _, ...rest } = p;
  const { disabledAt: __, ...kept } = rest as typeof rest & { disabledAt?: Instant };
  return kept;
}
