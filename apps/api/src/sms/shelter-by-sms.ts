import type { CommandAnswer, CommandName, SmsCommand } from '@safe-haven/contracts';
import { type Actor, HOUR, localDay, type Registered, shelterDecider, streamOf } from '@safe-haven/domain';
import { eventIdOf } from '@safe-haven/event-store';
import { Failure } from '../problems/failure.ts';
import type { PermitContext } from '../shelters/permission.ts';
import { submit } from '../shelters/submit.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import type { SmsEffect } from './sentences.ts';

/** Until 18:00 a count is about the night before, and from then on about the night that begins. */
const NIGHT_BEGINS = 18 * HOUR;

export interface AskedBySms {
  readonly asks: SmsCommand;
  readonly count: number | null;
  /** When it was received, ms. */
  readonly at: number;
  /** The command that an undo takes back; null: there is none. */
  readonly last: string | null;
  readonly commandId: string;
}

/** A command as the API takes it; null: there is nothing that it could be. */
type AsCommand = { readonly name: CommandName; readonly body: unknown } | null;

/** What a message does to a house: four commands of the one write path, as the account that texted, with the source `sms`. */
export class ShelterBySms {
  readonly #shelters: ShelterStreams;
  readonly #context: PermitContext;

  constructor(shelters: ShelterStreams, context: PermitContext) {
    this.#shelters = shelters;
    this.#context = context;
  }

  /** A message that comes again does nothing again. Throws what can be tried again. */
  async apply(shelterId: string, asked: AskedBySms, actor: Actor): Promise<SmsEffect | 'repeated'> {
    const { state } = await this.#shelters.headOf(shelterId);
    const command = state.situation === 'unregistered' ? null : commandOf(asked, state);
    if (command === null) return 'not_done';
    const caller = { actor, source: 'sms', sessionId: null, steppedUp: false, mayAddFirstFactor: false } as const;
    try {
      const { commandId } = asked;
      const answer = await submit(this.#shelters, { caller, shelterId, ...command, commandId }, this.#context);
      return effectOf(asked, answer);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'store_unavailable' || error.code === 'outcome_unknown')
        throw error;
      // It was done when the message came the first time.
      return error.code === 'key_reused' ? 'repeated' : 'not_done';
    }
  }
}

function commandOf({ asks, count, at, last }: AskedBySms, state: Registered): AsCommand {
  switch (asks) {
    case 'ok':
      // The sender has not seen what was changed since.
      if (Date.parse(state.changedAt) > at) return null;
      return { name: 'confirm-occupancy', body: { revision: state.revision } };
    case 'count': {
      const night = localDay(state.timezone, at - NIGHT_BEGINS);
      const { latest } = state.census;
      // Messages come out of order: an older count does not replace a newer one.
      if (latest?.night === night && Date.parse(latest.asOf) > at) return null;
      return { name: 'report-census', body: { asOf: new Date(at).toISOString(), night, occupied: count } };
    }
    case 'pause':
      return { name: 'pause-intake', body: { reason: 'other' } };
    case 'undo': {
      if (last === null) return null;
      // It is refused where that was not their last action, whatever they did it with.
      return { name: 'undo', body: { eventId: eventIdOf(streamOf(shelterDecider, state.shelterId), last, 0) } };
    }
  }
}

function effectOf({ asks }: AskedBySms, { events, warnings = [] }: CommandAnswer): SmsEffect {
  if (asks === 'undo') return 'undone';
  return warnings.length > 0 || events.some(({ type }) => type === 'CensusQuestioned') ? 'waits' : 'done';
}
