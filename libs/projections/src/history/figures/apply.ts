import {
  type Fact,
  type KeptShelter,
  numbersAsOf,
  peopleIn,
  type ReleaseReason,
  type ShelterState,
} from '@safe-haven/domain';
import { own } from '@safe-haven/lang';
import { addMark, MARK_WIDTH, NOT_KNOWN, type ShelterFigures } from './marks.ts';

type EventOf<T extends Fact['event']['type']> = Extract<Fact['event'], { readonly type: T }>;

/**
 * Applies one fact, as corrections leave it, to the figures in place. `before` and `after`: the state of the shelter
 * without and with the fact.
 */
export function applyToFigures(figures: ShelterFigures, before: ShelterState, fact: Fact, after: ShelterState): void {
  if (after.situation !== 'kept') return;
  updateOpen(figures, before, after, fact.context.occurredAt);
  updateFresh(figures, before, after, fact.context.recordedAt);
  if (before.situation !== 'kept') return;
  const { length } = figures.marks;
  applyToMarks(figures, before, fact);
  clampToStart(Date.parse(before.registeredAt), figures, length);
}

/**
 * Marks that a correction dates before the shelter's registration count at the registration, as in the occupancy
 * ledger.
 */
function clampToStart(start: number, { marks }: ShelterFigures, first: number): void {
  for (let i = first; i < marks.length; i += MARK_WIDTH) marks[i] = Math.max(marks[i]!, start);
}

function applyToMarks(figures: ShelterFigures, before: KeptShelter, { event, context }: Fact): void {
  const at = Date.parse(context.occurredAt);
  if (event.type === 'PartyAdmitted') applyAdmission(figures, before, event, at);
  else if (event.type === 'PartyDischarged') applyDischarge(figures, before, event, at);
  else if (event.type === 'BedsHeld') addMark(figures, at, 'holdPlaced', 0);
  else if (event.type === 'HoldReleased') applyRelease(figures, before, event, at);
  else if (event.type === 'HoldLapsed' && own(before.holds, event.holdId)) {
    addMark(figures, Date.parse(event.at), 'holdLapsed', 0);
    applyToBoard(figures, before, event.holdId, Date.parse(event.at), true);
  } else if (event.type === 'CallRecorded' && event.shownFree) {
    addMark(figures, at, (event.free ?? 0) > 0 ? 'boardHeld' : 'boardFailed', 0);
  }
}

/** Whether the place was there, at the first end of a hold by somebody who knew of it from the board alone. */
function applyToBoard(
  figures: ShelterFigures,
  before: KeptShelter,
  holdId: string,
  at: number,
  wasThere: boolean,
): void {
  const role = own(before.holds, holdId)?.placedBy.role;
  if (role === 'hotline' || role === 'coordinator') addMark(figures, at, wasThere ? 'boardHeld' : 'boardFailed', 0);
}

function applyDischarge(
  figures: ShelterFigures,
  before: KeptShelter,
  event: EventOf<'PartyDischarged'>,
  at: number,
): void {
  const stay = own(before.stays, event.stayId);
  if (!stay) return;
  const index = figures.openings.indexOf(event.stayId);
  if (index >= 0) figures.openings.splice(index, 1);
  addMark(figures, at, event.destination, index >= 0 ? NOT_KNOWN : Math.max(0, at - Date.parse(stay.since)));
}

/**
 * An opening stay is no admission: that party lived there before registration. The decision on a hold is dated at the
 * admission, but never before the hold was placed.
 */
function applyAdmission(
  figures: ShelterFigures,
  before: KeptShelter,
  event: EventOf<'PartyAdmitted'>,
  at: number,
): void {
  if (event.kind === 'opening') figures.openings.push(event.stayId);
  else addMark(figures, at, 'admission', peopleIn(event.party));
  if (event.holdId === null) return;
  const hold = own(before.holds, event.holdId);
  const lapsed = before.ended.findLast((e) => e.what === 'hold' && e.how === 'lapsed' && e.id === event.holdId);
  const heldAt = hold?.heldAt ?? lapsed?.from;
  if (heldAt === undefined) return;
  if (!hold && lapsed) addMark(figures, Date.parse(lapsed.to), 'lapseUndone', 0);
  const from = Date.parse(heldAt);
  const to = Math.max(at, from);
  addMark(figures, to, 'holdAdmitted', to - from);
  applyToBoard(figures, before, event.holdId, to, true);
}

/** A release with reason `error` undoes the hold: it is not counted as placed either. */
function applyRelease(figures: ShelterFigures, before: KeptShelter, event: EventOf<'HoldReleased'>, at: number): void {
  const hold = own(before.holds, event.holdId);
  if (!hold) return;
  const from = Date.parse(hold.heldAt);
  const endedAt = Math.max(at, from);
  if (event.reason === 'error') {
    addMark(figures, from, 'holdUndone', 0);
    return;
  }
  addMark(figures, endedAt, 'holdReleased', endedAt - from);
  applyToBoard(figures, before, event.holdId, endedAt, !GAVE_UP.has(event.reason));
  if (event.reason === 'declined') addMark(figures, endedAt, `declined.${event.declined ?? 'not_said'}`, 0);
}

/** The place that the board had promised was none for this party. */
const GAVE_UP: ReadonlySet<ReleaseReason> = new Set(['shelter_withdrew', 'not_suitable']);

const isOpen = (state: ShelterState): boolean => state.situation === 'kept' && !state.draft && !state.closed;

function updateOpen({ open }: ShelterFigures, before: ShelterState, after: KeptShelter, occurredAt: string): void {
  if (isOpen(before) === isOpen(after)) return;
  const at = Date.parse(occurredAt);
  open.push(Math.max(at, open.at(-1) ?? at));
}

/** How long a confirmation or change keeps the shelter fresh (ms), as on the board. */
const FRESH_MS = 2 * 3_600_000;

/** When the shelter was last confirmed or changed; '': never. */
const lastUpdate = (state: ShelterState): string => (state.situation === 'kept' ? (numbersAsOf(state) ?? '') : '');

/**
 * Freshness starts at `recordedAt`, when the board could show it, and ends two hours after the confirmation or change
 * itself.
 */
function updateFresh({ fresh }: ShelterFigures, before: ShelterState, after: KeptShelter, recordedAt: string): void {
  const updatedAt = lastUpdate(after);
  if (updatedAt <= lastUpdate(before)) return;
  const [until, knownAt] = [Date.parse(updatedAt) + FRESH_MS, Date.parse(recordedAt)];
  const last = fresh.at(-1);
  if (until <= knownAt) return;
  if (last === undefined || knownAt > last) fresh.push(knownAt, until);
  else fresh[fresh.length - 1] = Math.max(last, until);
}
