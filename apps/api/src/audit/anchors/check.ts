import type { KeyObject } from 'node:crypto';
import type { Position } from '@safe-haven/event-store';
import type { DigestState } from '../log-digest.ts';
import { type Anchor, digestOf, isSignedBy } from './anchor.ts';

/** Describes the first anchor whose signature does not match the key; null when all match. */
export function firstForged(anchors: readonly Anchor[], key: KeyObject): string | null {
  const forged = anchors.find((anchor) => !isSignedBy(anchor, key));
  return forged ? `Anchor ${forged.n} (${forged.at}) was not signed by this key.` : null;
}

/**
 * Describes the first anchor that does not match the log; `at` holds the log's digest at the position of each anchor.
 */
export function firstMismatch(
  anchors: readonly Anchor[],
  logId: string,
  at: ReadonlyMap<Position, DigestState>,
): string | null {
  for (const anchor of anchors) {
    const name = `Anchor ${anchor.n} (${anchor.at}, position ${anchor.position})`;
    if (anchor.logId !== logId) return `${name} is of another log: this one was put in its place.`;
    const { events, digest } = digestOf(anchor);
    if (events === 0) continue;
    const found = at.get(anchor.position);
    if (!found) return `${name} has no event in the log any more: it was cut off or rewritten.`;
    if (found.digest !== digest || found.events !== events)
      return `${name} does not fit: what the log held up to there was another.`;
  }
  return null;
}
