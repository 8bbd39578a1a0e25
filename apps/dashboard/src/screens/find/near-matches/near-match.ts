import type { FoundShelter, Nearly } from '@safe-haven/contracts';
import { actionOf, type Placed } from '../results/order.ts';

/** The shelter of a near match; of a split placement the first. */
export const shelterOf = (near: Nearly): FoundShelter => (near.kind === 'apart' ? near.parts[0].shelter : near.shelter);

export const keyOf = (near: Nearly): string => `${near.kind} ${shelterOf(near).shelterId}`;

export const isAbroad = ({ conditions }: FoundShelter): boolean => conditions[0]?.code === 'cross_border';

/** What the caller can do about it: hold directly where the shelter allows that, otherwise ask. */
export function nearActionOf(near: Nearly): 'hold' | 'ask' | 'choose' | 'none' {
  if (near.kind === 'apart') return 'choose';
  const placed: Placed = { shelter: near.shelter, group: 'takesIf' };
  if (actionOf(placed) === 'none') return 'none';
  return near.kind === 'two_rooms' && near.shelter.direct ? 'hold' : 'ask';
}

/** The near match that Enter acts on: in the caller's country, tonight, in one shelter. */
export function topNearMatch({ nearly }: { readonly nearly: readonly Nearly[] }): Nearly | null {
  const [first] = nearly;
  if (first === undefined || first.kind === 'later' || first.kind === 'apart') return null;
  return nearActionOf(first) === 'none' ? null : first;
}
