import type { FigureSpan, Figures } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { figuresOf } from '../history/figures/figures.ts';
import type { Needs } from '../history/figures/needs.ts';
import type { Query } from '../history/figures/visible.ts';
import type { History } from '../history/history.ts';

/** Figures for a reader, with the requests and searches of the history unless others are given. */
export const figures = (
  history: History,
  query: Query,
  viewer: Actor,
  now: number,
  needs: Needs = history.needs,
): Figures => figuresOf({ ...history, needs }, query, viewer, now);

/** A span that must be exact. */
export function exactly(span: FigureSpan | undefined): Extract<FigureSpan, { show: 'exact' }> {
  if (span?.show !== 'exact') throw new Error(`It is ${span?.show}.`);
  return span;
}
