import type { FoundPlaces } from '@safe-haven/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { frozenOrder, movedBetween, NO_ORDER, type Order, orderOf, type Placed, placedIn, sameOrder } from './order.ts';

export interface StableOrder {
  readonly order: Order;
  readonly placed: ReadonlyMap<string, Placed>;
  /** Houses that wait to move because somebody is in the list. */
  readonly moved: number;
  showMoved(): void;
}

const NOBODY: ReadonlyMap<string, Placed> = new Map();

interface Shown {
  readonly order: Order;
  readonly answered: SearchForm | null;
  readonly turn: number;
}

/**
 * The order on the screen. It follows each answer at once, except while somebody points at the list or stands in it
 * (`held`): then every house stays where it is and says there what is new, and the others wait. Another form is always
 * followed, and so is another `turn`: what was asked for then is the newest order.
 */
export function useStableOrder(
  answer: FoundPlaces | null,
  answered: SearchForm | null,
  held: boolean,
  turn: number,
): StableOrder {
  const wanted = useMemo(() => (answer ? orderOf(answer) : NO_ORDER), [answer]);
  const placed = useMemo(() => (answer ? placedIn(answer) : NOBODY), [answer]);
  const [agreed, setAgreed] = useState<Order | null>(null);
  const shown = useRef<Shown>({ order: NO_ORDER, answered: null, turn });
  const before = shown.current;
  const follows = !held || before.answered !== answered || before.turn !== turn || agreed === wanted;
  const frozen = frozenOrder(before.order, placed);
  const order = follows ? wanted : sameOrder(frozen, before.order) ? before.order : frozen;
  useEffect(() => {
    shown.current = { order, answered, turn };
  });
  return { order, placed, moved: follows ? 0 : movedBetween(order, wanted), showMoved: () => setAgreed(wanted) };
}
