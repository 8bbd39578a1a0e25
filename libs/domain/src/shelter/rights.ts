import { type About, isOwnHold, mayDo, type ShelterRef } from '../policy/may.ts';
import type { Action } from '../policy/table.ts';
import type { Actor } from '../terms.ts';
import type { ShelterCommandType } from './commands/command.ts';
import { rowOf } from './commands/index.ts';

/**
 * Whether the actor may send this command to this house. For `register` the house is the one to be created, with the
 * organisation of the command. null: whether the command is open to the actor at all.
 */
export const mayCommand = (
  actor: Actor,
  type: ShelterCommandType,
  shelter: ShelterRef | null,
  about: About = {},
): boolean => mayDo(actor, rowOf(type).action, shelter, about) || isByInvitation(actor, type, about);

/** The right that a command takes. */
export const actionOf = (type: ShelterCommandType): Action => rowOf(type).action;

/** Whether a command is about an existing hold, so that it matters who placed it. */
export const changesAHold = (type: ShelterCommandType): boolean => rowOf(type).changesAHold;

/**
 * A house that said yes lets the asking organisation hold its beds for that request (RQ-13), and extend, expect and release
 * those holds. Everything else is decided by the table.
 */
function isByInvitation(actor: Actor, type: ShelterCommandType, { invited, requestId, placedBy }: About): boolean {
  if (typeof requestId !== 'string' || !mayDo(actor, 'handle_requests')) return false;
  if (type === 'hold-beds') return invited === true;
  return changesAHold(type) && placedBy !== undefined && isOwnHold(actor, placedBy);
}
