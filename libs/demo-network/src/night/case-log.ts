import {
  type Actor,
  type Decided,
  type Deciding,
  type Decision,
  decideRequest,
  decideTransfer,
  type EventContext,
  evolveRequest,
  evolveTransfer,
  initialRequest,
  initialTransfer,
  isOwn,
  mayRequest,
  mayTransfer,
  type RequestCommand,
  type RequestEvent,
  type RequestState,
  requestDecider,
  streamOf,
  type TransferCommand,
  type TransferEvent,
  type TransferState,
  transferDecider,
} from '@safe-haven/domain';
import type { HistoryItem } from '../history/shelter-log.ts';
import { instantOf } from '../local-time.ts';
import type { Random } from '../random.ts';
import { shelterOf } from '../shelters.ts';

/** One append to the stream of a request or a transfer: every event of a single accepted command. */
export interface CaseItem extends Omit<HistoryItem, 'shelterId' | 'events'> {
  readonly events: readonly Decided<RequestEvent | TransferEvent>[];
}

/** A case's stream while it is generated: the production decider with an injected clock. */
export interface CaseLog<S, C> {
  readonly items: readonly CaseItem[];
  state(): S;
  /**
   * Sends a command at a time in ms. Throws when it is rejected or its sender lacks the right: a bug in the scenario.
   */
  send(ms: number, by: Actor, command: C, as?: { readonly commandId?: string; readonly source?: 'system' }): void;
}

interface Kind<S, C, E extends RequestEvent | TransferEvent> {
  readonly stream: string;
  readonly id: string;
  readonly initial: S;
  readonly may: (actor: Actor, command: C, state: S) => boolean;
  readonly decide: (command: C, state: S, ctx: Deciding) => Decision<E, { readonly code: string }>;
  readonly evolve: (state: S, fact: { event: E; context: EventContext }) => S;
}

/** The stream of one request. */
export const newRequestLog = (requestId: string, random: Random): CaseLog<RequestState, RequestCommand> =>
  newCaseLog<RequestState, RequestCommand, RequestEvent>(random, {
    stream: streamOf(requestDecider, requestId),
    id: requestId,
    initial: initialRequest(requestId),
    may: (actor, command) =>
      mayRequest(actor, command.type, {
        requestId,
        ...(command.type === 'respond' && { shelter: refOf(command.shelterId) }),
      }),
    decide: decideRequest,
    evolve: evolveRequest,
  });

/** The stream of one transfer. The proposer transfers from their own shelter. */
export const newTransferLog = (transferId: string, random: Random): CaseLog<TransferState, TransferCommand> =>
  newCaseLog<TransferState, TransferCommand, TransferEvent>(random, {
    stream: streamOf(transferDecider, transferId),
    id: transferId,
    initial: initialTransfer(transferId),
    may: (actor, command, state) =>
      mayTransfer(actor, command.type, state.situation === 'unproposed' ? null : { from: state.from, to: state.to }) &&
      (command.type !== 'propose' || command.fromShelterId === undefined || isOwn(actor, refOf(command.fromShelterId))),
    decide: decideTransfer,
    evolve: evolveTransfer,
  });

function refOf(shelterId: string) {
  const { organisation, country } = shelterOf(shelterId);
  return { shelterId, organisation: organisation.name, country };
}

function newCaseLog<S, C extends { readonly type: string }, E extends RequestEvent | TransferEvent>(
  random: Random,
  { stream, id, initial, may, decide, evolve }: Kind<S, C, E>,
): CaseLog<S, C> {
  const items: CaseItem[] = [];
  let state = initial;
  let revision = 0;
  return {
    items,
    state: () => state,
    send: (ms, { shelters, ...by }, command, { commandId = random.uuid(), source } = {}) => {
      const now = instantOf(ms);
      const actor = shelters ? { ...by, shelters } : by;
      if (now < (items.at(-1)?.now ?? now)) throw new Error(`Time went back in ${stream}: ${command.type}, ${now}.`);
      if (!may(actor, command, state)) throw new Error(`The night breaks a right: ${by.role} sent ${command.type}.`);
      const decision = decide(command, state, { id, now, actor });
      if (!decision.ok) {
        throw new Error(`The night breaks a rule: ${command.type} in ${stream}, ${now}: ${decision.rejection.code}.`);
      }
      const { events } = decision;
      if (events.length === 0) return;
      items.push({ stream, commandId, actor: by, source: source ?? 'app', now, expected: revision, events });
      for (const { event, occurredAt } of events) {
        revision += 1;
        const { person, role, organisation } = by;
        const context = { eventId: `${commandId}/${revision}`, revision, occurredAt, recordedAt: now, commandId };
        state = evolve(state, { event, context: { ...context, actor: { person, role, organisation } } });
      }
    },
  };
}
