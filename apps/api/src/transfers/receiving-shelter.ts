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
import { caseProblem } from '../cases/case-rejections.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import { shelterProblem } from '../problems/shelter-problem.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/body-hash.ts';
import { commandIdOf } from '../streams/command-ids.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import type { ShelterDone, ShelterOutcome, ShelterStreams } from '../streams/shelter-streams.ts';

export interface ReceivingShelterParts {
  readonly shelters: ShelterStreams;
  readonly requests: RequestStreams;
  readonly sealing: CaseSealing;
  readonly clock: Clock;
}

/** Who accepts or says that they arrived, and the command by which they do. */
export interface Receiving extends Sent {
  readonly caller: Caller;
  readonly state: ProposedTransfer;
}

type Of<T extends TransferCommand['type']> = Extract<TransferCommand, { type: T }>;

/**
 * What the receiving house does in its own stream as it accepts a transfer or says that they arrived: the hold is the acceptance,
 * the admission is the arrival (ADR 56). It is done first; where the transfer's own fact is then not written, the process that
 * follows holds writes it. Refused is what the transfer would refuse, before anything is held.
 */
export class ReceivingShelter {
  readonly #parts: ReceivingShelterParts;

  constructor(parts: ReceivingShelterParts) {
    this.#parts = parts;
  }

  /** The acceptance with the hold that makes it; without one where it is refused anyway. */
  async accepted(command: Of<'accept'>, receiving: Receiving): Promise<Of<'accept'>> {
    if (!this.#isAccepted(command, receiving)) return command;
    const theirHold = await this.#theirHoldOrFail(receiving.state);
    return { ...command, hold: await this.#held(receiving, { theirHold, isWalkIn: false }) };
  }

  /**
   * The arrival with the hold that is admitted. A party that is already at the house gets a new hold first where the
   * old one has ended.
   */
  async arrived(command: Of<'arrive'>, receiving: Receiving): Promise<Of<'arrive'>> {
    if (!this.#isAccepted(command, receiving)) return command;
    const { hold } = receiving.state;
    const done = hold === null ? null : await this.#admit(command, receiving, hold.holdId);
    if (done?.kind === 'done') return { ...command, hold: holdSeenOf(done, receiving.state, hold!.holdId) };
    if (done !== null && isAdmitted(done, hold!.holdId)) return { ...command, hold: hold! };
    if (done !== null && !hasEnded(done)) throw failed(done);
    const theirHold = hold === null ? await this.#unnamedHold(receiving.state) : null;
    const { holdId } = await this.#held(receiving, { theirHold, isWalkIn: true });
    const admitted = await this.#admit(command, receiving, holdId);
    if (admitted.kind !== 'done') throw failed(admitted);
    return { ...command, hold: holdSeenOf(admitted, receiving.state, holdId) };
  }

  #isAccepted(command: TransferCommand, { state, caller }: Receiving): boolean {
    const now = instantOf(this.#parts.clock.now());
    return decideTransfer(command, state, { id: state.transferId, now, actor: caller.actor }).ok;
  }

  /** A hold of the party in this house, as it is asked for or as its request has it. Throws where the request needs no place any more. */
  async #theirHoldOrFail({ requestId, proposedHold, to }: ProposedTransfer): Promise<string | null> {
    if (requestId === null) return proposedHold;
    const head = await this.#parts.requests.head(requestId).catch(() => {
      throw new Failure('store_unavailable');
    });
    const request = head?.state;
    if (!request || request.situation === 'unopened') return proposedHold;
    if (isRequestClosed(request)) throw new Failure('rejected', caseProblem('request_closed'));
    const promised = promiseOf(request);
    if (promised === null) return proposedHold;
    if (promised.shelterId !== to.shelterId) throw new Failure('rejected', caseProblem('already_promised'));
    return promised.holdId;
  }

