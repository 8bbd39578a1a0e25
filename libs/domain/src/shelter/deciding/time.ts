import { own } from '@safe-haven/lang';
import { accepted, type Decided, recordedActor } from '../../decider.ts';
import { after, earlier, later } from '../../instant.ts';
import type { RejectionCode } from '../../rejections.ts';
import type { Instant } from '../../terms.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { afterFacts, dueFacts } from '../due.ts';
import type { ShelterEvent } from '../events.ts';
import { BACKDATING, FURTHEST_PLAN, FUTURE_TOLERANCE } from '../limits.ts';
import type { KeptShelter, Registered } from '../state.ts';

/** The instant of a decision: now, but never before what is already recorded, so that a slow clock reorders nothing. */
export const momentOf = (state: Registered, { now }: ShelterContext): Instant => later(now, state.recordedAt);

/**
 * Decides on the state after everything due that concerns this command; those ends are recorded first, in the same append
 * (SH-5). A refusal records nothing: the timer will.
 */
export function onTime<S extends Registered>(
  state: S,
  ctx: ShelterContext,
  concerns: (due: Decided<ShelterEvent>) => boolean,
  decide: (state: S) => ShelterDecision,
): ShelterDecision {
  const due = dueFacts(state, ctx.now).filter(concerns);
  if (due.length === 0) return decide(state);
  const by = { recordedAt: ctx.now, commandId: ctx.commandId, actor: recordedActor(ctx) };
  const decision = decide(afterFacts(state, due, by));
  return decision.ok ? accepted(...due, ...decision.events) : decision;
}

export const everything = (): boolean => true;

export const pauseEnds = ({ event }: Decided<ShelterEvent>): boolean => event.type === 'IntakeResumed';

export const overflowEnds = ({ event }: Decided<ShelterEvent>): boolean => event.type === 'OverflowClosed';

export const lapseOf =
  (holdId: string) =>
  ({ event }: Decided<ShelterEvent>): boolean =>
    event.type === 'HoldLapsed' && event.holdId === holdId;

/** Due lapses of holds in the rooms of these beds, and every due end of a pause or an overflow. */
export function inRoomsOf(state: KeptShelter, beds: readonly string[]): (due: Decided<ShelterEvent>) => boolean {
  const roomOf = (bed: string) => own(state.beds, bed)?.roomId;
  const rooms = new Set(beds.map(roomOf));
  return ({ event }) =>
    event.type !== 'HoldLapsed' || (own(state.holds, event.holdId)?.beds ?? []).some((bed) => rooms.has(roomOf(bed)));
}

export type Dated = { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly code: RejectionCode };

/**
 * When a backdated fact happened: up to 72 h ago (SH-10). A clock that is ahead within the tolerance is taken as now,
 * because nothing is recorded before it happens.
 */
export function dated(occurredAt: Instant | undefined, state: KeptShelter, ctx: ShelterContext): Dated {
  const moment = momentOf(state, ctx);
  if (occurredAt === undefined) return { ok: true, at: moment };
  if (occurredAt > after(moment, FUTURE_TOLERANCE)) return { ok: false, code: 'time_in_future' };
  if (occurredAt < after(moment, -BACKDATING)) return { ok: false, code: 'too_long_ago' };
  if (state.forgottenUntil !== null && occurredAt < state.forgottenUntil) return { ok: false, code: 'too_long_ago' };
  return { ok: true, at: earlier(occurredAt, moment) };
}

/** Refuses a plan that ends in the past, or is too far ahead. */
export function planFault(until: Instant | undefined | null, now: Instant): RejectionCode | null {
  if (until === undefined || until === null) return null;
  if (until > after(now, FURTHEST_PLAN)) return 'time_in_future';
  return until <= now ? 'until_in_past' : null;
}
