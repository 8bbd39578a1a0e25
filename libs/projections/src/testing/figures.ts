import type { FigureSpan, Figures } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { Query } from '../figures/asked.ts';
import { figuresOf } from '../figures/figures.ts';
import { emptyNeeds, type Needs } from '../figures/needs.ts';
import type { Network } from '../network.ts';

/** Figures read to their end at one go. */
export function figures(
  network: Network,
  query: Query,
  viewer: Actor,
  now: number,
  needs: Needs = emptyNeeds(),
): Figures {
  const steps = figuresOf(network, needs, query, viewer, now);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A span that must be exact. */
export function exactly(span: FigureSpan | undefined): Extract<FigureSpan, { show: 'exact' }> {
  if (span?.show !== 'exact') throw new Error(`It is ${span?.show}.`);
  return span;
}
