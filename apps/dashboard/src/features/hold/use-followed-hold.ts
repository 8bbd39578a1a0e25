import type { ShelterDetail } from '@safe-haven/contracts';
import { usePosition, useRow } from '../../model/board/use-board.ts';
import { useShelterDetail } from '../../net/read/use-shelter-detail.ts';
import type { ShownHold } from './hold-actions.tsx';
import type { OnTheWay } from './on-the-way/on-the-way.ts';
import type { HeldPlaces } from './use-place-hold.ts';

/** A hold, updated from its shelter. */
export interface FollowedHold {
  readonly hold: ShownHold;
  /** The shelter is loaded, so the allowed actions are known. */
  readonly isKnown: boolean;
  /** The shelter is loaded and the hold is gone: lapsed, released or admitted. */
  readonly isOver: boolean;
  /** The caller works in this shelter, so the party is admitted there. */
  readonly atHome: boolean;
  reload(): Promise<void>;
}

/** Keeps one hold current from its shelter. */
export function useFollowedHold({ holdId, shelterId, expiresAt }: HeldPlaces): FollowedHold {
  const row = useRow(shelterId);
  const { detail, reload } = useShelterDetail(shelterId, row, usePosition() ?? '');
  const known = holdIn(detail, holdId);
  const isRead = detail !== null && detail.view !== 'unreadable';
  return {
    hold: { holdId, ...(known ?? { expiresAt, extendsTo: null, arrival: null, overdueFrom: null }) },
    isKnown: known !== null,
    isOver: isRead && known === null,
    atHome: detail?.may.includes('admit-party') ?? false,
    reload,
  };
}

function holdIn(detail: ShelterDetail | null, holdId: string): OnTheWay | null {
  if (detail === null || detail.view === 'unreadable') return null;
  const holds: readonly (OnTheWay & { readonly holdId: string })[] = detail.holds;
  const hold = holds.find((candidate) => candidate.holdId === holdId);
  if (!hold) return null;
  const { expiresAt, extendsTo, arrival, overdueFrom } = hold;
  return { expiresAt, extendsTo, arrival, overdueFrom };
}
