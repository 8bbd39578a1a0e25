import { own } from '@safe-haven/lang';
import { acceptedAt, type Decided, recordedActor, refuse, rejected } from '../../decider.ts';
import { after, MINUTE } from '../../instant.ts';
import { placesNeeded } from '../../party.ts';
import { isOfShelter } from '../../policy/may.ts';
import type { Instant, Party } from '../../terms.ts';
import { type Allocation, allocateAmong, refit } from '../beds/allocate.ts';
import { exceptionOf, isExempt } from '../beds/breaks.ts';
import { suits } from '../beds/choose.ts';
import { barredFrom, earlierUse } from '../beds/earlier-use.ts';
import { freeByRoom, openToAll } from '../beds/free.ts';
import type { Has } from '../beds/keeps-rooms.ts';
import { isNobodyNew } from '../beds/sharing.ts';
import { endedAs, lastEnded, lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { type Use, usesOf } from '../beds/usage.ts';
import { divertedFor, mistakenFor } from '../deciding/at-the-door.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { dated, everything, inRoomsOf, lapseOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import type { Rejection } from '../rejections.ts';
import type { Bed, KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const admitParty = keptShelterCommand<'admit-party'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'admit-party'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  // Those who live in a draft are recorded, but nobody is held in it, not for the moment of a request's admission
  // either.
  if (before.draft && command.requestId !== undefined) return refuse('house_not_published');
  return onTime(before, ctx, concernsOf(command, before), (state) => admit(command, state, ctx));
}

function concernsOf(
  { holdId, beds }: CommandOf<'admit-party'>,
  state: KeptShelter,
): (due: Decided<ShelterEvent>) => boolean {
  if (holdId === undefined) return beds === undefined ? everything : inRoomsOf(state, beds);
  const promised = promisedBy(state, holdId);
  const [itself, around] = [lapseOf(holdId), inRoomsOf(state, [...(promised?.beds ?? []), ...(beds ?? [])])];
  return (due) => itself(due) || around(due);
}

interface PromisedBeds extends Has {
  /** The hold exists: anybody who came into its rooms since then does not end the promise. */
  readonly isLive: boolean;
}

/**
 * The beds that a hold promised: while it exists, and after it lapsed, because nobody is turned away by a timer alone
 * (SH-5).
 */
function promisedBy(state: KeptShelter, holdId: string): PromisedBeds | null {
  const hold = own(state.holds, holdId);
  if (hold !== undefined) return { beds: hold.beds, party: hold.party, isLive: true };
  const ended = lastEnded(state, holdId, 'hold');
  if (ended?.how !== 'lapsed' || ended.party === null) return null;
  return { beds: ended.beds, party: ended.party, isLive: false };
}

function admit(command: CommandOf<'admit-party'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { holdId } = command;
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  const promised = holdId === undefined ? null : promisedBy(state, holdId);
  const party = command.party ?? promised?.party ?? null;
  if (party === null ? holdId === undefined : placesNeeded(party) === 0) return refuse('empty_party');
  const unknown = unknownBed(state, command.beds ?? []);
  if (unknown !== null) return rejected(unknown);
  if (holdId !== undefined && promised === null) {
    const ended = endedAs(state, holdId, 'hold');
    return rejected(withHappened(ended === null ? 'hold_unknown' : 'hold_ended', ended));
  }
  if (state.intake.state === 'paused' && !isOfShelter(ctx.actor, state)) return refuse('intake_paused');
  // Who lives in a house that is taken in is at no door.
  const isAtTheDoor = holdId === undefined && command.kind !== 'opening';
  const mistaken = isAtTheDoor ? mistakenFor({ ...command, party: party as Party }, state, ctx) : null;
  if (mistaken !== null) return rejected(mistaken);

  const uses = usesOf(state, holdId ?? null);
  const { beds, roomException } = command;
  const of = { party: party as Party, promised, holdId: holdId ?? null };
  const admission: Admission = { ...of, beds, roomException, at: when.at };
  const chosen = bedsFor(admission, state, uses, momentOf(state, ctx));
  if (!chosen.ok) return refuseWithPlaces(state, usesOf(state), chosen.why);
  const held = heldAtOnce(command, { ...admission, beds: chosen.beds }, state, ctx);
  const admittedHold = admission.holdId ?? held?.holdId ?? null;
  const event: ShelterEvent = {
    type: 'PartyAdmitted',
    stayId: ctx.newId,
    holdId: admittedHold,
    beds: chosen.beds,
    party: admission.party,
    kind: command.kind ?? (admittedHold === null ? 'self' : 'referral'),
    ...exceptionOf(
      command,
      state,
      uses,
      { ...admission, beds: chosen.beds, has: hasOf(admission) },
      { from: when.at, until: momentOf(state, ctx), selves: [admission.holdId] },
    ),
  };
  return acceptedAt<ShelterEvent>(when.at, ...(held === null ? [] : [held]), event);
}

/**
 * The hold of a request's party that came without one, which its admission ends at once: so whatever follows holds closes its
 * request and its transfer (TR-13). null: the party has no request, or a hold.
 */
function heldAtOnce(
  { requestId }: CommandOf<'admit-party'>,
  { party, beds, at }: Admission & { readonly beds: readonly string[] },
  state: KeptShelter,
  ctx: ShelterContext,
): Extract<ShelterEvent, { type: 'BedsHeld' }> | null {
  if (requestId === undefined) return null;
  const transferId = divertedFor(state, requestId, ctx);
  const { minutes, extensionMinutes, extensions } = state.holdPolicy;
  const expiresAt = after(at, minutes * MINUTE);
  return {
    type: 'BedsHeld',
    holdId: `${ctx.newId}-h`,
    requestId,
    ...(transferId === null ? {} : { transferId }),
    beds,
    party,
    placedBy: recordedActor(ctx),
    arrival: null,
    expiresAt,
    policy: { extensionMinutes, extensions, longestEnd: expiresAt },
  };
}

interface Admission {
  readonly party: Party;
  readonly beds: readonly string[] | undefined;
  readonly promised: PromisedBeds | null;
  readonly holdId: string | null;
  readonly roomException: true | undefined;
  readonly at: Instant;
}

const hasOf = ({ promised }: Admission): Has | null => (promised?.isLive ? promised : null);

type Chosen = { readonly ok: true; readonly beds: readonly string[] } | { readonly ok: false; readonly why: Rejection };

/**
 * The named beds, otherwise the promised ones as far as they suit the party that came, otherwise those that the rules
 * choose.
 */
function bedsFor(admission: Admission, state: KeptShelter, uses: ReadonlyMap<string, Use>, moment: Instant): Chosen {
  const named = admission.beds
    ? [...new Set(admission.beds)]
    : admission.promised && promisedBeds(admission.promised, admission.party, state);
  if (named) {
    const exempt = isExempt(state, { ...admission, beds: named, has: hasOf(admission) });
    const fault = unknownBed(state, named) ?? unfit(state, uses, named, admission.party, exempt);
    if (fault !== null) return { ok: false, why: fault };
    const party = exempt ? null : admission.party;
    const overlap = earlierUse(state, named, admission.at, moment, [admission.holdId], party);
    return overlap === null ? { ok: true, beds: named } : { ok: false, why: { code: 'overlaps_earlier_use' } };
  }
  return bedsByRule(admission, state, uses, moment, false);
}

/** Those of the hold's rooms first. With the tick of somebody at the door, a room that the rule closes comes last. */
function bedsByRule(
  admission: Admission,
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  moment: Instant,
  against: boolean,
): Chosen {
  const { party, promised } = admission;
  const keeps = against || (promised?.isLive === true && isNobodyNew(party, promised.party));
  const barred = barredFrom(state, admission.at, moment, [admission.holdId], against ? null : party);
  const among = (without: ReadonlySet<string>): Allocation => {
    const promisedBeds = promised && refit(state, uses, promised.beds, party, without, keeps);
    if (promisedBeds?.ok) return promisedBeds;
    const rooms = freeByRoom(state, uses, without);
    return allocateAmong(against ? openToAll(rooms) : rooms, party);
  };
  const found = among(barred);
  if (found.ok) return found;
  const decided =
    !against && admission.roomException === true ? bedsByRule(admission, state, uses, moment, true) : null;
  if (decided?.ok) return decided;
  if (barred.size > 0 && among(new Set()).ok) return { ok: false, why: { code: 'overlaps_earlier_use' } };
  return { ok: false, why: withHappened(found.code, lastTaking(uses)) };
}

/** The promised beds, when they suit the party that came. */
function promisedBeds(promised: PromisedBeds, party: Party, state: KeptShelter): readonly string[] | null {
  const beds = promised.beds.map((id) => own(state.beds, id)).filter((bed): bed is Bed => bed !== undefined);
  return beds.length < promised.beds.length || suits(beds, party) ? promised.beds : null;
}
