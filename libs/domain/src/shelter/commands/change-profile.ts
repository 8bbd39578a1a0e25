import { same } from '@safe-haven/lang';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import { changesOf } from '../deciding/changes.ts';
import { isPublished, type Move, moveFault, moveIn } from '../deciding/moving.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import { moveOf } from '../facts/profile-change-proposed.ts';
import type { RejectionCode } from '../rejections.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const changeProfile = anyShelterCommand<'change-profile'>({ action: 'set_up', decide });

/** Of a published house, name, area and country are proposed, and the rest changes at once (PX-1). */
function decide(command: CommandOf<'change-profile'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const changes = changesOf(command, state);
  if (changes === null) return accepted();
  const { name: _, area: __, country: ___, type: ____, ...rest } = changes;
  const move = moveIn(changes);
  const waits = move !== null && isPublished(state);
  const fault = (waits ? proposalFault(move, state, ctx) : null) ?? (move && moveFault(move, state, ctx));
  if (fault !== null) return refuse(fault);
  const occurredAt = momentOf(state, ctx);
  if (!waits) return acceptedAt(occurredAt, { ...changes, type: 'ShelterProfileChanged' });
  const facts: ShelterEvent[] = Object.keys(rest).length === 0 ? [] : [{ ...rest, type: 'ShelterProfileChanged' }];
  if (!isProposed(move, state)) facts.push({ type: 'ProfileChangeProposed', changeId: ctx.newId, ...move });
  return acceptedAt(occurredAt, ...facts);
}

const isProposed = (move: Move, { proposed }: Registered): boolean => proposed !== null && same(moveOf(proposed), move);

/** One change waits at a time; it gives way to another only where nobody can publish it any more (PX-4). */
function proposalFault(move: Move, state: Registered, { proposerGone }: ShelterContext): RejectionCode | null {
  if (state.closed) return 'house_closed';
  return state.proposed === null || isProposed(move, state) || proposerGone === true ? null : 'change_waits';
}
