import type { FigureSpan, Figures } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { figuresOf } from '../figures/figures.ts';
import { emptyNeeds, type Needs } from '../figures/needs.ts';
import type { Query } from '../figures/visible.ts';
import type { Network } from '../network.ts';

/** Figures for a reader without requests and searches, unless given. */
export const figures = (
  network: Network,
  query: Query,
  viewer: Actor,
  now: number,
  needs: Needs = emptyNeeds(),
): Figures => figuresOf(network, needs, query, viewer, now);

/** A span that must be exact. */
export function exactly(span: FigureSpan | undefined): Extract<FigureSpan, { show: 'exact' }> {
  if (span?.show !== 'exact') throw new Error(`It is ${span?.show}.`);
  return span;
}
