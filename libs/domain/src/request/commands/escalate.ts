import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest } from '../state.ts';
import type { CommandOf, RequestCommandRow } from './command.ts';
import { decidedNow } from './moment.ts';

export const escalate: RequestCommandRow<'escalate'> = { action: 'handle_requests', when: 'not_closed', decide };

/** Names the level, so that two people who press at once notify one level. */
function decide({ level }: CommandOf<'escalate'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  if (state.situation === 'promised') return refuse('already_promised');
  if (level > state.escalation.length) return refuse('no_further_level');
  return level <= state.level ? accepted() : decidedNow(state, ctx, { type: 'RequestEscalated', level });
}
