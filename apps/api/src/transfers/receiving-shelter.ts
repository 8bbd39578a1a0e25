import {
  decideTransfer,
  type HoldSeen,
  isRequestClosed,
  type Needs,
  type ProposedTransfer,
  promiseOf,
  regimeIn,
  type ShelterCommand,
  type TransferCommand,
} from '@safe-haven/domain';
import { same } from '@safe-haven/lang';
import { shelterProblem } from '@safe-haven/projections';
import { caseProblem } from '../cases/case-rejections.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import type { Sent } from '../routes/sent.ts';
import type { AcceptedCommands } from '../streams/accepted-commands.ts';
import { bodyHash, commandIdOf } from '../streams/command-key.ts';
import type { Deadline } from '../streams/deadline.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import type { ShelterDone, ShelterOutcome, ShelterStreams } from '../streams/shelter-streams.ts';

export interface ReceivingShelterParts {
  readonly shelters: ShelterStreams;
  readonly written: AcceptedCommands;
  readonly requests: RequestStreams;
  readonly sealing: CaseSealing;
  readonly clock: Clock;
}

/** Who accepts a transfer or reports its arrival, and the headers of their command. */
export interface Receiving extends Sent {
  readonly caller: Caller;
  readonly state: ProposedTransfer;
  readonly deadline: Deadline;
}

type Of<T extends TransferCommand['type']> = Extract<TransferCommand, { type: T }>;

/**
 * Commands in the receiving shelter's own stream: the hold is the acceptance, the admission is the arrival (ADR 56).
 * They run first; if the transfer's event is then not written, the process that follows holds writes it. What the
 * transfer would refuse is refused before anything is held.
 */
export class ReceivingShelter {
  readonly #parts: ReceivingShelterParts;

  constructor(parts: ReceivingShelterParts) {
    this.#parts = parts;
  }

  /** The acceptance together with its hold; without one when it is refused anyway. */
  async accepted(command: Of<'accept'>, receiving: Receiving): Promise<Of<'accept'>> {
    if (!this.#isAccepted(command, receiving)) return this.#asWritten(command, receiving, HELD);
    const theirHold = await this.#holdOrFail(receiving.state);
    return { ...command, hold: await this.#held(receiving, { theirHold, isWalkIn: false }) };
  }

  /** The arrival together with the admission of its hold. If the hold has ended, the party gets a new one first. */
  async arrived(command: Of<'arrive'>, receiving: Receiving): Promise<Of<'arrive'>> {
    const { hold } = receiving.state;
    if (!this.#isAccepted(command, receiving))
      return this.#asWritten(command, receiving, admitted(hold?.holdId ?? ''), HELD_AT_THE_DOOR);
    const done = hold === null ? null : await this.#admit(command, receiving, hold.holdId);
    if (done?.kind === 'done') return { ...command, hold: holdSeenOf(done, receiving.state, hold!.holdId) };
    if (done !== null && isAdmitted(done, hold!.holdId)) return { ...command, hold: hold! };
    if (done !== null && !hasEnded(done)) throw failed(done);
    const theirHold = await this.#manualHold(receiving.state);
    const { holdId } = await this.#held(receiving, { theirHold, isWalkIn: true });
    const arrival = await this.#admit(command, receiving, holdId);
    if (arrival.kind !== 'done') throw failed(arrival);
    return { ...command, hold: holdSeenOf(arrival, receiving.state, holdId) };
  }

  /**
   * A copy of a command that the shelter has recorded under this key, while its sender got no answer: the process that
   * follows holds has gone on from there, and the state as it is now is the answer (SH-7).
   */
  #asWritten<C extends Of<'accept'> | Of<'arrive'>>(command: C, receiving: Receiving, ...parts: readonly string[]): C {
    const { state, caller } = receiving;
    const stream = shelterStream(state.to.shelterId);
    const isWritten = parts.some(
      (part) => this.#parts.written.find(stream, caller.actor.person, keyOf(receiving, part)) !== undefined,
    );
    return isWritten && state.hold !== null ? { ...command, hold: state.hold } : command;
  }

  #isAccepted(command: TransferCommand, { state, caller }: Receiving): boolean {
    const now = instantOf(this.#parts.clock.now());
    return decideTransfer(command, state, { id: state.transferId, now, actor: caller.actor }).ok;
  }

  /**
   * The party's hold in this shelter, as named or as the request has it. Throws when the request needs no place any
   * more.
   */
  async #holdOrFail({ requestId, proposedHold, to }: ProposedTransfer): Promise<string | null> {
    if (requestId === null) return proposedHold;
    const request = (await this.#parts.requests.head(requestId))?.state;
    if (!request || request.situation === 'unopened') return proposedHold;
    if (isRequestClosed(request)) throw new Failure('rejected', caseProblem('request_closed'));
    const promised = promiseOf(request);
    if (promised === null) return proposedHold;
    if (promised.shelterId !== to.shelterId) throw new Failure('rejected', caseProblem('already_promised'));
    return promised.holdId;
  }

  /** A hold that was placed by hand for a party without one, found by party, request and side. */
  async #manualHold({ from, to, party, requestId }: ProposedTransfer): Promise<string | null> {
    const { state } = await this.#parts.shelters.headOf(to.shelterId);
    const holds = state.situation === 'kept' ? Object.values(state.holds) : [];
    const sides = [from.organisation, to.organisation];
    const isTheirs = (hold: (typeof holds)[number]): boolean =>
      hold.transferId === null &&
      hold.requestId === requestId &&
      sides.includes(hold.placedBy.organisation) &&
      same(hold.party, party);
    return holds.find(isTheirs)?.holdId ?? null;
  }

  /** All of its beds or none. Concurrent acceptances of the same transfer place one hold. */
  async #held(
    receiving: Receiving,
    how: { readonly theirHold: string | null; readonly isWalkIn: boolean },
  ): Promise<HoldSeen> {
    const { transferId, requestId, party, arrival } = receiving.state;
    const needs = await this.#needsOf(receiving.state);
    const command = { type: 'receive-transfer', transferId, requestId, party, needs, arrival, ...how } as const;
    const outcome = await this.#send(receiving, command, how.isWalkIn ? HELD_AT_THE_DOOR : HELD);
    if (outcome.kind !== 'done') throw failed(outcome);
    const holdId = heldFor(transferId, outcome);
    // The hold existed and ended before this answer: the process that follows holds records that.
    if (holdId === null) throw new Failure('outcome_unknown');
    return holdSeenOf(outcome, receiving.state, holdId);
  }

