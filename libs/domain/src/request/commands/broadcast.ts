import { deadlineFault } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest } from '../state.ts';
import type { CommandOf, RequestCommandRow } from './command.ts';
import { decidedNow } from './moment.ts';

export const broadcast: RequestCommandRow<'broadcast'> = { action: 'handle_requests', when: 'not_closed', decide };

/** Houses that were asked already are asked again with a later deadline; an equal one is accepted without events. */
function decide(command: CommandOf<'broadcast'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  const { respondBy } = command;
  if (state.situation === 'promised') return refuse('already_promised');
  const fault = deadlineFault(respondBy, ctx.now);
  if (fault !== null) return refuse(fault);
  const shelters = [...new Set(command.shelters)];
  if (shelters.length === 0) return refuse('no_shelters');
  const isAsked = (id: string) => state.asked.some((asked) => asked.shelterId === id && asked.respondBy === respondBy);
  if (shelters.every(isAsked)) return accepted();
  return decidedNow(state, ctx, { type: 'RequestBroadcast', shelters, respondBy });
}
