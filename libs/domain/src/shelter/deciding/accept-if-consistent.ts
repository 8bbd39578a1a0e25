import { own } from '@safe-haven/lang';
import { accepted, type Decided, recordedActor, rejected } from '../../decider.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { dueFacts } from '../due.ts';
import type { Fact, ShelterEvent } from '../events.ts';
import { foldShelter } from '../fold.ts';
import { newBreak } from '../recheck.ts';
import type { Registered, ShelterState } from '../state.ts';
import { momentOf } from './time.ts';

/**
 * A hold whose admission is taken back goes on to its deadline; where that has passed, it ended then, in the same append
 * (SH-5): nobody is shown a place that the next instant takes away.
 */
function endedMeanwhile(
  before: Registered,
  next: ShelterState,
  { now }: ShelterContext,
): readonly Decided<ShelterEvent>[] {
  if (before.situation !== 'kept' || next.situation !== 'kept') return [];
  return dueFacts(next, now).filter(({ event }) => event.type === 'HoldLapsed' && !own(before.holds, event.holdId));
}

/** Accepts these facts if the whole stream, folded again with them at its end, breaks no rule that it keeps today. */
export function acceptIfConsistent(
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
      actor: recordedActor(ctx),
    };
    return { event, context };
  });
  const broken = newBreak(history, added);
  if (broken !== null)
    return rejected({ code: 'correction_breaks_later_events', eventId: broken.eventId, ruleBroken: broken.code });
  const next = foldShelter(state.shelterId, [...history, ...added]);
  return accepted(...decided, ...endedMeanwhile(state, next, ctx));
}
