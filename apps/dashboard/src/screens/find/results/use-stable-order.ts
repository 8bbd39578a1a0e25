import type { FoundPlaces } from '@safe-haven/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { frozenOrder, movedBetween, NO_ORDER, type Order, orderOf, type Placed, placedIn, sameOrder } from './order.ts';

export interface StableOrder {
  readonly order: Order;
  readonly placed: ReadonlyMap<string, Placed>;
  /** Number of shelters whose move is postponed while the user is in the list. */
  readonly moved: number;
  showMoved(): void;
}

const NONE_PLACED: ReadonlyMap<string, Placed> = new Map();

interface ShownOrder {
  readonly order: Order;
  readonly answered: SearchForm | null;
  readonly turn: number;
}

/**
 * The shown order. While the pointer or focus is in the list (`held`) rows stay in place and show their changes, and
 * moves are postponed. Another form or another `turn` applies the latest order at once.
 */
export function useStableOrder(
  answer: FoundPlaces | null,
  answered: SearchForm | null,
  held: boolean,
  turn: number,
): StableOrder {
  const next = useMemo(() => (answer ? orderOf(answer) : NO_ORDER), [answer]);
  const placed = useMemo(() => (answer ? placedIn(answer) : NONE_PLACED), [answer]);
  const [agreed, setAgreed] = useState<Order | null>(null);
  const shown = useRef<ShownOrder>({ order: NO_ORDER, answered: null, turn });
  const before = shown.current;
  const follows = !held || before.answered !== answered || before.turn !== turn || agreed === next;
  const frozen = frozenOrder(before.order, placed);
  const order = follows ? next : sameOrder(frozen, before.order) ? before.order : frozen;
  useEffect(() => {
    shown.current = { order, answered, turn };
  });
  return { order, placed, moved: follows ? 0 : movedBetween(order, next), showMoved: () => setAgreed(next) };
}
