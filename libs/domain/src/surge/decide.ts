import { momentAfter } from '../dated.ts';
import { accepted, acceptedAt, type Deciding, refuse } from '../decider.ts';
import { after, DAY } from '../instant.ts';
import type { Actor, Country, Instant } from '../terms.ts';
import { dueOfSurge } from './due.ts';
import type { SurgeReason } from './events.ts';
import { LONGEST_SURGE, MOST_SURGE_PLACES, MOST_SURGES_A_DAY, SHORTEST_SURGE } from './limits.ts';
import type { SurgeDecision, SurgeRejectionCode } from './rejections.ts';
import type { OpenedSurge, SurgeState } from './state.ts';

/** What deciding on a surge needs from elsewhere. */
export interface OutsideSurge {
  /** The countries in which the actor may do it; absent: all. */
  readonly countries?: readonly Country[];
  /** The countries of which a surge waits for its second person. */
  readonly waiting?: readonly Country[];
  /** The surges that are known, over or not. */
  readonly known?: Iterable<Pick<OpenedSurge, 'country' | 'opened'>>;
}

type SurgeContext = Deciding & OutsideSurge;

interface OpenSurge {
  readonly type: 'open';
  readonly country: Country;
  readonly places: number;
  readonly until: Instant;
  readonly reason: SurgeReason;
  readonly drill: boolean;
}

/** Commands on one surge. The names are those of the HTTP contract, but for the last. */
export type SurgeCommand =
  | OpenSurge
  | { readonly type: 'confirm' }
  | { readonly type: 'end' }
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
    case 'record-time':
      return accepted(...dueOfSurge(state, context.clock ?? context.now));
  }
}

function open(command: OpenSurge, state: SurgeState, context: SurgeContext): SurgeDecision {
  const { now, actor, countries, waiting } = context;
  if (state.situation !== 'unopened') return refuse('surge_opened');
  const { country, places, until, reason, drill } = command;
  const { organisation } = actor;
  if (!standsForSomebody(actor) || isElsewhere(country, countries)) return refuse('surge_elsewhere');
  if (waiting?.includes(country)) return refuse('surge_waits');
  if (openedLately(country, context) >= MOST_SURGES_A_DAY) return refuse('surge_often');
  const fault = sizeFault(places, until, now);
  if (fault !== null) return refuse(fault);
  return acceptedAt(now, { type: 'SurgeOpened', organisation, country, places, until, reason, drill });
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
  if (isOver(state, now)) return refuse('surge_over');
  if (isElsewhere(state.country, countries)) return refuse('surge_elsewhere');
  const { opened, confirmed } = state;
  if (opened.by.person === actor.person) return refuse('own_surge');
  if (!isOfAnotherSide(state, actor)) return refuse('same_organisation');
  if (confirmed !== null) return confirmed.by.person === actor.person ? accepted() : refuse('surge_confirmed');
  const { organisation } = actor;
  return acceptedAt(momentAfter(state.recordedAt, now), { type: 'SurgeConfirmed', organisation });
}

/** A focal point of no organisation acts for a country; anybody else of none acts for nobody. */
const standsForSomebody = ({ organisation, role }: Actor): boolean => organisation !== null || role === 'focal_point';

/**
 * SU-3: whether somebody acts for others than the person who opened it. Focal points of its country are colleagues, and
 * one who opened it is of its country.
 */
export const isOfAnotherSide = ({ opened, country }: OpenedSurge, actor: Actor): boolean =>
  standsForSomebody(actor) &&
  (actor.organisation === null || actor.organisation !== opened.organisation) &&
  !(opened.by.role === 'focal_point' && actor.role === 'focal_point' && actor.country === country);

/** Before its time, by the organisations that opened and confirmed it and by focal points of its country. */
function end(state: OpenedSurge, { now, actor }: SurgeContext): SurgeDecision {
  if (isOver(state, now)) return refuse('surge_over');
  if (!mayEndSurge(state, actor)) return refuse('surge_elsewhere');
  return acceptedAt(momentAfter(state.recordedAt, now), { type: 'SurgeEnded', because: 'by_hand' });
}

/** Whether somebody who opens or confirms surges may end this one. */
export const mayEndSurge = ({ opened, confirmed, country }: OpenedSurge, actor: Actor): boolean =>
  (actor.organisation !== null && [opened.organisation, confirmed?.organisation].includes(actor.organisation)) ||
  confirmed?.by.person === actor.person ||
  (actor.role === 'focal_point' && actor.country === country);

const isElsewhere = (country: Country, countries: readonly Country[] | undefined): boolean =>
  countries !== undefined && !countries.includes(country);

/** Its time may have passed before the clock recorded it. */
const isOver = (state: OpenedSurge, now: Instant): boolean =>
  state.situation === 'ended' || dueOfSurge(state, now).some(({ event }) => event.type === 'SurgeEnded');
