import type { RequestView } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';

/** How long the rows of houses keep their places after an answer, ms. */
export const KEPT_MS = 10_000;

/**
 * The houses of a request in the order in which their rows are shown; `next` is the order of their answers. A house that
 * answers keeps its row in its place, and a new row comes below the others. `next` is taken over after a while, once
 * nobody points at a row (`data-answer-of`) or has the focus in it.
 */
export function useKeptOrder({ requestId, asked }: RequestView, next: readonly string[]): readonly string[] {
  const shown = useRef({ requestId, order: next });
  const [settled, setSettled] = useState('');
  const before = shown.current.requestId === requestId ? shown.current.order : [];
  const kept = before.filter((shelterId) => asked.includes(shelterId));
  const key = next.join();
  const order = settled === key ? next : [...kept, ...next.filter((shelterId) => !kept.includes(shelterId))];
  const isKept = order.join() !== key;
  useEffect(() => {
    shown.current = { requestId, order };
  });
  useEffect(() => {
    if (!isKept) return;
    const timer = setInterval(() => !isInUse(requestId) && setSettled(key), KEPT_MS);
    return () => clearInterval(timer);
  }, [isKept, key, requestId]);
  return order;
}

/** Whether somebody points at a row of this request or has the focus in it. */
function isInUse(requestId: string): boolean {
  const row = `[data-answer-of="${requestId}"]`;
  return document.querySelector(`${row}:hover, ${row}:focus-within`) !== null;
}
