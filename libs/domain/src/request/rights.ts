import { mayDo, type ShelterRef } from '../policy/may.ts';
import type { Action } from '../policy/table.ts';
import type { Actor } from '../words.ts';
import type { RequestCommandType } from './commands.ts';

/** The right that each command on a request takes. */
export const REQUEST_ACTION_OF: Readonly<Record<RequestCommandType, Action>> = {
  open: 'handle_requests',
  broadcast: 'handle_requests',
  respond: 'answer_requests',
  escalate: 'handle_requests',
  withdraw: 'handle_requests',
  'close-unmet': 'handle_requests',
  'record-time': 'record_time',
  'note-hold': 'follow_holds',
};

/**
 * Whether the actor may send this command. `shelter` is the house that answers, for `respond`: only its own people
 * answer for it; without a house nobody does.
 */
export function mayRequest(
  actor: Actor,
  type: RequestCommandType,
  about: { readonly requestId: string; readonly shelter?: ShelterRef },
): boolean {
  if (type === 'respond' && about.shelter === undefined) return false;
  return mayDo(actor, REQUEST_ACTION_OF[type], about.shelter ?? null, { requestId: about.requestId });
}
