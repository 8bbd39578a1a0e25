import type { PersonEventType, PersonFact, PersonPlace } from './events.ts';
import type { PersonEvolve } from './facts/fact.ts';
import { PERSON_FACTS } from './facts/index.ts';
import type { KnownPerson, PersonState } from './state.ts';

/** The account after a fact. Uses no clock: what time decides was decided before and is in the fact. */
export function evolvePerson(state: PersonState, { event, context }: PersonFact): PersonState {
  const known = state.situation === 'unknown' ? newcomer(state.personId, context) : state;
  const evolve = PERSON_FACTS[event.type] as PersonEvolve<PersonEventType>;
  return { ...evolve(known, event, context), revision: context.revision, recordedAt: context.recordedAt };
}

const newcomer = (personId: string, { recordedAt }: PersonPlace): KnownPerson => ({
  situation: 'invited',
  personId,
  revision: 0,
  recordedAt,
  profile: null,
  invitation: null,
  grants: {},
  credentials: {},
  sessions: {},
  answered: [],
  lastTotpStep: 0,
  usedRecoveryCodes: [],
  language: null,
  pushes: {},
  sms: {},
  invitedAt: recordedAt,
  activatedAt: null,
});
