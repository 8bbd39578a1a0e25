import { same } from '@safe-haven/lang';
import { accepted, refuse, rejected } from '../../decider.ts';
import { placesNeeded } from '../../party.ts';
import type { Instant } from '../../terms.ts';
import { refit } from '../beds/allocate.ts';
import { barredFrom } from '../beds/earlier-use.ts';
import { lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import { changeAt, liveStay, overlaps } from '../deciding/live-stay.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { dated, everything, inRoomsOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, Stay } from '../state.ts';
import { type CommandOf, keptHouseCommand } from './command.ts';

export const changeParty = keptHouseCommand<'change-party'>({ action: 'keep_house', decide });

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
  if (overlaps(state, stay, beds, at, ctx)) return refuse('overlaps_earlier_use');
  return accepted({ event: { type: 'PartyChanged', stayId: stay.stayId, party, beds }, occurredAt: at });
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
    const barred = barredFrom(state, at, momentOf(state, ctx), [stay.stayId]);
    const found = refit(state, others, stay.beds, command.party, barred);
    if (found.ok) return { beds: sameBeds(found.beds, stay.beds) ? stay.beds : found.beds };
    if (barred.size > 0 && refit(state, others, stay.beds, command.party, new Set()).ok)
      return refuse('overlaps_earlier_use');
    return refuseWithPlaces(state, usesOf(state), withHappened(found.code, lastTaking(others)));
  }
  const beds = [...new Set(command.beds)];
  const fault = unfit(state, others, beds, command.party);
  return fault === null ? { beds } : refuseWithPlaces(state, usesOf(state), fault);
}
