import { backdated } from '../../dated.ts';
import { accepted, refuse } from '../../decider.ts';
import { after } from '../../instant.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { CALL_BACKDATING } from '../limits.ts';
import { freeToOthers } from '../phone-call.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const recordCall = anyShelterCommand<'record-call'>({ action: 'record_calls', source: 'phone-in', decide });

/**
 * What somebody heard the house say by phone. Its number is compared with nothing that is known of the house, because a refusal
 * would reveal how large it is (PC-3).
 */
function decide({ free, calledAt }: CommandOf<'record-call'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  if (state.closed) return refuse('house_closed');
  if (state.draft) return refuse('house_not_published');
  const moment = momentOf(state, ctx);
  const when = backdated(calledAt, moment, after(moment, -CALL_BACKDATING));
  if (!when.ok) return refuse(when.code === 'time_in_future' ? when.code : 'call_too_long_ago');
  const shown = freeToOthers(state, Date.parse(moment));
  const event = { type: 'CallRecorded', free, shownFree: shown !== null && shown.free > 0 } as const;
  return accepted({ event, occurredAt: when.at });
}
