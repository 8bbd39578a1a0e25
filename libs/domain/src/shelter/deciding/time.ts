import { own } from '@safe-haven/lang';
import { type BackdatedTime, backdated, deadlineFault, momentAfter } from '../../dated.ts';
import { accepted, type Decided, recordedActor } from '../../decider.ts';
import type { Instant } from '../../terms.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { afterFacts, dueFacts } from '../due.ts';
import type { ShelterEvent } from '../events.ts';
import type { RejectionCode } from '../rejections.ts';
import type { KeptShelter, Registered } from '../state.ts';

/** What is due by the clock of the program that decides. */
export const dueIn = (state: Registered, { clock, now }: ShelterContext): readonly Decided<ShelterEvent>[] =>
  dueFacts(state, clock ?? now);

export const momentOf = (state: Registered, { now }: ShelterContext): Instant => momentAfter(state.recordedAt, now);

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
  const due = dueIn(state, ctx).filter(concerns);
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

/** When a backdated fact happened: not before what the house still remembers of the use of its beds. */
export function dated(
  occurredAt: Instant | undefined,
  state: KeptShelter,
  ctx: ShelterContext,
): BackdatedTime<RejectionCode> {
  const when = backdated(occurredAt, momentOf(state, ctx), state.forgottenUntil ?? '');
  return when.ok || when.code !== 'out_of_order' ? when : { ok: false, code: 'too_long_ago' };
}

/** The fault of a plan's end; null: there is none, or it has no end. */
export const planFault = (until: Instant | undefined | null, now: Instant): RejectionCode | null =>
  until === undefined || until === null ? null : deadlineFault(until, now);
