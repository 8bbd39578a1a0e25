import { accepted, type Decided } from '../../decider.ts';
import { after, MINUTE } from '../../instant.ts';
import type { Instant } from '../../terms.ts';
import type { RequestEvent } from '../events.ts';
import type { OpenedRequest } from '../state.ts';
import type { RequestCommandRow } from './command.ts';

export const recordTime: RequestCommandRow<'record-time'> = {
  action: 'record_time',
  when: 'opened',
  decide: (_, state, { now, clock = now }) => accepted(...dueLevels(state, clock)),
};

/** Every level that is due, each at its own time. A clock behind the newest fact decides nothing. */
function dueLevels(state: OpenedRequest, now: Instant): readonly Decided<RequestEvent>[] {
  if (state.situation !== 'open' || now < state.recordedAt) return [];
  return state.escalation.flatMap((minutes, i) => {
    const [level, at] = [i + 1, after(state.waitingSince, minutes * MINUTE)];
    return level <= state.level || at > now
      ? []
      : [{ event: { type: 'RequestEscalated', level } as const, occurredAt: at }];
  });
}
