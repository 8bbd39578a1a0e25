import {
  type Actor,
  type HeldLine,
  type OpenedOperation,
  type OperationLine,
  type RequestCommand,
  type ShelterCommand,
} from '@safe-haven/domain';
import type { OperationDuty, PlacedLine } from '@safe-haven/projections';
import type { LiveCasework } from '../feed/live-casework.ts';
import { causedKey, commandIdOf } from '../streams/command-key.ts';
import type { OperationStreams } from '../streams/operation-streams.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import type { ShelterOutcome, ShelterStreams } from '../streams/shelter-streams.ts';
import { afterShelter, type Done } from './done.ts';

export interface FollowOperationsOptions {
  readonly cases: LiveCasework;
  readonly operations: OperationStreams;
  readonly requests: RequestStreams;
  readonly shelters: ShelterStreams;
  /** Minutes after which a request escalates to the next level. */
  readonly escalation: readonly number[];
  /** The actor that records what follows. */
  readonly actor: Actor;
}

type Duty<What extends OperationDuty['what']> = Extract<OperationDuty, { readonly what: What }>;

/** The id of a hold follows from its act and line, so that every replica and every repetition names the same one. */
const holdIdOf = (act: string, line: number): string => commandIdOf('operations', `hold ${act} ${line}`);

/**
 * Consequences of an operation: its parties become requests, and the houses of an act hold them, side by side. Every id is
 * derived from the act, so a second replica or a repetition after a crash records nothing new.
 */
export class FollowOperations {
  readonly #options: FollowOperationsOptions;

  constructor(options: FollowOperationsOptions) {
    this.#options = options;
  }

  async do(duty: OperationDuty): Promise<Done> {
    const head = await this.#options.operations.head(duty.operationId);
    if (head === null || head.state.situation === 'unopened') return 'done';
    switch (duty.what) {
      case 'hold':
        return this.#hold(duty, head.state);
      case 'confirm':
        return this.#confirm(duty, head.state);
      case 'release':
        return this.#release(duty);
      case 'withdraw':
        return this.#withdraw(duty);
      case 'leave':
        return this.#leave(duty, head.state);
    }
  }

