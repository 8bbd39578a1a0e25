import {
  isOfSpace,
  type Rejection,
  type Role,
  type ShelterCommand,
  type ShelterEvent,
  shelterDecider,
} from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import { instantOf } from '../environment/clock.ts';
import { ask } from '../streams/ask-log.ts';
import { factOf, isReadable } from '../streams/facts.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import type { ShelterRequest } from '../streams/shelter-streams.ts';

/** How long after another party took the place the answer says so; after that the house is simply full. */
const RACE_MS = 2 * 60_000;
/** More than happens in a house in two minutes. */
const TAIL = 64;

const TAKES: ReadonlySet<ShelterEvent['type']> = new Set([
  'BedsHeld',
  'PartyAdmitted',
  'PartyMoved',
  'PartyChanged',
  'BedTakenOutOfService',
] as const);

/** A command that was put to a house, as it was decided. */
export type DecidedRequest = ShelterRequest & { readonly command: ShelterCommand };

export interface Refused {
  readonly request: DecidedRequest;
  readonly rejection: Rejection;
  /** How far the log was read for what the caller had seen; undefined: they did not say. */
  readonly seen: string | undefined;
  /** The house's, on which it was refused. */
  readonly revision: number;
  readonly now: number;
}

/**
 * The role of the winner, where a refusal was a race (PV-1): the house would have taken the party at the position that
 * the caller had seen, and what took its place was recorded after it and within two minutes. null: it was none; of a
 * house that had no place for the party nobody learns when it filled. Rejects when the log can't be read.
 */
export async function lostRace(store: EventStore<ShelterEvent>, refused: Refused): Promise<Role | null> {
  const { request, rejection, seen, revision, now } = refused;
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
    shelterDecider.fold(request.id, before.map(factOf)),
    {
      ...request,
      newId: request.commandId,
      now: instantOf(now),
      history: () => [],
    },
  );
  return decision.ok ? (faster.metadata.actor.role as Role) : null;
}
