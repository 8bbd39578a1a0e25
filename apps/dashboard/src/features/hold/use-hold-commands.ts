import { type CommandBody, type DeclinedBecause, type ReleaseReason, releaseReason } from '@safe-haven/contracts';
import type { ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { useShelter } from '../shelter/shelter-context.ts';

export const RELEASE_REASONS = releaseReason.options;

/** The arrival window of a party. */
type Arrival = CommandBody<'expect-party'>['arrival'];

/** The place at which forms and refusals of a hold are shown. */
export const placeOf = (holdId: string, what: 'now' | 'on-the-way' | 'release' | 'admit' | 'transfer'): string =>
  `${holdId}:${what}`;

/** Each resolves to true once accepted and shown, or once queued. */
export interface HoldCommands {
  /** A command is pending. */
  readonly busy: boolean;
  admit(): Promise<boolean>;
  extend(): Promise<boolean>;
  /** Records that the party has departed. */
  expect(arrival: Arrival): Promise<boolean>;
  /** `declined`: why they declined, if they said so. */
  release(reason: ReleaseReason, declined?: DeclinedBecause): Promise<boolean>;
}

/** The commands on one hold, on any screen. `beds`: tiles that are shown as pending meanwhile. */
export function useHoldCommands(holdId: string, beds: readonly string[] = []): HoldCommands {
  const { attempts, send } = useShelter().commands;
  const now = placeOf(holdId, 'now');
  return {
    busy: attempts.some(({ state, place }) => state === 'asking' && place.startsWith(`${holdId}:`)),
    admit: () => send(now, 'admit-party', { holdId }, beds),
    extend: () => send(now, 'extend-hold', { holdId }),
    expect: (arrival) => send(now, 'expect-party', { holdId, arrival }),
    release: (reason, declined) => {
      const why = declined === undefined ? {} : { declined };
      return send(placeOf(holdId, 'release'), 'release-hold', { holdId, reason, ...why }, beds);
    },
  };
}

/** Places a hold from a form that shows the result at its `place`. */
export const placeHold = (
  { send }: ShelterCommands,
  place: string,
  body: CommandBody<'hold-beds'>,
  beds: readonly string[] = [],
): Promise<boolean> => send(place, 'hold-beds', body, beds);
