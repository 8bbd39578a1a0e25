import {
  isOfSpace,
  type Rejection,
  type Role,
  type ShelterCommand,
  type ShelterEvent,
  shelterDecider,
  toFact,
} from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import { instantOf } from '../environment/clock.ts';
import { ask } from '../streams/ask-log.ts';
import { isReadable } from '../streams/facts.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import type { ShelterRequest } from '../streams/shelter-streams.ts';

/** How long after losing a place to another party the answer says so; later the shelter is simply full. */
const RACE_MS = 2 * 60_000;
/** More events than a shelter has in two minutes. */
const TAIL = 64;

const TAKES: ReadonlySet<ShelterEvent['type']> = new Set([
  'BedsHeld',
  'PartyAdmitted',
  'PartyMoved',
  'PartyChanged',
  'BedTakenOutOfService',
] as const);

/** A command to a shelter, as it was decided. */
export type DecidedRequest = ShelterRequest & { readonly command: ShelterCommand };

export interface Refused {
  readonly request: DecidedRequest;
  readonly rejection: Rejection;
  /** The log position that the caller had seen; undefined: not stated. */
  readonly seenPosition: string | undefined;
  /** The shelter's revision on which it was rejected. */
  readonly revision: number;
  readonly now: number;
}

/**
 * The winner's role when a rejection was a race (PV-1): the shelter would have taken the party at the position that the
 * caller had seen, and the place was taken after it and within two minutes. null: it was not a race; callers do not
 * learn when a shelter that had no place became full. Rejects when the log can't be read.
 */
export async function lostRace(store: EventStore<ShelterEvent>, refused: Refused): Promise<Role | null> {
  const { request, rejection, seenPosition: seen, revision, now } = refused;
  if (seen === undefined || !isOfSpace(rejection)) return null;
  const stream = shelterStream(request.id);
  const tail = await ask(store.read(stream, Math.max(0, revision - TAIL)));
  const since = instantOf(now - RACE_MS);
  const isFaster = (e: RecordedEvent<ShelterEvent>) =>
    e.position > seen && e.metadata.recordedAt >= since && TAKES.has(e.event.type);
  const faster = tail.events.filter(isReadable).findLast(isFaster);
  if (faster === undefined) return null;
  const { events } = await ask(store.read(stream));
  const before = events.filter(isReadable).filter(({ position }) => position <= seen);
  const decision = shelterDecider.decide(
    request.command as never,
    shelterDecider.fold(request.id, before.map(toFact)),
    {
      ...request,
      newId: request.commandId,
      now: instantOf(now),
      history: () => [],
    },
  );
  return decision.ok ? (faster.metadata.actor.role as Role) : null;
}
