import {
  type Actor,
  type HoldSighting,
  isSuperseded,
  isTransferEnded,
  type ProposedTransfer,
  releaseReasonOf,
  type ShelterCommand,
} from '@safe-haven/domain';
import type { Duty } from '@safe-haven/projections';
import type { LiveCasework } from '../feed/live-casework.ts';
import { causedKey, commandIdOf } from '../streams/command-key.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import type { TransferStreams } from '../streams/transfer-streams.ts';
import { afterShelter, type Done } from './done.ts';

type TransferChanged = Extract<Duty, { readonly kind: 'transfer_changed' }>;

export interface FollowTransfersOptions {
  readonly cases: LiveCasework;
  readonly transfers: TransferStreams;
  readonly shelters: ShelterStreams;
  readonly actor: Actor;
}

/**
 * Consequences for transfers: records what became of the accepting hold, informs that hold of departure and delay, and
 * cancels transfers of a request that has ended. Ids are derived from the causing event, so a second replica or a
 * repetition records nothing new.
 */
export class FollowTransfers {
  readonly #options: FollowTransfersOptions;

  constructor(options: FollowTransfersOptions) {
    this.#options = options;
  }

  /** Releases the hold of a transfer that has ended, for instance one accepted just too late. */
  async follow(sighting: HoldSighting): Promise<Done> {
    const { transfers, actor } = this.#options;
    const id = sighting.transferId as string;
    const command = { type: 'note-hold', sighting } as const;
    const outcome = await transfers.handle({ id, command, commandId: sighting.causeId, actor, source: 'system' });
    if (outcome.kind === 'unreadable' || outcome.kind === 'rejected') return 'done';
    if (outcome.kind !== 'done') return 'later';
    const { state } = outcome;
    if (state.situation === 'unproposed' || sighting.status !== 'live' || !isTransferEnded(state)) return 'done';
    return this.#release(state, sighting.holdId, sighting.causeId);
  }

  /** After a departure, a new arrival time or a cancellation: adjusts the hold to the transfer's current state. */
  async changed({ transferId, eventId, since }: TransferChanged): Promise<Done> {
    const state = await this.#headOf(transferId);
    if (state === null || state.hold === null) return 'done';
    if (isTransferEnded(state)) return this.#release(state, state.hold.holdId, eventId);
    // A party that has not departed is expected at the time that was accepted.
    if (state.departedAt === null) return 'done';
    if ((await this.#endDiversions(state, eventId)) === 'later') return 'later';
    // A diverted party has no hold: the house finds none of the transfer, and changes nothing.
    const command = { type: 'expect-transfer', transferId, arrival: state.arrival, since } as const;
    return this.#sendToShelter(state, command, `expect ${eventId}`);
  }

  callOff(requestId: string, placed: boolean): Promise<Done> {
    return this.#callOffAll((transfer) => transfer.requestId === requestId, { placed, cause: requestId });
  }

  async #callOffAll(
    isConcerned: (transfer: ProposedTransfer) => boolean,
    { placed, cause }: { readonly placed: boolean; readonly cause: string },
  ): Promise<Done> {
    const { cases, transfers, actor } = this.#options;
    const open = [...cases.casework.transfers.values()].filter((transfer) => !isTransferEnded(transfer));
    for (const { transferId: id } of open.filter(isConcerned)) {
      const commandId = commandIdOf('transfers', `call off ${id} ${cause}`);
      const command = { type: 'call-off', placed } as const;
      const outcome = await transfers.handle({ id, command, commandId, actor, source: 'system' });
      if (outcome.kind !== 'done' && outcome.kind !== 'rejected' && outcome.kind !== 'unreadable') return 'later';
    }
    return 'done';
  }

  /** A party that has set out for another house since is not on the way to the one that gave it up (TR-10). */
  #endDiversions(changed: ProposedTransfer, cause: string): Promise<Done> {
    const known = new Map(this.#options.cases.casework.transfers).set(changed.transferId, changed);
    return this.#callOffAll((transfer) => isSuperseded(known.get(transfer.transferId) ?? transfer, known.values()), {
      placed: true,
      cause,
    });
  }

  #release(state: ProposedTransfer, holdId: string, cause: string): Promise<Done> {
    if (state.situation === 'arrived') return Promise.resolve('done');
    const command = { type: 'release-hold', holdId, reason: releaseReasonOf(state) } as const;
    return this.#sendToShelter(state, command, `release ${cause}`);
  }

  async #sendToShelter({ to }: ProposedTransfer, command: ShelterCommand, seed: string): Promise<Done> {
    const { shelters, actor } = this.#options;
    const key = causedKey('transfers', seed, command.type, command);
    return afterShelter(await shelters.handle({ id: to.shelterId, command, ...key, actor, source: 'system' }));
  }

  async #headOf(transferId: string): Promise<ProposedTransfer | null> {
    const state = (await this.#options.transfers.head(transferId))?.state;
    return state === undefined || state.situation === 'unproposed' ? null : state;
  }
}
