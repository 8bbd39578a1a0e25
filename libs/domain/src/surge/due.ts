import type { Decided } from '../decider.ts';
import { after, earlier } from '../instant.ts';
import type { Instant } from '../terms.ts';
import type { SurgeEvent } from './events.ts';
import { ASKED_AGAIN_AFTER, ASKED_BEFORE_END, CONFIRMED_WITHIN } from './limits.ts';
import type { SurgeState } from './state.ts';

/** What time alone will decide, the earliest first, each at its own instant: who is asked once more, and its end. */
function ahead(state: SurgeState): readonly Decided<SurgeEvent>[] {
  if (state.situation === 'waiting') {
    const occurredAt = earlier(after(state.opened.at, CONFIRMED_WITHIN), state.until);
    return [{ event: { type: 'SurgeEnded', because: 'not_confirmed' }, occurredAt }];
  }
  if (state.situation !== 'open' || state.confirmed === null) return [];
  const { asked, confirmed, until } = state;
  const [again, before] = [after(confirmed.at, ASKED_AGAIN_AFTER), after(until, -ASKED_BEFORE_END)];
  const rounds: Decided<SurgeEvent>[] = [];
  // Confirmed in its last hour it asks nobody twice: its end is near enough.
  if (asked.silent === undefined && again < before)
    rounds.push({ event: { type: 'SurgeAskedAgain', round: 'silent' }, occurredAt: again });
  if (asked.ending === undefined && confirmed.at < before)
    rounds.push({ event: { type: 'SurgeAskedAgain', round: 'ending' }, occurredAt: before });
  return [...rounds, { event: { type: 'SurgeEnded', because: 'time' }, occurredAt: until }];
}

/** The facts of time that are due at `now` and not recorded yet. */
export const dueOfSurge = (state: SurgeState, now: Instant): readonly Decided<SurgeEvent>[] =>
  ahead(state).filter(({ occurredAt }) => occurredAt <= now);

/** Its time may have passed before the clock recorded it. */
export const isSurgeOver = (state: SurgeState, now: Instant): boolean =>
  state.situation === 'ended' || dueOfSurge(state, now).some(({ event }) => event.type === 'SurgeEnded');

/** When the clock next has something to record; null: nothing. */
export const surgeDueFrom = (state: SurgeState): Instant | null => ahead(state)[0]?.occurredAt ?? null;
