import { type Fact, type KeptShelter, peopleIn, type ShelterState } from '@safe-haven/domain';
import { own } from '@safe-haven/lang';
import { type HouseFigures, MARK_WIDTH, mark, NOT_KNOWN } from './marks.ts';

type Given<T extends Fact['event']['type']> = Extract<Fact['event'], { readonly type: T }>;

/** Enters one fact, corrected as it may be, in place. `before` and `after` are the house around it. */
export function noteFact(figures: HouseFigures, before: ShelterState, fact: Fact, after: ShelterState): void {
  if (after.situation !== 'kept') return;
  noteOpen(figures, before, after, fact.context.occurredAt);
  noteFresh(figures, before, after, fact.context.recordedAt);
  if (before.situation !== 'kept') return;
  const { length } = figures.marks;
  noteMark(figures, before, fact);
  notBefore(Date.parse(before.registeredAt), figures, length);
}

/** What is corrected to before the house began here counts when it began, as its bed-time does. */
function notBefore(began: number, { marks }: HouseFigures, first: number): void {
  for (let i = first; i < marks.length; i += MARK_WIDTH) marks[i] = Math.max(marks[i]!, began);
}

function noteMark(figures: HouseFigures, before: KeptShelter, { event, context }: Fact): void {
  const at = Date.parse(context.occurredAt);
  if (event.type === 'PartyAdmitted') admitted(figures, before, event, at);
  else if (event.type === 'PartyDischarged') discharged(figures, before, event, at);
  else if (event.type === 'BedsHeld') mark(figures, at, 'holdPlaced', 0);
  else if (event.type === 'HoldReleased') released(figures, before, event, at);
  else if (event.type === 'HoldLapsed' && own(before.holds, event.holdId)) {
    mark(figures, Date.parse(event.at), 'holdLapsed', 0);
  }
}

function discharged(figures: HouseFigures, before: KeptShelter, event: Given<'PartyDischarged'>, at: number): void {
  const stay = own(before.stays, event.stayId);
  if (!stay) return;
  const place = figures.openings.indexOf(event.stayId);
  if (place >= 0) figures.openings.splice(place, 1);
  mark(figures, at, event.destination, place >= 0 ? NOT_KNOWN : Math.max(0, at - Date.parse(stay.since)));
}

/** Who was there already did not come. A hold that became a stay ends when the party came, and never before it was placed. */
function admitted(figures: HouseFigures, before: KeptShelter, event: Given<'PartyAdmitted'>, at: number): void {
  if (event.kind === 'opening') figures.openings.push(event.stayId);
  else mark(figures, at, 'admission', peopleIn(event.party));
  if (event.holdId === null) return;
  const hold = own(before.holds, event.holdId);
  const lapsed = before.ended.findLast((e) => e.what === 'hold' && e.how === 'lapsed' && e.id === event.holdId);
  const heldAt = hold?.heldAt ?? lapsed?.from;
  if (heldAt === undefined) return;
  if (!hold && lapsed) mark(figures, Date.parse(lapsed.to), 'lapseUndone', 0);
  const from = Date.parse(heldAt);
  const to = Math.max(at, from);
  mark(figures, to, 'holdAdmitted', to - from);
}

/** A release with reason `error` takes the hold back: it is as if it had not been placed. */
function released(figures: HouseFigures, before: KeptShelter, event: Given<'HoldReleased'>, at: number): void {
  const hold = own(before.holds, event.holdId);
  if (!hold) return;
  const from = Date.parse(hold.heldAt);
  if (event.reason === 'error') mark(figures, from, 'holdUndone', 0);
  else mark(figures, Math.max(at, from), 'holdReleased', Math.max(0, at - from));
}

const isOpen = (state: ShelterState): boolean => state.situation === 'kept' && !state.draft && !state.closed;

function noteOpen({ open }: HouseFigures, before: ShelterState, after: KeptShelter, occurredAt: string): void {
  if (isOpen(before) === isOpen(after)) return;
  const at = Date.parse(occurredAt);
  open.push(Math.max(at, open.at(-1) ?? at));
}

/** Fresh as the board has it: confirmed or changed less than so long ago (ms). */
const FRESH_FOR = 2 * 3_600_000;

/** When it was last confirmed or changed; '': never. */
const lastSaid = (state: ShelterState): string => {
  if (state.situation !== 'kept') return '';
  const { confirmedAt, changedAt } = state;
  return confirmedAt !== null && confirmedAt > changedAt ? confirmedAt : changedAt;
};

/** From when it was known on; what is told late makes fresh for what is left of its two hours. */
function noteFresh({ fresh }: HouseFigures, before: ShelterState, after: KeptShelter, recordedAt: string): void {
  const said = lastSaid(after);
  if (said <= lastSaid(before)) return;
  const [until, knownAt] = [Date.parse(said) + FRESH_FOR, Date.parse(recordedAt)];
  const last = fresh.at(-1);
  if (until <= knownAt) return;
  if (last === undefined || knownAt > last) fresh.push(knownAt, until);
  else fresh[fresh.length - 1] = Math.max(last, until);
}
