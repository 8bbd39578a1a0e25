import type { EndedHold, NightHold } from '@safe-haven/contracts';
import { useRef } from 'react';
import type { ShownHold } from './hold-actions.tsx';
import type { HeldPlaces } from './use-place-hold.ts';
import { useTonight } from './use-tonight.ts';

/** A hold, updated by the nudges of Tonight: the row of its shelter may show no change at its end. */
export interface FollowedHold {
  readonly hold: ShownHold;
  /** It was read, so the allowed actions are known. */
  readonly isKnown: boolean;
  /** How it ended; null: it goes on, or that is not known. */
  readonly ended: EndedHold | null;
  /** It is gone, also if nothing says how: the person who placed it took it back. */
  readonly isOver: boolean;
  /** The caller works in this shelter, so the party is admitted there. */
  readonly atHome: boolean;
  reload(): Promise<void>;
}

/** Keeps one hold current until its end. */
export function useFollowedHold({ holdId, expiresAt }: HeldPlaces): FollowedHold {
  const { value: night, reload } = useTonight();
  const last = useRef<NightHold | null>(null);
  const known = night?.holds.find((hold) => hold.holdId === holdId) ?? null;
  last.current = known ?? last.current;
  const ended = night?.ended?.find((hold) => hold.holdId === holdId) ?? null;
  // An answer from before the hold has it neither here nor there.
  const isOver = known === null && (ended !== null || last.current !== null);
  return {
    hold: known ?? { holdId, expiresAt, extendsTo: null, arrival: null, overdueFrom: null },
    isKnown: known !== null,
    ended,
    isOver,
    atHome: known?.atHome ?? false,
    reload,
  };
}
