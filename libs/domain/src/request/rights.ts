import { mayDo, type ShelterRef } from '../policy/may.ts';
import type { Actor } from '../terms.ts';
import type { RequestCommandType } from './commands/command.ts';
import { REQUEST_COMMANDS } from './commands/index.ts';

/**
 * Whether the actor may send this command. `shelter` is the answering house, for `respond`: only its own people answer for
 * it; without a house nobody does.
 */
export function mayRequest(
  actor: Actor,
  type: RequestCommandType,
  about: { readonly requestId: string; readonly shelter?: ShelterRef },
): boolean {
  if (type === 'respond' && about.shelter === undefined) return false;
  return mayDo(actor, REQUEST_COMMANDS[type].action, about.shelter ?? null, { requestId: about.requestId });
}
