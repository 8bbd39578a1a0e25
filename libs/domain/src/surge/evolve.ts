import { type EventContext, foldFrom } from '../decider.ts';
import { later } from '../instant.ts';
import type { SurgeEvent, SurgeFact } from './events.ts';
import { type AskedCountry, initialSurge, type OpenedSurge, type SurgeState } from './state.ts';

type EventOf<T extends SurgeEvent['type']> = Extract<SurgeEvent, { readonly type: T }>;

/** Folds one fact. Total: an impossible fact changes only the revision. No clock. */
export function evolveSurge(state: SurgeState, { event, context }: SurgeFact): SurgeState {
  if (state.situation === 'unopened') {
    return event.type === 'SurgeOpened' ? opened(state.surgeId, event, context) : state;
  }
  const recordedAt = later(state.recordedAt, context.recordedAt);
  return { ...state, ...changesOf(state, event, context), recordedAt, revision: context.revision };
}

export const foldSurge = (surgeId: string, facts: Iterable<SurgeFact>): SurgeState =>
  foldFrom(initialSurge(surgeId), facts, evolveSurge);

function opened(
  surgeId: string,
  { organisation, country, places, until, reason, drill, answers }: EventOf<'SurgeOpened'>,
  { actor, occurredAt, recordedAt, revision }: EventContext,
): OpenedSurge {
  return {
    situation: 'waiting',
    surgeId,
    country,
    places,
    until,
    reason,
    drill,
    answers,
    opened: { by: actor, organisation, at: occurredAt },
    confirmed: null,
    countries: [],
    asked: {},
    endedAt: null,
    endedBecause: null,
    recordedAt,
    revision,
  };
}

function changesOf(state: OpenedSurge, event: SurgeEvent, { actor, occurredAt }: EventContext): Partial<OpenedSurge> {
  if (state.situation === 'ended') return {};
  switch (event.type) {
    case 'SurgeOpened':
      return {};
    case 'SurgeConfirmed':
      if (state.situation !== 'waiting') return {};
      return { situation: 'open', confirmed: { by: actor, organisation: event.organisation, at: occurredAt } };
    case 'SurgeCountryAsked':
      return { countries: countryAsked(state, event, { by: actor, organisation: actor.organisation, at: occurredAt }) };
    case 'SurgeCountryDeclined':
      return { countries: countryDeclined(state, event, occurredAt) };
    case 'SurgeAskedAgain':
      return { asked: { ...state.asked, [event.round]: occurredAt } };
    case 'SurgeEnded':
      return { situation: 'ended', endedAt: occurredAt, endedBecause: event.because };
  }
}

function countryAsked(
  { countries }: OpenedSurge,
  { country, places }: EventOf<'SurgeCountryAsked'>,
  asked: AskedCountry['asked'],
): readonly AskedCountry[] {
  const isKnown = countries.some((known) => known.country === country);
  return isKnown ? countries : [...countries, { country, places, asked, declined: null }];
}

const countryDeclined = (
  { countries }: OpenedSurge,
  { country, reason }: EventOf<'SurgeCountryDeclined'>,
  at: string,
): readonly AskedCountry[] =>
  countries.map((known) => (known.country === country ? { ...known, declined: { reason, at } } : known));
