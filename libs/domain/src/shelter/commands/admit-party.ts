import { own } from '@safe-haven/lang';
import { acceptedAt, type Decided, recordedActor, refuse, rejected } from '../../decider.ts';
import { after, MINUTE } from '../../instant.ts';
import { placesNeeded } from '../../party.ts';
import { isOfHouse } from '../../policy/may.ts';
import type { Instant, Party } from '../../terms.ts';
import { type Allocation, allocateAmong, refit } from '../beds/allocate.ts';
import { suits } from '../beds/choose.ts';
import { barredFrom, earlierUse } from '../beds/earlier-use.ts';
import { freeByRoom } from '../beds/free.ts';
import { endedAs, lastEnded, lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { type Use, usesOf } from '../beds/usage.ts';
import { divertedFor, mistakenFor } from '../deciding/at-the-door.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { dated, everything, inRoomsOf, lapseOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import type { Rejection } from '../rejections.ts';
import type { Bed, KeptShelter } from '../state.ts';
import { type CommandOf, keptHouseCommand } from './command.ts';

export const admitParty = keptHouseCommand<'admit-party'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'admit-party'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
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

interface PromisedBeds {
  readonly beds: readonly string[];
  readonly party: Party;
}

/**
 * The beds that a hold promised: while it exists, and after it lapsed, because nobody is turned away by a timer alone
 * (SH-5).
 */
function promisedBy(state: KeptShelter, holdId: string): PromisedBeds | null {
  const hold = own(state.holds, holdId);
  if (hold !== undefined) return hold;
  const ended = lastEnded(state, holdId, 'hold');
  return ended?.how === 'lapsed' && ended.party !== null ? { beds: ended.beds, party: ended.party } : null;
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
  if (state.intake.state === 'paused' && !isOfHouse(ctx.actor, state)) return refuse('intake_paused');
  // Who lives in a house that is taken in is at no door.
  const isAtTheDoor = holdId === undefined && command.kind !== 'opening';
  const mistaken = isAtTheDoor ? mistakenFor({ ...command, party: party as Party }, state, ctx) : null;
  if (mistaken !== null) return rejected(mistaken);

  const uses = usesOf(state, holdId ?? null);
  const admission = { party: party as Party, beds: command.beds, promised, holdId: holdId ?? null, at: when.at };
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
  readonly at: Instant;
}

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
    const fault = unknownBed(state, named) ?? unfit(state, uses, named, admission.party);
    if (fault !== null) return { ok: false, why: fault };
    const overlap = earlierUse(state, named, admission.at, moment, [admission.holdId]);
    return overlap === null ? { ok: true, beds: named } : { ok: false, why: { code: 'overlaps_earlier_use' } };
  }
  const barred = barredFrom(state, admission.at, moment, [admission.holdId]);
  const among = (without: ReadonlySet<string>): Allocation => {
    const promised = admission.promised && refit(state, uses, admission.promised.beds, admission.party, without);
    return promised?.ok ? promised : allocateAmong(freeByRoom(state, uses, without), admission.party);
  };
  const found = among(barred);
  if (found.ok) return found;
  if (barred.size > 0 && among(new Set()).ok) return { ok: false, why: { code: 'overlaps_earlier_use' } };
  return { ok: false, why: withHappened(found.code, lastTaking(uses)) };
}

/** The promised beds, when they suit the party that came. */
function promisedBeds(promised: PromisedBeds, party: Party, state: KeptShelter): readonly string[] | null {
  const beds = promised.beds.map((id) => own(state.beds, id)).filter((bed): bed is Bed => bed !== undefined);
  return beds.length < promised.beds.length || suits(beds, party) ? promised.beds : null;
}
