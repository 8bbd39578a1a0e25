import type { CommandBody, Problem, ShelterDetail } from '@safe-haven/contracts';
import { usePosition, useRow } from '../../model/board/use-board.ts';
import { useShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { useShelterDetail } from '../../net/read/use-shelter-detail.ts';
import type { HeldPlaces } from './use-hold.ts';
import type { OnWay } from './way/way-said.tsx';

export type ReleaseReason = CommandBody<'release-hold'>['reason'];
export const RELEASE_REASONS: readonly ReleaseReason[] = [
  'placed_elsewhere',
  'declined',
  'not_suitable',
  'no_show',
  'shelter_withdrew',
  'error',
];

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

/** One command at a time, whichever it is. */
const PLACE = 'held';

/** Follows one hold in its house, and changes it. */
export function useHeld({ holdId, shelterId, expiresAt }: HeldPlaces): Held {
  const row = useRow(shelterId);
  const { detail, reload } = useShelterDetail(shelterId, row, usePosition() ?? '');
  const commands = useShelterCommands(shelterId, reload);
  const known = holdIn(detail, holdId);

  return {
    expiresAt: known?.expiresAt ?? expiresAt,
    extendsTo: known?.extendsTo ?? null,
    arrival: known?.arrival ?? null,
    overdueFrom: known?.overdueFrom ?? null,
    isOver: detail !== null && detail.view !== 'unreadable' && known === null,
    atHome: detail?.may.includes('admit-party') ?? false,
    busy: commands.asking(PLACE),
    problem: commands.attempts.find(({ place }) => place === PLACE)?.problem ?? null,
    extend: async () => void (await commands.send(PLACE, 'extend-hold', { holdId })),
    expect: (arrival) => commands.send(PLACE, 'expect-party', { holdId, arrival }),
    release: (reason) => commands.send(PLACE, 'release-hold', { holdId, reason }),
  };
}

function holdIn(detail: ShelterDetail | null, holdId: string) {
  if (detail === null || detail.view === 'unreadable') return null;
  const holds: readonly (OnWay & { readonly holdId: string })[] = detail.holds;
  return holds.find((hold) => hold.holdId === holdId) ?? null;
}
