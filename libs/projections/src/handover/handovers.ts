import {
  type AccountOf,
  after,
  evolveShift,
  HOUR,
  initialShift,
  type OverrideReason,
  type PlacedBy,
  type Role,
  type Shift,
  type ShiftEvent,
  type ShiftState,
} from '@safe-haven/domain';
import type { CaseEntry } from '../requests/casework.ts';
import type { Desk } from './desk.ts';

/** A shift that is over: whose it was, who took over how, and of what its account was written. */
export interface PastShift {
  readonly shiftId: string;
  readonly desk: Desk;
  readonly by: PlacedBy;
  readonly begunAt: string;
  readonly handedOverAt: string | null;
  readonly takenBy: PlacedBy;
  readonly takenAt: string;
  /** null: it was accepted. */
  readonly reason: OverrideReason | null;
  readonly account: AccountOf;
}

/** Who has the duty at each desk, and the handovers of before. Owned by one follower, which folds into it in place. */
export interface Handovers {
  position: string;
  readonly desks: Map<string, ShiftState>;
  /** By desk, the oldest first. */
  readonly past: Map<string, PastShift[]>;
  /** In which houses an organisation last held beds, and when. */
  readonly heldIn: Map<string, Map<string, string>>;
  /** Desks with an event that this program can't read. */
  readonly unreadable: Set<string>;
}

/** More than a year of three shifts a day; the log keeps them all. */
const KEPT = 1_200;
const SHIFT = 'shift-';

export const emptyHandovers = (): Handovers => ({
  position: '0'.repeat(16),
  desks: new Map(),
  past: new Map(),
  heldIn: new Map(),
  unreadable: new Set(),
});

/** Folds one event in place, and returns the desk that it was about (null: none). Total; a repeat changes nothing. */
export function projectHandovers(handovers: Handovers, entry: CaseEntry): string | null {
  if (entry.position <= handovers.position) return null;
  handovers.position = entry.position;
  if (entry.readable) noteHold(handovers.heldIn, entry);
  if (!entry.stream.startsWith(SHIFT)) return null;
  const deskId = entry.stream.slice(SHIFT.length);
  if (!entry.readable) handovers.unreadable.add(deskId);
  if (entry.readable && !handovers.unreadable.has(deskId)) fold(handovers, deskId, entry);
  return deskId;
}

type Readable = Extract<CaseEntry, { readable: true }>;

function noteHold(heldIn: Handovers['heldIn'], { stream, event, metadata }: Readable): void {
  if (event.type !== 'BedsHeld' || event.placedBy.organisation === null) return;
  const { organisation } = event.placedBy;
  const houses = heldIn.get(organisation) ?? new Map<string, string>();
  heldIn.set(organisation, houses.set(stream.slice('shelter-'.length), metadata.recordedAt));
}

function fold({ desks, past }: Handovers, deskId: string, { event, metadata }: Readable): void {
  const { occurredAt, recordedAt, actor } = metadata;
  const context = { occurredAt, recordedAt, actor: { ...actor, role: actor.role as Role } };
  const fact = { event: event as ShiftEvent, context };
  const state = desks.get(deskId) ?? initialShift(deskId);
  const next = evolveShift(state, fact);
  desks.set(deskId, next);
  if (state.situation === 'none' || next.situation === 'none' || next.after !== state.shiftId) return;
  const ended = past.get(deskId) ?? [];
  ended.push(pastShift(state, next, fact.event));
  if (ended.length > KEPT) ended.shift();
  past.set(deskId, ended);
}

function pastShift(state: Exclude<ShiftState, { situation: 'none' }>, next: Shift, event: ShiftEvent): PastShift {
  const { from, to, shelters, requests, transfers } = event as Extract<ShiftEvent, { nextId: string }>;
  return {
    shiftId: state.shiftId,
    desk: { organisation: state.organisation, shelters: state.shelters },
    by: state.by,
    begunAt: state.since,
    handedOverAt: state.situation === 'handed_over' ? state.handedOverAt : null,
    takenBy: next.by,
    takenAt: next.since,
    reason: event.type === 'HandoverOverridden' ? event.reason : null,
    account: { from, to, shelters, requests, transfers },
  };
}

/** A shift that is over, by its id. */
export function pastShiftOf({ past }: Handovers, shiftId: string): PastShift | null {
  for (const ended of past.values()) {
    const found = ended.find((each) => each.shiftId === shiftId);
    if (found) return found;
  }
  return null;
}

/** Longer than any hold lasts, that of a transfer over the border too (ms). */
const LONGEST_HOLD = 72 * HOUR;

/** Houses in which an organisation may have had a hold since an instant. */
export function housesHeldBy({ heldIn }: Handovers, organisation: string, since: string): readonly string[] {
  const earliest = after(since, -LONGEST_HOLD);
  return [...(heldIn.get(organisation) ?? [])].flatMap(([shelterId, at]) => (at >= earliest ? [shelterId] : []));
}
