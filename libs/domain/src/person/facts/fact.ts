import type { PersonEvent, PersonEventType, PersonPlace } from '../events.ts';
import type { KnownPerson } from '../state.ts';

type EventOf<T extends PersonEventType> = Extract<PersonEvent, { type: T }>;

/** What an event says, without its type. */
export type Fields<T extends PersonEventType> = Omit<EventOf<T>, 'type'>;

/** The account after a fact, but for its place in the stream. Needs no clock: what time decides is in the fact. */
export type PersonEvolve<T extends PersonEventType> = (
  person: KnownPerson,
  event: EventOf<T>,
  place: PersonPlace,
) => KnownPerson;