  /** Requests first: a hold names its request, and what becomes of it is followed from there. */
  async #hold(duty: Duty<'hold'>, operation: OpenedOperation): Promise<Done> {
    const by = actorOf(duty.by, operation);
    const isWaiting = (line: OperationLine) => line.hold?.act === duty.eventId && line.hold.holdId === null;
    const waiting = operation.lines.filter(isWaiting);
    const asked = duty.ask.flatMap((ask) => {
      const line = operation.lines.find(({ requestId }) => requestId === ask.requestId);
      const known = this.#options.cases.request(ask.requestId);
      const isAsked = known !== null && ask.shelters.every((id) => known.asked.some((a) => a.shelterId === id));
      return line === undefined || isAsked ? [] : [{ line, shelters: ask.shelters }];
    });
    const opened = await Promise.all(
      [...waiting, ...asked.map(({ line }) => line)].map((line) => this.#open(line, operation, by)),
    );
    if (opened.includes('later')) return 'later';
    const shelters = new Set(waiting.flatMap(({ hold }) => hold?.shelterId ?? []));
    const done = await Promise.all([
      ...[...shelters].map((shelterId) => this.#holdIn(shelterId, duty, operation, by)),
      ...asked.map(({ line, shelters }) => this.#broadcast(line, shelters, duty, by)),
    ]);
    return done.includes('later') ? 'later' : 'done';
  }

  /** All lines of one house as one append. Those that it refused are asked again by themselves, for the reason of each. */
  async #holdIn(shelterId: string, duty: Duty<'hold'>, operation: OpenedOperation, by: Actor): Promise<Done> {
    const act = duty.eventId;
    const lines = duty.lines.filter((line) => line.shelterId === shelterId);
    const all = await this.#ask(shelterId, act, lines, operation, by);
    if (isLater(all)) return 'later';
    const held = new Set(heldBy(all));
    const refused: { line: number; code: string }[] = [];
    for (const line of lines) {
      if (held.has(holdIdOf(act, line.line))) continue;
      const one = lines.length === 1 ? all : await this.#ask(shelterId, act, [line], operation, by);
      if (isLater(one)) return 'later';
      for (const holdId of heldBy(one)) held.add(holdId);
      if (!held.has(holdIdOf(act, line.line))) refused.push({ line: line.line, code: codeOf(one) });
    }
    const answer = {
      type: 'answer-holds',
      act,
      shelterId,
      held: lines.map(({ line }) => ({ line, holdId: holdIdOf(act, line) })).filter(({ holdId }) => held.has(holdId)),
      refused,
    } as const;
    const outcome = await this.#options.operations.handle({
      id: operation.operationId,
      command: answer,
      commandId: commandIdOf('operations', `answer ${act} ${shelterId}`),
      actor: this.#options.actor,
      source: 'system',
    });
    return outcome.kind === 'done' || outcome.kind === 'unreadable' ? 'done' : 'later';
  }

  #ask(
    shelterId: string,
    act: string,
    lines: readonly HeldLine[],
    { lines: all }: OpenedOperation,
    by: Actor,
  ): Promise<ShelterOutcome> {
    const parties = lines.flatMap(({ line, requestId, rooms, until }) => {
      const party = all.find((one) => one.requestId === requestId)?.party;
      return party === undefined ? [] : [{ holdId: holdIdOf(act, line), requestId, party, rooms, until }];
    });
    const seed = `hold ${act} ${shelterId} ${lines.map(({ line }) => line).join()}`;
    return this.#tell(shelterId, seed, { type: 'hold-parties', lines: parties }, by);
  }

  async #confirm(duty: Duty<'confirm'>, operation: OpenedOperation): Promise<Done> {
    const by = actorOf(null, operation);
    return this.#atEach(duty.lines, (shelterId, lines) =>
      this.#tell(
        shelterId,
        `confirm ${duty.eventId} ${shelterId}`,
        { type: 'confirm-holds', holds: lines.map(({ act, line }) => holdIdOf(act, line)) },
        by,
      ),
    );
  }

  #release({ lines, eventId }: Duty<'release'>): Promise<Done> {
    return this.#atEach(lines, async (shelterId, there) => {
      const outcomes: ShelterOutcome[] = [];
      for (const { act, line } of there) {
        const command = { type: 'release-hold', holdId: holdIdOf(act, line), reason: 'error' } as const;
        outcomes.push(await this.#tell(shelterId, `undo ${eventId} ${line}`, command, this.#options.actor));
      }
      return outcomes.find(isLater) ?? outcomes[0];
    });
  }

  async #atEach(
    lines: readonly PlacedLine[],
    tell: (shelterId: string, lines: readonly PlacedLine[]) => Promise<ShelterOutcome | undefined>,
  ): Promise<Done> {
    const shelters = [...new Set(lines.map(({ shelterId }) => shelterId))];
    const outcomes = await Promise.all(
      shelters.map((shelterId) =>
        tell(
          shelterId,
          lines.filter((line) => line.shelterId === shelterId),
        ),
      ),
    );
    return outcomes.some((outcome) => outcome !== undefined && isLater(outcome)) ? 'later' : 'done';
  }

  async #withdraw({ requests, eventId }: Duty<'withdraw'>): Promise<Done> {
    for (const requestId of requests) {
      const done = await this.#toRequest(requestId, `withdraw ${eventId}`, { type: 'withdraw' }, this.#options.actor);
      if (done === 'later') return 'later';
    }
    return 'done';
  }

  /** A party without a request gets one: an operation that ends loses nobody. */
  async #leave(_: Duty<'leave'>, operation: OpenedOperation): Promise<Done> {
    const by = actorOf(null, operation);
    const left = operation.lines.filter(({ isRequested }) => !isRequested);
    const opened = await Promise.all(left.map((line) => this.#open(line, operation, by)));
    return opened.includes('later') ? 'later' : 'done';
  }

  /** One that is open already is left as it is. */
  #open({ requestId, party, criteria }: OperationLine, { avoided }: OpenedOperation, by: Actor): Promise<Done> {
    if (this.#options.cases.request(requestId) !== null) return Promise.resolve('done');
    const { escalation } = this.#options;
    const command = {
      type: 'open',
      party,
      criteria,
      urgency: 'immediate',
      excludedAreas: avoided,
      escalation,
    } as const;
    return this.#toRequest(requestId, 'open', command, by);
  }

  #broadcast(
    { requestId }: OperationLine,
    shelters: readonly string[],
    { eventId, respondBy }: Duty<'hold'>,
    by: Actor,
  ): Promise<Done> {
    return this.#toRequest(requestId, `ask ${eventId}`, { type: 'broadcast', shelters, respondBy }, by);
  }

  /** What a request refuses was done before, or is not needed any more. */
  async #toRequest(requestId: string, seed: string, command: RequestCommand, actor: Actor): Promise<Done> {
    const { kind } = await this.#options.requests.handle({
      id: requestId,
      command,
      ...causedKey('operations', `${seed} ${requestId}`, command.type, command),
      actor,
      source: 'system',
    });
    return kind === 'unknown' || kind === 'refused' ? 'later' : 'done';
  }

  #tell(shelterId: string, seed: string, command: ShelterCommand, actor: Actor): Promise<ShelterOutcome> {
    return this.#options.shelters.handle({
      id: shelterId,
      command,
      ...causedKey('operations', seed, command.type, command),
      actor,
      source: 'system',
    });
  }
}

/** Holds and requests are of the organisation whose operation it is, no matter who pressed the button. */
const actorOf = (
  by: { readonly person: string; readonly role: string } | null,
  { lead, organisation, country }: OpenedOperation,
): Actor => ({ ...lead, ...(by as Pick<Actor, 'person' | 'role'> | null), organisation, country });

const isLater = (outcome: ShelterOutcome): boolean => afterShelter(outcome) === 'later';

/** The parties that a house holds by this command, or has held by an earlier copy of it. */
const heldBy = (outcome: ShelterOutcome): readonly string[] =>
  outcome.kind === 'done'
    ? outcome.facts.flatMap(({ event }) => (event.type === 'BedsHeld' ? [event.holdId] : []))
    : [];

const codeOf = (outcome: ShelterOutcome): string =>
  outcome.kind === 'rejected' ? outcome.rejection.code : 'no_free_place';
