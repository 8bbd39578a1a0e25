import { type CommandBody, type ReleaseReason, releaseReason } from '@safe-haven/contracts';
import type { ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { useShelter } from '../shelter/shelter-context.ts';

export const RELEASE_REASONS = releaseReason.options;

/** Between when and when a party is expected. */
type Arrival = CommandBody<'expect-party'>['arrival'];

/** Where what was refused of a hold is shown, and where its forms open. */
export const placeOf = (holdId: string, what: 'now' | 'on-the-way' | 'release' | 'admit' | 'transfer'): string =>
  `${holdId}:${what}`;

/** Each is true once it was accepted and is on the screen, or when it waits for the connection. */
export interface HoldCommands {
  /** One of them is under way. */
  readonly busy: boolean;
  admit(): Promise<boolean>;
  extend(): Promise<boolean>;
  /** The party has set out: the shelter expects it. */
  expect(arrival: Arrival): Promise<boolean>;
  release(reason: ReleaseReason): Promise<boolean>;
}

/** What can be done with one hold, on whichever screen. `beds`: the tiles that say "asking…" meanwhile. */
export function useHoldCommands(holdId: string, beds: readonly string[] = []): HoldCommands {
  const { attempts, send } = useShelter().commands;
  const now = placeOf(holdId, 'now');
  return {
    busy: attempts.some(({ state, place }) => state === 'asking' && place.startsWith(`${holdId}:`)),
    admit: () => send(now, 'admit-party', { holdId }, beds),
    extend: () => send(now, 'extend-hold', { holdId }),
    expect: (arrival) => send(now, 'expect-party', { holdId, arrival }),
    release: (reason) => send(placeOf(holdId, 'release'), 'release-hold', { holdId, reason }, beds),
  };
}

/** Asks for beds from a form that shows what became of it at its `place`. */
export const placeHold = (
  { send }: ShelterCommands,
  place: string,
  body: CommandBody<'hold-beds'>,
  beds: readonly string[] = [],
): Promise<boolean> => send(place, 'hold-beds', body, beds);
