import { own } from '@safe-haven/lang';
import { refuse, rejected } from '../../decider.ts';
import { after } from '../../instant.ts';
import { endedAs, withHappened } from '../beds/unfit.ts';
import { acceptIfConsistent } from '../deciding/accept-if-consistent.ts';
import { isPublished, moveIn } from '../deciding/moving.ts';
import { asksFirst } from '../deciding/on-the-way.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import { UNDO_BY_SMS_WITHIN, UNDO_WITHIN } from '../limits.ts';
import type { LastAction, Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const undo = anyShelterCommand<'undo'>({ action: 'undo', readsHistory: true, decide });

/**
 * Takes back the actor's own last command on this house: a hold is released, everything else is voided, newest first. It
 * names one event of that command, so that a late undo takes back nothing newer.
 */
function decide(command: CommandOf<'undo'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const last = own(state.lastActions, ctx.actor.person);
  if (last === undefined) return refuse('nothing_to_undo');
  if (!last.events.some((e) => e.eventId === command.eventId)) return refuse('not_your_last_action');
  const held = heldBy(last);
  if (held !== null && state.situation === 'kept' && !own(state.holds, held))
    return rejected(withHappened('hold_ended', endedAs(state, held, 'hold')));
  if (ctx.now > after(last.recordedAt, ctx.bySms ? UNDO_BY_SMS_WITHIN : UNDO_WITHIN)) return refuse('undo_too_late');
  const live = held !== null && state.situation === 'kept' ? own(state.holds, held) : undefined;
  if (live !== undefined && asksFirst(live, command, ctx)) return refuse('party_on_the_way');
  if (movesAlone(last, state, ctx)) return refuse('correction_not_allowed');
  return acceptIfConsistent(state, ctx.history(), ctx, last.events.toReversed().map(undoOf));
}

/** A draft was renamed, and published since: to take that back would move it without a second person (PX-3). */
function movesAlone({ commandId }: LastAction, state: Registered, ctx: ShelterContext): boolean {
  if (!isPublished(state)) return false;
  return ctx
    .history()
    .some(
      ({ event, context }) =>
        context.commandId === commandId &&
        event.type === 'ShelterProfileChanged' &&
        event.changeId === undefined &&
        moveIn(event) !== null,
    );
}

/** The hold that the command placed, which can't be undone once it has ended; null: none, or it was admitted at once. */
const heldBy = ({ events }: LastAction): string | null =>
  events.some(({ type }) => type === 'PartyAdmitted')
    ? null
    : (events.find(({ type }) => type === 'BedsHeld')?.id ?? null);

function undoOf({ eventId, type, id }: LastAction['events'][number]): ShelterEvent {
  if (type === 'BedsHeld' && id !== null) return { type: 'HoldReleased', holdId: id, reason: 'error' };
  return { type: 'EventCorrected', eventId, correction: { kind: 'void' }, reason: 'undo' };
}
