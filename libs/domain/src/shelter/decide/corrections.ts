import { accepted, type Decided, refuse, rejected } from '../../decider.ts';
import { after, earlier, later } from '../../instant.ts';
import { own, same } from '../../records.ts';
import type { Instant } from '../../words.ts';
import { endedAs, withHappened } from '../beds/unfit.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Correction, Fact, ShelterEvent, ShelterEventType } from '../events.ts';
import { correctedFact, correctionsIn } from '../fold.ts';
import { BACKDATING, COORDINATOR_CORRECTS_WITHIN, FUTURE_TOLERANCE, UNDO_WITHIN } from '../limits.ts';
import { firstBreak } from '../recheck.ts';
import type { CountedShelter, KeptShelter, LastAction } from '../state.ts';
import { byWhom, type Command } from './refuse.ts';
import { momentOf } from './time.ts';

type Registered = KeptShelter | CountedShelter;
type Kind = Correction['kind'];

/** How each event may be corrected. A hold is taken back by its release, a lapse happened, a correction stands. */
export const CORRECTABLE: Readonly<Record<ShelterEventType, readonly Kind[]>> = {
  ShelterRegistered: [],
  ShelterProfileChanged: ['void'],
  IntakeRulesChanged: ['void'],
  HoldPolicyChanged: ['void'],
  RoomAdded: ['void'],
  RoomRetired: ['void'],
  BedAdded: ['void'],
  BedRetired: ['void'],
  BedTakenOutOfService: ['void', 'replace_time'],
  BedReturnedToService: ['void', 'replace_time'],
  IntakePaused: ['void'],
  IntakeResumed: ['void'],
  OverflowOpened: ['void'],
  OverflowClosed: ['void'],
  OccupancyConfirmed: ['void'],
  BedsHeld: ['replace_beds'],
  HoldExtended: ['void'],
  PartyExpected: ['void'],
  HoldReleased: ['void'],
  HoldLapsed: [],
  PartyAdmitted: ['void', 'replace_time', 'replace_beds'],
  PartyMoved: ['void', 'replace_time', 'replace_beds'],
  PartyChanged: ['void', 'replace_time', 'replace_beds'],
  DeparturePlanned: ['void'],
  DeparturePlanWithdrawn: ['void'],
  PartyDischarged: ['void', 'replace_time'],
  CensusReported: ['void'],
  EventCorrected: [],
};

/** Replaces what an earlier fact says, if every later fact still holds then (SH-13). */
export function decideCorrect(
  command: Command<'correct-event'>,
  state: Registered,
  ctx: ShelterContext,
): ShelterDecision {
  const { eventId, correction, reason } = command;
  const future = after(momentOf(state, ctx), FUTURE_TOLERANCE);
  if (correction.kind === 'replace_time' && correction.occurredAt > future) return refuse('time_in_future');
  const history = ctx.history();
  const target = history.find((fact) => fact.context.eventId === eventId);
  if (target === undefined) return refuse('event_unknown');
  const time = correction.kind === 'replace_time' ? redated(correction.occurredAt, target) : null;
  if (time === 'time_in_future' || time === 'too_long_ago') return refuse(time);
  if (!mayBeCorrected(target, correction, history, ctx)) return refuse('correction_not_allowed');
  const next = normal(correction, time);
  if (saysTheSame(target, next, history)) return accepted();
  const event = { type: 'EventCorrected', eventId, correction: next, reason } as const;
  return ifNothingBreaks(state, history, ctx, [event]);
}

/** The correction as it is recorded: a time that can be, each bed once. */
function normal(correction: Correction, time: Instant | null): Correction {
  if (time !== null) return { kind: 'replace_time', occurredAt: time };
  return correction.kind === 'replace_beds'
    ? { kind: 'replace_beds', beds: [...new Set(correction.beds)] }
    : correction;
}

/** A new time within what could have been said when the event was recorded. */
function redated(occurredAt: Instant, { context }: Fact): Instant | 'time_in_future' | 'too_long_ago' {
  const latest = later(context.recordedAt, context.occurredAt);
  if (occurredAt > after(latest, FUTURE_TOLERANCE)) return 'time_in_future';
  if (occurredAt < after(context.recordedAt, -BACKDATING)) return 'too_long_ago';
  return earlier(occurredAt, latest);
}

function mayBeCorrected(
  { event, context }: Fact,
  correction: Correction,
  history: readonly Fact[],
  { actor, now }: ShelterContext,
): boolean {
  if (!CORRECTABLE[event.type].includes(correction.kind)) return false;
  if (correctionsIn(history).get(context.eventId)?.voided) return false;
  return actor.role !== 'coordinator' || now <= after(context.recordedAt, COORDINATOR_CORRECTS_WITHIN);
}

/** A correction to what already stands there records nothing. */
function saysTheSame(target: Fact, correction: Correction, history: readonly Fact[]): boolean {
  if (correction.kind === 'void') return false;
  const { event, context } = correctedFact(target, correctionsIn(history));
  if (correction.kind === 'replace_time') return correction.occurredAt === context.occurredAt;
  const beds = event?.type === 'PartyMoved' ? event.to : event !== null && 'beds' in event ? event.beds : null;
  return same(beds, correction.beds);
}

/** Takes back the actor's own last command on this house: a hold is released, all else is voided, newest first. */
export function decideUndo(state: Registered, ctx: ShelterContext): ShelterDecision {
  const last = own(state.lastActions, ctx.actor.person);
  const endedHold = last && endedHoldOf(last, state);
  if (endedHold) return endedHold;
  if (last === undefined) return refuse('nothing_to_undo');
  if (ctx.now > after(last.recordedAt, UNDO_WITHIN)) return refuse('undo_too_late');
  return ifNothingBreaks(state, ctx.history(), ctx, last.events.toReversed().map(undoOf));
}

/** A hold of one's own that has ended meanwhile can't be taken back. */
function endedHoldOf(last: LastAction, state: Registered): ShelterDecision | null {
  const held = last.events.find((e) => e.type === 'BedsHeld');
  if (held === undefined || held.id === null || state.situation !== 'kept' || own(state.holds, held.id)) return null;
  return rejected(withHappened('hold_ended', endedAs(state, held.id, 'hold')));
}

function undoOf({ eventId, type, id }: LastAction['events'][number]): ShelterEvent {
  if (type === 'BedsHeld' && id !== null) return { type: 'HoldReleased', holdId: id, reason: 'error' };
  return { type: 'EventCorrected', eventId, correction: { kind: 'void' }, reason: 'undo' };
}

/** Folds the stream anew with these facts at its end; accepted when no rule fails anywhere. */
function ifNothingBreaks(
  state: Registered,
  history: readonly Fact[],
  ctx: ShelterContext,
  events: readonly ShelterEvent[],
): ShelterDecision {
  const occurredAt = momentOf(state, ctx);
  const decided: readonly Decided<ShelterEvent>[] = events.map((event) => ({ event, occurredAt }));
  const added = events.map((event, i): Fact => {
    const revision = state.revision + 1 + i;
    const context = {
      eventId: '',
      revision,
      occurredAt,
      recordedAt: ctx.now,
      commandId: ctx.commandId,
      actor: byWhom(ctx),
    };
    return { event, context };
  });
  const broken = firstBreak([...history, ...added]);
  if (broken === null) return accepted(...decided);
  return rejected({ code: 'correction_breaks_later_events', eventId: broken.eventId, ruleBroken: broken.code });
}
