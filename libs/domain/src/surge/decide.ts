import { momentAfter } from '../dated.ts';
import { accepted, acceptedAt, type Deciding, refuse } from '../decider.ts';
import { after, DAY } from '../instant.ts';
import type { Country, Instant } from '../terms.ts';
import { askCountry, asksFor, declineCountry, type OutsideCountries } from './countries.ts';
import { dueOfSurge, isSurgeOver } from './due.ts';
import type { SurgeCannotReason, SurgeReason } from './events.ts';
import { LONGEST_SURGE, MOST_SURGE_PLACES, MOST_SURGES_A_DAY, SHORTEST_SURGE } from './limits.ts';
import type { SurgeDecision, SurgeRejectionCode } from './rejections.ts';
import { isOfAnotherSide, mayEndSurge, standsForSomebody } from './sides.ts';
import type { OpenedSurge, SurgeState } from './state.ts';

/** What deciding on a surge needs from elsewhere. */
export interface OutsideSurge extends OutsideCountries {
  /** The countries in which the actor may do it; absent: all. */
  readonly countries?: readonly Country[];
  /** The countries of which a surge waits for its second person. */
  readonly waiting?: readonly Country[];
  /** The surges that are known, over or not. */
  readonly known?: Iterable<Pick<OpenedSurge, 'country' | 'opened'>>;
  /** The surge of another country that asks for the one that is opened; null: no such. */
  readonly asking?: OpenedSurge | null;
}

type SurgeContext = Deciding & OutsideSurge;

interface OpenSurge {
  readonly type: 'open';
  readonly country: Country;
  readonly places: number;
  readonly until: Instant;
  readonly reason: SurgeReason;
  readonly drill: boolean;
  /** The surge of another country that asks for it. */
  readonly answers: string | null;
}

/** Commands on one surge. The names are those of the HTTP contract, but for the last. */
export type SurgeCommand =
  | OpenSurge
  | { readonly type: 'confirm' }
  | { readonly type: 'end' }
  | { readonly type: 'ask-country'; readonly country: Country }
  | { readonly type: 'decline-country'; readonly reason: SurgeCannotReason }
  /** The clock asks: whatever is due. */
  | { readonly type: 'record-time' };

/** The decision of a command: the facts to record, or the first reason against it. Pure. */
export function decideSurge(command: SurgeCommand, state: SurgeState, context: SurgeContext): SurgeDecision {
  if (command.type === 'open') return open(command, state, context);
  if (state.situation === 'unopened') return refuse('surge_not_opened');
  switch (command.type) {
    case 'confirm':
      return confirm(state, context);
    case 'end':
      return end(state, context);
    case 'ask-country':
      return askCountry(command.country, state, context);
    case 'decline-country':
      return declineCountry(command.reason, state, context);
    case 'record-time':
      return accepted(...dueOfSurge(state, context.clock ?? context.now));
  }
}

function open(command: OpenSurge, state: SurgeState, context: SurgeContext): SurgeDecision {
  const { now, actor, countries, waiting, asking = null } = context;
  if (state.situation !== 'unopened') return refuse('surge_opened');
  const { country, places, until, reason, drill, answers } = command;
  const { organisation } = actor;
  if (!standsForSomebody(actor) || isElsewhere(country, countries)) return refuse('surge_elsewhere');
  if (answers !== null && !asksFor(asking, command, now)) return refuse('surge_not_asked');
  if (waiting?.includes(country)) return refuse('surge_waits');
  if (openedLately(country, context) >= MOST_SURGES_A_DAY) return refuse('surge_often');
  const fault = sizeFault(places, until, now);
  if (fault !== null) return refuse(fault);
  return acceptedAt(now, { type: 'SurgeOpened', organisation, country, places, until, reason, drill, answers });
}

/** SU-13: how many of a country the actor's organisation opened within a day. Focal points of none are one side. */
function openedLately(country: Country, { now, actor, known = [] }: SurgeContext): number {
  const since = after(now, -DAY);
  return [...known].filter(
    (surge) => surge.country === country && surge.opened.organisation === actor.organisation && surge.opened.at > since,
  ).length;
}

function sizeFault(places: number, until: Instant, now: Instant): SurgeRejectionCode | null {
  if (places < 1 || places > MOST_SURGE_PLACES) return 'surge_too_large';
  if (until < after(now, SHORTEST_SURGE)) return 'surge_too_short';
  return until > after(now, LONGEST_SURGE) ? 'surge_too_long' : null;
}

/** SU-3: never the one who opened it, and never a colleague of theirs. Sent again by the same person it is done already. */
function confirm(state: OpenedSurge, { now, actor, countries }: SurgeContext): SurgeDecision {
  if (isSurgeOver(state, now)) return refuse('surge_over');
  if (isElsewhere(state.country, countries)) return refuse('surge_elsewhere');
  const { opened, confirmed } = state;
  if (opened.by.person === actor.person) return refuse('own_surge');
  if (!isOfAnotherSide(state, actor)) return refuse('same_organisation');
  if (confirmed !== null) return confirmed.by.person === actor.person ? accepted() : refuse('surge_confirmed');
  const { organisation } = actor;
  return acceptedAt(momentAfter(state.recordedAt, now), { type: 'SurgeConfirmed', organisation });
}

/** Before its time, by the organisations that opened and confirmed it and by focal points of its country. */
function end(state: OpenedSurge, { now, actor }: SurgeContext): SurgeDecision {
  if (isSurgeOver(state, now)) return refuse('surge_over');
  if (!mayEndSurge(state, actor)) return refuse('surge_elsewhere');
  return acceptedAt(momentAfter(state.recordedAt, now), { type: 'SurgeEnded', because: 'by_hand' });
}

const isElsewhere = (country: Country, countries: readonly Country[] | undefined): boolean =>
  countries !== undefined && !countries.includes(country);
