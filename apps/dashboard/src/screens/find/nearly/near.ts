import type { FoundHouse, Nearly } from '@safe-haven/contracts';
import { actionOf, type Placed } from '../results/order.ts';

/** Where it is: the first of two houses stands for both. */
export const houseIn = (near: Nearly): FoundHouse => (near.kind === 'apart' ? near.parts[0].house : near.house);

export const keyOf = (near: Nearly): string => `${near.kind} ${houseIn(near).shelterId}`;

export const isAbroad = (near: Nearly): boolean => houseIn(near).conditions[0]?.code === 'cross_border';

/** What can be done about it from here. A house that is not in the way of anybody's hold is held at, every other is asked. */
export function nearActionOf(near: Nearly): 'hold' | 'ask' | 'choose' | 'none' {
  if (near.kind === 'apart') return 'choose';
  const placed: Placed = { house: near.house, group: 'takesIf' };
  if (actionOf(placed) === 'none') return 'none';
  return near.kind === 'two_rooms' && near.house.direct ? 'hold' : 'ask';
}

/** What Enter acts on where something comes near at home: never a day that is not tonight, nor two houses. */
export function nearTopOf({ nearly }: { readonly nearly: readonly Nearly[] }): Nearly | null {
  const [first] = nearly;
  if (first === undefined || (first.kind !== 'two_rooms' && first.kind !== 'lifted')) return null;
  return nearActionOf(first) === 'none' ? null : first;
}
