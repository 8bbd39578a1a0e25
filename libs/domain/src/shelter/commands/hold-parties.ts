import { own } from '@safe-haven/lang';
import { accepted, type Decided, recordedActor, refuse, rejected } from '../../decider.ts';
import { after, earlier, later, MINUTE } from '../../instant.ts';
import { placesNeeded } from '../../party.ts';
import { isOfShelter, mayHoldDirectly } from '../../policy/may.ts';
import { allocateAmong } from '../beds/allocate.ts';
import { type FreeRoom, freeByRoom } from '../beds/free.ts';
import { allocateInTwo } from '../beds/two-rooms.ts';
import { usesOf } from '../beds/usage.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import { waitingBeds } from '../deciding/waiting-beds.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { afterFacts } from '../due.ts';
import type { ShelterEvent } from '../events.ts';
import type { RejectionCode } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

/** Until the leader of the operation confirms it: an operation that is left alone costs a house minutes. */
const FIRST_HOLD_MINUTES = 15;

/** The parties of one act that go to this house: one append for all that can be held, each in the rooms of its plan. */
export const holdParties = keptShelterCommand<'hold-parties'>({ action: 'hold', decide });

type Line = CommandOf<'hold-parties'>['lines'][number];

function decide({ lines }: CommandOf<'hold-parties'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  if (before.draft) return refuse('house_not_published');
  return onTime(before, ctx, everything, (state) => {
    if (!mayHoldDirectly(ctx.actor, state, state.holdPolicy.directHolds)) return refuse('ask_the_house');
    if (state.intake.state === 'paused' && !isOfShelter(ctx.actor, state)) return refuse('intake_paused');
    return holdAll(lines, state, ctx);
  });
}

/** Party after party, each in what the ones before have left. Refused when none of them can be held. */
function holdAll(lines: readonly Line[], before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const by = { recordedAt: ctx.now, commandId: ctx.commandId, actor: recordedActor(ctx) };
  const held: Decided<ShelterEvent>[] = [];
  let state = before;
  let why: RejectionCode | null = null;
  for (const line of lines) {
    if (isHeldAlready(state, line.holdId)) continue;
    const beds = bedsFor(line, state, ctx);
    if (typeof beds === 'string') {
      why ??= beds;
      continue;
    }
    const fact = { event: heldBy(line, beds, state, ctx), occurredAt: momentOf(state, ctx) };
    held.push(fact);
    state = afterFacts(state, [fact], by);
  }
  return held.length === 0 && why !== null ? rejected({ code: why }) : accepted(...held);
}

/** The id follows from the operation and the line: sending it again holds nothing twice. */
const isHeldAlready = ({ holds, ended }: KeptShelter, holdId: string): boolean =>
  own(holds, holdId) !== undefined || ended.some(({ what, id }) => what === 'hold' && id === holdId);

/** Beds of its rooms and of no others: those who made the plan agreed to these. */
function bedsFor(
  { party, requestId, rooms }: Line,
  state: KeptShelter,
  ctx: ShelterContext,
): readonly string[] | RejectionCode {
  if (placesNeeded(party) === 0) return 'empty_party';
  const free = freeByRoom(state, usesOf(state), waitingBeds(state, requestId, ctx));
  const its = free.filter(({ room }: FreeRoom) => rooms.includes(room.roomId));
  if (its.length < rooms.length) return 'no_free_place';
  const found = allocateAmong(its, party);
  if (found.ok) return found.beds;
  return (its.length === 2 ? allocateInTwo(its, party) : null) ?? found.code;
}

function heldBy(line: Line, beds: readonly string[], state: KeptShelter, ctx: ShelterContext): ShelterEvent {
  const at = momentOf(state, ctx);
  const { holdId, requestId, party, until } = line;
  const { extensionMinutes, extensions } = state.holdPolicy;
  const expiresAt = earlier(after(at, FIRST_HOLD_MINUTES * MINUTE), later(at, until));
  const policy = { extensionMinutes, extensions, longestEnd: until };
  const of = { holdId, requestId, placedBy: recordedActor(ctx) };
  return { type: 'BedsHeld', ...of, beds, party, arrival: null, expiresAt, policy };
}
