import type { HoldSeen } from '../events.ts';
import type { KnownHold, Standing } from '../state.ts';

/** The holds of a request, with the new status of one of them since this revision. */
export function standing(
  holds: readonly KnownHold[],
  { shelterId, holdId, seenRevision }: HoldSeen,
  how: Standing,
  since: number,
): readonly KnownHold[] {
  const others = holds.filter((hold) => hold.holdId !== holdId);
  return [...others, { shelterId, holdId, seenRevision, standing: how, since }];
}
