import {
  type AccountOf,
  after,
  evolveShift,
  HOUR,
  initialShift,
  type OverrideReason,
  type PlacedBy,
  type Shift,
  type ShiftEvent,
  type ShiftState,
  toFact,
} from '@safe-haven/domain';
import type { CaseEntry } from '../cases/casework.ts';
import { START } from '../log.ts';
import type { Desk } from './desk.ts';

/** An ended shift: who had it, who took over and how, and which part of the log its account covers. */
export interface PastShift {
  readonly shiftId: string;
  readonly desk: Desk;
  readonly by: PlacedBy;
  readonly begunAt: string;
  readonly handedOverAt: string | null;
  readonly takenBy: PlacedBy;
  readonly takenAt: string;
  /** Why somebody took over without accepting; null: it was accepted. */
  readonly reason: OverrideReason | null;
  readonly account: AccountOf;
}

/** The current shift of each desk, and the past ones. Owned by one follower, which folds events into it in place. */
export interface Handovers {
  position: string;
  readonly desks: Map<string, ShiftState>;
  /** Ended shifts by desk, the oldest first. */
  readonly past: Map<string, PastShift[]>;
  /** By organisation: the shelters in which it placed a hold, and when it last did. */
  readonly heldIn: Map<string, Map<string, string>>;
  /** Ids of desks that have an event which this program version can't read. */
  readonly unreadable: Set<string>;
}

/** Past shifts per desk: more than a year of three a day. The log has all of them. */
const MAX_PAST_SHIFTS = 1_200;
const STREAM_PREFIX = 'shift-';

export const emptyHandovers = (): Handovers => ({
  position: START,
  desks: new Map(),
  past: new Map(),
  heldIn: new Map(),
  unreadable: new Set(),
});

/**
 * Folds one event in place, and returns the id of its desk (null: none). Total, and a repeated event changes nothing.
 */
export function projectHandovers(handovers: Handovers, entry: CaseEntry): string | null {
  if (entry.position <= handovers.position) return null;
  handovers.position = entry.position;
  if (entry.readable) recordHold(handovers.heldIn, entry);
  if (!entry.stream.startsWith(STREAM_PREFIX)) return null;
  const deskId = entry.stream.slice(STREAM_PREFIX.length);
  if (!entry.readable) handovers.unreadable.add(deskId);
  if (entry.readable && !handovers.unreadable.has(deskId)) foldShift(handovers, deskId, entry);
  return deskId;
}

type Readable = Extract<CaseEntry, { readable: true }>;

function recordHold(heldIn: Handovers['heldIn'], { stream, event, metadata }: Readable): void {
  if (event.type !== 'BedsHeld' || event.placedBy.organisation === null) return;
  const { organisation } = event.placedBy;
  const shelters = heldIn.get(organisation) ?? new Map<string, string>();
  heldIn.set(organisation, shelters.set(stream.slice('shelter-'.length), metadata.recordedAt));
}

function foldShift({ desks, past }: Handovers, deskId: string, entry: Readable): void {
  const fact = toFact({ ...entry, event: entry.event as ShiftEvent });
  const state = desks.get(deskId) ?? initialShift(deskId);
  const next = evolveShift(state, fact);
  desks.set(deskId, next);
  if (state.situation === 'none' || next.situation === 'none' || next.after !== state.shiftId) return;
  const pastShifts = past.get(deskId) ?? [];
  pastShifts.push(pastShift(state, next, fact.event));
  if (pastShifts.length > MAX_PAST_SHIFTS) pastShifts.shift();
  past.set(deskId, pastShifts);
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

/** A past shift by its id. */
export function pastShiftOf({ past }: Handovers, shiftId: string): PastShift | null {
  for (const pastShifts of past.values()) {
    const match = pastShifts.find((shift) => shift.shiftId === shiftId);
    if (match) return match;
  }
  return null;
}

/** Longer than any hold, including one for a transfer across a border (ms). */
const LONGEST_HOLD = 72 * HOUR;

/** Shelters in which an organisation may have had a live hold since an instant. */
export function sheltersWithHoldsOf({ heldIn }: Handovers, organisation: string, since: string): readonly string[] {
  const earliest = after(since, -LONGEST_HOLD);
  return [...(heldIn.get(organisation) ?? [])].flatMap(([shelterId, at]) => (at >= earliest ? [shelterId] : []));
}
