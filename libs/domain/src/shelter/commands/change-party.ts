import { same } from '@safe-haven/lang';
import { accepted, refuse, rejected } from '../../decider.ts';
import { placesNeeded } from '../../party.ts';
import type { Instant } from '../../terms.ts';
import { refit } from '../beds/allocate.ts';
import { exceptionOf, isExempt } from '../beds/breaks.ts';
import { barredFrom } from '../beds/earlier-use.ts';
import { isNobodyNew } from '../beds/sharing.ts';
import { lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import { changeAt, liveStay, overlaps } from '../deciding/live-stay.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { dated, everything, inRoomsOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, Stay } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const changeParty = keptShelterCommand<'change-party'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'change-party'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const concerns = command.beds === undefined ? everything : inRoomsOf(before, command.beds);
  return onTime(before, ctx, concerns, (state) => change(command, state, ctx));
}

function change(command: CommandOf<'change-party'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { party } = command;
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  if (placesNeeded(party) === 0) return refuse('empty_party');
  const unknown = unknownBed(state, command.beds ?? []);
  if (unknown !== null) return rejected(unknown);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  const at = changeAt(command.occurredAt, when.at, stay);
  const found = bedsOfChanged(command, state, stay, at, ctx);
  if ('ok' in found) return found;
  const { beds } = found;
  if (same(party, stay.party) && same(beds, stay.beds)) return accepted();
  const use = { beds, party, has: stay };
  const settling = { beds, party, isExempt: isExempt(state, { ...use, ...command, beds }) };
  if (overlaps(state, stay, settling, at, ctx)) return refuse('overlaps_earlier_use');
  const exception = exceptionOf(command, state, usesOf(state, stay.stayId), use, {
    from: at,
    until: momentOf(state, ctx),
    selves: [stay.stayId],
  });
  return accepted({ event: { type: 'PartyChanged', stayId: stay.stayId, party, beds, ...exception }, occurredAt: at });
}

/** Whether two lists name the same beds, in any order. */
const sameBeds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The named beds, otherwise its present ones as far as they suit, plus others of its rooms. */
function bedsOfChanged(
  command: CommandOf<'change-party'>,
  state: KeptShelter,
  stay: Stay,
  at: Instant,
  ctx: ShelterContext,
): { readonly beds: readonly string[] } | ShelterDecision {
  const others = usesOf(state, stay.stayId);
  if (command.beds === undefined) {
    // It stays in its rooms, so only somebody new to those around it matters.
    const keeps = command.roomException === true || isNobodyNew(command.party, stay.party);
    const who = keeps ? null : command.party;
    const barred = barredFrom(state, at, momentOf(state, ctx), [stay.stayId], who);
    const found = refit(state, others, stay.beds, command.party, barred, keeps);
    if (found.ok) return { beds: sameBeds(found.beds, stay.beds) ? stay.beds : found.beds };
    if (barred.size > 0 && refit(state, others, stay.beds, command.party, new Set(), keeps).ok)
      return refuse('overlaps_earlier_use');
    return refuseWithPlaces(state, usesOf(state), withHappened(found.code, lastTaking(others)));
  }
  const beds = [...new Set(command.beds)];
  const exempt = isExempt(state, { ...command, beds, has: stay });
  const fault = unfit(state, others, beds, command.party, exempt);
  return fault === null ? { beds } : refuseWithPlaces(state, usesOf(state), fault);
}
