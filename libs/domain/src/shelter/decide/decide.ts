import { refuse } from '../../decider.ts';
import { unreachable } from '../../records.ts';
import type { ShelterCommand } from '../commands.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, ShelterState } from '../state.ts';
import { decideAdmit } from './admit.ts';
import { decideCensus } from './census.ts';
import { decideCorrect, decideUndo } from './corrections.ts';
import { decideExpect, decideExtend, decideHold, decideRelease } from './holds.ts';
import { decideConfirm, decidePause, decideResume } from './intake.ts';
import { decideCloseOverflow, decideOpenOverflow } from './overflow.ts';
import { decideReturn, decideTakeOut } from './service.ts';
import {
  decideAddBeds,
  decideAddRoom,
  decideHoldPolicy,
  decideProfile,
  decideRegister,
  decideRetireBed,
  decideRetireRoom,
  decideRules,
} from './setup.ts';
import { decideChange, decideDischarge, decideMove, decidePlanDeparture, decideWithdrawPlan } from './stays.ts';
import { decideTime } from './time.ts';

/**
 * What becomes of a wish: the facts to record, in order, or the first reason of `REJECTION_CODES` that speaks
 * against it. Pure: everything that is not in the state arrives in the context. Who may try is asked of the policy
 * before; only what depends on the house itself is asked here.
 */
export function decideShelter(command: ShelterCommand, state: ShelterState, ctx: ShelterContext): ShelterDecision {
  if (command.type === 'register') return decideRegister(command, state, ctx);
  if (state.situation === 'unregistered') return refuse('shelter_not_registered');
  switch (command.type) {
    case 'change-profile':
      return decideProfile(command, state, ctx);
    case 'change-intake-rules':
      return decideRules(command, state, ctx);
    case 'pause-intake':
      return decidePause(command, state, ctx);
    case 'resume-intake':
      return decideResume(state, ctx);
    case 'confirm-occupancy':
      return decideConfirm(command, state, ctx);
    case 'report-census':
      return decideCensus(command, state, ctx);
    case 'correct-event':
      return decideCorrect(command, state, ctx);
    case 'undo':
      return decideUndo(state, ctx);
    case 'record-time':
      return decideTime(state, ctx);
    default:
      return state.situation === 'counted' ? refuse('shelter_is_counted') : decideKept(command, state, ctx);
  }
}

type CommonCommand =
  | 'register'
  | 'change-profile'
  | 'change-intake-rules'
  | 'pause-intake'
  | 'resume-intake'
  | 'confirm-occupancy'
  | 'report-census'
  | 'correct-event'
  | 'undo'
  | 'record-time';

/** What only a house that keeps its beds can be asked. */
function decideKept(
  command: Exclude<ShelterCommand, { type: CommonCommand }>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  switch (command.type) {
    case 'change-hold-policy':
      return decideHoldPolicy(command, state, ctx);
    case 'add-room':
      return decideAddRoom(command, state, ctx);
    case 'retire-room':
      return decideRetireRoom(command, state, ctx);
    case 'add-beds':
      return decideAddBeds(command, state, ctx);
    case 'retire-bed':
      return decideRetireBed(command, state, ctx);
    case 'take-bed-out-of-service':
      return decideTakeOut(command, state, ctx);
    case 'return-bed-to-service':
      return decideReturn(command, state, ctx);
    case 'open-overflow':
      return decideOpenOverflow(command, state, ctx);
    case 'close-overflow':
      return decideCloseOverflow(state, ctx);
    case 'hold-beds':
      return decideHold(command, state, ctx);
    case 'extend-hold':
      return decideExtend(command, state, ctx);
    case 'expect-party':
      return decideExpect(command, state, ctx);
    case 'release-hold':
      return decideRelease(command, state, ctx);
    case 'admit-party':
      return decideAdmit(command, state, ctx);
    case 'move-party':
      return decideMove(command, state, ctx);
    case 'change-party':
      return decideChange(command, state, ctx);
    case 'plan-departure':
      return decidePlanDeparture(command, state, ctx);
    case 'withdraw-departure-plan':
      return decideWithdrawPlan(command, state, ctx);
    case 'discharge-party':
      return decideDischarge(command, state, ctx);
    default:
      return unreachable(command);
  }
}
