import { unreachable } from '@safe-haven/lang';
import { accepted, acceptedAt, type Deciding, type Decision, refuse } from '../decider.ts';
import type { AccountOf, OverrideReason, ShiftEvent } from './events.ts';
import type { ShiftState } from './state.ts';

/** Commands of a person on duty. Positions are log positions, as the sender's screen showed them. */
export type ShiftCommand =
  | {
      readonly type: 'begin-shift';
      readonly organisation: string;
      readonly shelters: readonly string[] | null;
      readonly from: string;
    }
  | { readonly type: 'hand-over'; readonly shiftId: string; readonly to: string }
  | ({ readonly type: 'accept-handover'; readonly shiftId: string } & SeenAccount)
  | ({ readonly type: 'override-handover'; readonly shiftId: string; readonly reason: OverrideReason } & SeenAccount);

/** Up to which position the account was seen, and which houses and cases it covers. */
type SeenAccount = Omit<AccountOf, 'from'>;

/** Every reason for which a command on a shift is refused, in order of precedence. */
export const SHIFT_REJECTION_CODES = [
  'no_shift',
  'shift_running',
  'shift_over',
  'not_on_duty',
  'own_handover',
  'not_handed_over',
] as const;
export type ShiftRejectionCode = (typeof SHIFT_REJECTION_CODES)[number];
export interface ShiftRejection {
  readonly code: ShiftRejectionCode;
}
export type ShiftDecision = Decision<ShiftEvent, ShiftRejection>;

type Context = Pick<Deciding, 'now' | 'actor'> & { readonly newId: string };

/**
 * HO-1 to HO-3. One desk has one shift at a time: of two who take over at once the first succeeds, and the second is
 * refused. Shifts restrict no other command.
 */
export function decideShift(command: ShiftCommand, state: ShiftState, ctx: Context): ShiftDecision {
  if (command.type === 'begin-shift') return begin(command, state, ctx);
  if (state.situation === 'none') return refuse('no_shift');
  const isMine = state.by.person === ctx.actor.person;
  if (state.shiftId !== command.shiftId) {
    // A retry under another key: it is theirs already.
    const isDone = command.type !== 'hand-over' && isMine && state.after === command.shiftId;
    return isDone ? accepted() : refuse('shift_over');
  }
  switch (command.type) {
    case 'hand-over': {
      if (!isMine) return refuse('not_on_duty');
      const to = later(state.from, command.to);
      if (state.situation === 'handed_over' && state.to === to) return accepted();
      return acceptedAt(ctx.now, { type: 'HandoverPrepared', shiftId: state.shiftId, to });
    }
    case 'accept-handover':
    case 'override-handover':
      return takeOver(command, state, ctx);
    default:
      return unreachable(command);
  }
}

function begin(
  { organisation, shelters, from }: Extract<ShiftCommand, { type: 'begin-shift' }>,
  state: ShiftState,
  { now, actor, newId }: Context,
): ShiftDecision {
  if (state.situation === 'on_duty' && state.by.person === actor.person) return accepted();
  if (state.situation !== 'none') return refuse('shift_running');
  return acceptedAt(now, { type: 'ShiftBegun', shiftId: newId, organisation, shelters, from });
}

function takeOver(
  { type, shiftId, to, shelters, requests, transfers, ...more }: Extract<ShiftCommand, { type: `${string}-handover` }>,
  state: Exclude<ShiftState, { situation: 'none' }>,
  { now, actor, newId }: Context,
): ShiftDecision {
  if (state.by.person === actor.person) return refuse('own_handover');
  if (type === 'accept-handover' && state.situation !== 'handed_over') return refuse('not_handed_over');
  const account = {
    shiftId,
    nextId: newId,
    from: state.from,
    to: later(state.from, to),
    shelters,
    requests,
    transfers,
  };
  return acceptedAt(
    now,
    'reason' in more
      ? { type: 'HandoverOverridden', ...account, reason: more.reason }
      : { type: 'HandoverAccepted', ...account },
  );
}

/** An account ends no earlier than it begins. */
const later = (from: string, to: string): string => (to > from ? to : from);