  #admit({ occurredAt }: Of<'arrive'>, receiving: Receiving, holdId: string): Promise<ShelterOutcome> {
    const when = occurredAt === undefined ? {} : { occurredAt };
    return this.#send(receiving, { type: 'admit-party', holdId, ...when }, admitted(holdId));
  }

  /** Its idempotency key is derived from the key of the outer command: a retry repeats it, another command does not. */
  async #send(receiving: Receiving, command: ShelterCommand, part: string): Promise<ShelterOutcome> {
    const { caller, state, expires, deadline } = receiving;
    const { actor, source } = caller;
    const { transferId, to } = state;
    await this.#parts.shelters.headOf(to.shelterId);
    return this.#parts.shelters.handle({
      id: to.shelterId,
      command,
      commandId: keyOf(receiving, part),
      // The command contains needs, which must not be guessable from an unkeyed hash.
      hash: bodyHash(command.type, { transferId }),
      actor,
      source,
      deadline,
      ...(expires === undefined ? {} : { expires }),
    });
  }

  /** The needs under the law of the shelter's country. */
  async #needsOf({ transferId, details, to }: ProposedTransfer): Promise<Needs> {
    const opened = await this.#parts.sealing.openDetails(transferId, details);
    if (opened === null) return {};
    const { legalRegime: _, ...needs } = opened.needs as Needs;
    const regime = regimeIn(to.country, opened);
    return regime === null ? needs : { ...needs, legalRegime: regime };
  }
}

/** The parts of a command in the shelter's stream. */
const [HELD, HELD_AT_THE_DOOR] = ['hold false', 'hold true'];
const admitted = (holdId: string): string => `admit ${holdId}`;

/** The key of a part, derived from that of the outer command. */
const keyOf = ({ caller, state, commandId }: Receiving, part: string): string =>
  commandIdOf('transfers', `${part} ${state.transferId} ${caller.actor.person} ${commandId}`);

const holdSeenOf = ({ revision }: ShelterDone, { to }: ProposedTransfer, holdId: string): HoldSeen => ({
  shelterId: to.shelterId,
  holdId,
  seenRevision: Number(revision),
});

/** The hold of this transfer: from the events of a repeat, or from the shelter's state if somebody else was first. */
function heldFor(transferId: string, { facts, state }: ShelterDone): string | null {
  for (const { event } of facts) {
    if ((event.type === 'BedsHeld' || event.type === 'PartyExpected') && event.transferId === transferId)
      return event.holdId;
  }
  const holds = state.situation === 'kept' ? Object.values(state.holds) : [];
  return holds.find((hold) => hold.transferId === transferId)?.holdId ?? null;
}

const failed = (outcome: Exclude<ShelterOutcome, ShelterDone>): Failure =>
  failureOf(outcome, { rejected: shelterProblem, unreadable: 'shelter_unreadable' });

/** Whether that hold was admitted before, by somebody of the shelter on another screen. */
const isAdmitted = (outcome: ShelterOutcome, holdId: string): boolean =>
  outcome.kind === 'rejected' &&
  outcome.state.situation === 'kept' &&
  outcome.state.ended.some(({ id, how }) => id === holdId && how === 'admitted');

/** The hold has ended, or its beds or its room were given to others: another hold may be possible. */
const hasEnded = (outcome: ShelterOutcome): boolean =>
  outcome.kind === 'rejected' && OF_ENDED_HOLDS.includes(outcome.rejection.code);
const OF_ENDED_HOLDS: readonly string[] = [
  'hold_ended',
  'hold_unknown',
  'bed_taken',
  'room_taken',
  'room_not_for_party',
  'bed_out_of_service',
  'bed_unknown',
];
