import { accepted, type Decided, recordedActor, rejected } from '../../decider.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Fact, ShelterEvent } from '../events.ts';
import { firstBreak } from '../recheck.ts';
import type { Registered } from '../state.ts';
import { momentOf } from './time.ts';

/** Accepts these facts if the whole stream, folded again with them at its end, breaks no rule. */
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
  const broken = firstBreak([...history, ...added]);
  if (broken === null) return accepted(...decided);
  return rejected({ code: 'correction_breaks_later_events', eventId: broken.eventId, ruleBroken: broken.code });
}