  /** Before accepting was holding somebody held by hand for a transfer: the hold of that party, and of its request, by one of the two sides. */
  async #unnamedHold({ from, to, party, requestId }: ProposedTransfer): Promise<string | null> {
    const { state } = await this.#parts.shelters.known(to.shelterId);
    const holds = state.situation === 'kept' ? Object.values(state.holds) : [];
    const sides = [from.organisation, to.organisation];
    const isTheirs = (hold: (typeof holds)[number]): boolean =>
      hold.transferId === null &&
      hold.requestId === requestId &&
      sides.includes(hold.placedBy.organisation) &&
      same(hold.party, party);
    return holds.find(isTheirs)?.holdId ?? null;
  }

  /** All of its beds or none. The same transfer is held for once, whoever else accepts it at the same moment. */
  async #held(
    receiving: Receiving,
    how: { readonly theirHold: string | null; readonly isWalkIn: boolean },
  ): Promise<HoldSeen> {
    const { transferId, requestId, party, arrival } = receiving.state;
    const needs = await this.#needsOf(receiving.state);
    const command = { type: 'receive-transfer', transferId, requestId, party, needs, arrival, ...how } as const;
    const outcome = await this.#send(receiving, command, `hold ${how.isWalkIn}`);
    if (outcome.kind !== 'done') throw failed(outcome);
    const holdId = heldFor(transferId, outcome);
    // It was there and has ended since, before this answer: the process that follows holds says what became of it.
    if (holdId === null) throw new Failure('outcome_unknown');
    return holdSeenOf(outcome, receiving.state, holdId);
  }

  #admit({ occurredAt }: Of<'arrive'>, receiving: Receiving, holdId: string): Promise<ShelterOutcome> {
    const when = occurredAt === undefined ? {} : { occurredAt };
    return this.#send(receiving, { type: 'admit-party', holdId, ...when }, `admit ${holdId}`);
  }

  /** Its key is made of the key of the command that it is part of: a repeat of that repeats this, another try is another. */
  async #send(receiving: Receiving, command: ShelterCommand, part: string): Promise<ShelterOutcome> {
    const { caller, state, commandId, expires } = receiving;
    const { actor, source } = caller;
    const { transferId, to } = state;
    await this.#parts.shelters.known(to.shelterId);
    return this.#parts.shelters.handle({
      id: to.shelterId,
      command,
      commandId: commandIdOf('transfers', `${part} ${transferId} ${actor.person} ${commandId}`),
      // What they need is in the command and must not be guessed from a hash of it.
      hash: bodyHash(command.type, { transferId }),
      actor,
      source,
      ...(expires === undefined ? {} : { expires }),
    });
  }

  /** As the law of the house's country has it. */
  async #needsOf({ transferId, details, to }: ProposedTransfer): Promise<Needs> {
    const opened = await this.#parts.sealing.openDetails(transferId, details);
    if (opened === null) return {};
    const { legalRegime: _, ...needs } = opened.needs as Needs;
    const regime = regimeIn(to.country, opened);
    return regime === null ? needs : { ...needs, legalRegime: regime };
  }
}

const holdSeenOf = ({ revision }: ShelterDone, { to }: ProposedTransfer, holdId: string): HoldSeen => ({
  shelterId: to.shelterId,
  holdId,
  seenRevision: Number(revision),
});

/** The hold of this transfer: of a repeat the facts of then say it, where somebody was faster the house. */
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

/** Whether that very hold was admitted before: somebody in the house did it on another screen. */
const isAdmitted = (outcome: ShelterOutcome, holdId: string): boolean =>
  outcome.kind === 'rejected' &&
  outcome.state.situation === 'kept' &&
  outcome.state.ended.some(({ id, how }) => id === holdId && how === 'admitted');

/** Its hold has ended, or its beds are somebody else's since: there may be other ones. */
const hasEnded = (outcome: ShelterOutcome): boolean =>
  outcome.kind === 'rejected' &&
  ['hold_ended', 'hold_unknown', 'bed_taken', 'room_taken', 'bed_out_of_service', 'bed_unknown'].includes(
    outcome.rejection.code,
  );
