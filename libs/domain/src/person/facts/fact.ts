import type { PersonEvent, PersonEventType, PersonPlace } from '../events.ts';
import type { KnownPerson } from '../state.ts';

type EventOf<T extends PersonEventType> = Extract<PersonEvent, { type: T }>;

/** The fields of an event without its type. */
export type Fields<T extends PersonEventType> = Omit<EventOf<T>, 'type'>;

/** The account after a fact, without its revision. Uses no clock. */
export type PersonEvolve<T extends PersonEventType> = (
  person: KnownPerson,
  event: EventOf<T>,
  place: PersonPlace,
) => KnownPerson;
