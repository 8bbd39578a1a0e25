import {
  type CommandBody,
  type Problem,
  type ReleaseReason,
  releaseReason,
  type ShelterDetail,
} from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { usePosition, useRow } from '../../board/live/use-board.ts';
import { newKey } from '../../http/api.ts';
import { sendCommand } from '../../shelter/data/requests.ts';
import { useDetail } from '../../shelter/data/use-detail.ts';
import type { OnWay } from '../../shelter/way/way-said.tsx';
import type { HeldPlaces } from './use-hold.ts';

export type { ReleaseReason };
export const RELEASE_REASONS: readonly ReleaseReason[] = releaseReason.options;

/** What is so of a hold by the newest that the house has said. */
export interface Held {
  readonly expiresAt: string;
  /** Until when an extension would last; null: none is left, or it is not known yet. */
  readonly extendsTo: string | null;
  /** When its party is expected, and from when it is overdue once it has set out. */
  readonly arrival: OnWay['arrival'];
  readonly overdueFrom: string | null;
  /** The house has been read, and the hold is no longer there: it lapsed, was released, or they were admitted. */
  readonly isOver: boolean;
  /** The caller keeps this house: there they are admitted. */
  readonly atHome: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  extend(): Promise<void>;
  /** True when the server has said that the house expects them. */
  expect(arrival: CommandBody<'expect-party'>['arrival']): Promise<boolean>;
  /** True when the server has said that it is released. */
  release(reason: ReleaseReason): Promise<boolean>;
}

/** Follows one hold in its house, and changes it. */
export function useHeld({ holdId, shelterId, expiresAt }: HeldPlaces): Held {
  const row = useRow(shelterId);
  const { detail, reload } = useDetail(shelterId, row, usePosition() ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const underWay = useRef(false);
  const known = holdIn(detail, holdId);

  const send = useCallback(
    async (name: 'extend-hold' | 'expect-party' | 'release-hold', body: object): Promise<boolean> => {
      if (underWay.current) return false;
      underWay.current = true;
      setBusy(true);
      setProblem(null);
      const answer = await sendCommand(shelterId, name, body, newKey());
      await reload();
      underWay.current = false;
      setBusy(false);
      if (!answer.ok) setProblem(answer.problem);
      return answer.ok;
    },
    [shelterId, reload],
  );
  return {
    expiresAt: known?.expiresAt ?? expiresAt,
    extendsTo: known?.extendsTo ?? null,
    arrival: known?.arrival ?? null,
    overdueFrom: known?.overdueFrom ?? null,
    isOver: detail !== null && detail.view !== 'unreadable' && known === null,
    atHome: detail?.may.includes('admit-party') ?? false,
    busy,
    problem,
    extend: async () => void (await send('extend-hold', { holdId })),
    expect: (arrival) => send('expect-party', { holdId, arrival }),
    release: (reason) => send('release-hold', { holdId, reason }),
  };
}

function holdIn(detail: ShelterDetail | null, holdId: string) {
  if (detail === null || detail.view === 'unreadable') return null;
  const holds: readonly (OnWay & { readonly holdId: string })[] = detail.holds;
  return holds.find((hold) => hold.holdId === holdId) ?? null;
}
