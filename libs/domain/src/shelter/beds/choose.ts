import { adultsOf, childrenOf } from '../../party.ts';
import type { Party } from '../../terms.ts';
import type { Bed } from '../state.ts';
import type { FreeRoom } from './free.ts';

type FreeBeds = Pick<FreeRoom, 'adult' | 'child' | 'overflow' | 'cot'>;

/**
 * Chooses beds from free ones: an adult needs an adult bed, a child takes a child's bed before an adult's, an infant a cot
 * if there is one. Overflow beds take the rest. null: it does not fit.
 */
export function choose(free: FreeBeds, party: Party, overflow: boolean): readonly string[] | null {
  const [adults, children] = [adultsOf(party), childrenOf(party)];
  const spare = overflow ? free.overflow : [];
  const forAdults = [...free.adult, ...spare].slice(0, adults);
  if (forAdults.length < adults) return null;
  const left = [...free.child, ...free.adult.slice(adults), ...spare.slice(Math.max(0, adults - free.adult.length))];
  if (left.length < children) return null;
  return [...forAdults, ...left.slice(0, children), ...free.cot.slice(0, party.infants)];
}

/**
 * Whether exactly these beds suit a party: each named once, one place per person, enough adult beds, no more cots than
 * infants.
 */
export function suits(beds: readonly Bed[], party: Party): boolean {
  const [adults, children] = [adultsOf(party), childrenOf(party)];
  const cots = beds.filter((bed) => bed.kind === 'cot').length;
  const forAdults = beds.filter((bed) => bed.kind === 'adult' || bed.kind === 'overflow').length;
  if (new Set(beds).size < beds.length) return false;
  return beds.length - cots === adults + children && forAdults >= adults && cots <= party.infants;
}
