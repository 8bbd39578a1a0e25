import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { after, earlier, later } from '../../instant.ts';
import type { Instant } from '../../terms.ts';
import { acceptIfConsistent } from '../deciding/accept-if-consistent.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Correction, Fact } from '../events.ts';
import { factOf } from '../facts/index.ts';
import { correctedFact, correctionsIn } from '../fold.ts';
import { BACKDATING, COORDINATOR_CORRECTS_WITHIN, FUTURE_TOLERANCE } from '../limits.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const correctEvent = anyShelterCommand<'correct-event'>({ action: 'correct', readsHistory: true, decide });

/** Replaces the content of an earlier fact, if every later fact is still valid then (SH-13). */
function decide(command: CommandOf<'correct-event'>, state: Registered, ctx: ShelterContext): ShelterDecision {
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
  if (isRedundant(target, next, history)) return accepted();
  const event = { type: 'EventCorrected', eventId, correction: next, reason } as const;
  return acceptIfConsistent(state, history, ctx, [event]);
}

/** The correction in its recorded form: a valid time, each bed once. */
function normal(correction: Correction, time: Instant | null): Correction {
  if (time !== null) return { kind: 'replace_time', occurredAt: time };
  return correction.kind === 'replace_beds'
    ? { kind: 'replace_beds', beds: [...new Set(correction.beds)] }
    : correction;
}

/** A new time, within what was allowed when the event was recorded. */
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
  if (!factOf(event).correctable.includes(correction.kind)) return false;
  if (correctionsIn(history).get(context.eventId)?.voided) return false;
  return actor.role !== 'coordinator' || now <= after(context.recordedAt, COORDINATOR_CORRECTS_WITHIN);
}

/** A correction that changes nothing records nothing. */
function isRedundant(target: Fact, correction: Correction, history: readonly Fact[]): boolean {
  if (correction.kind === 'void') return false;
  const { event, context } = correctedFact(target, correctionsIn(history));
  if (correction.kind === 'replace_time') return correction.occurredAt === context.occurredAt;
  const beds = event === null ? null : (factOf(event).beds?.of(event) ?? null);
  return same(beds, correction.beds);
}
