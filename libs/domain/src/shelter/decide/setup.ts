import { accepted, refuse, rejected } from '../../decider.ts';
import { after } from '../../instant.ts';
import { own, same } from '../../records.ts';
import { bedInUse, unknownBed } from '../beds/unfit.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import { BACKDATING, FUTURE_TOLERANCE } from '../limits.ts';
import type { CountedShelter, KeptShelter, ShelterState } from '../state.ts';
import type { Command } from './refuse.ts';
import { inRoomsOf, momentOf, onTime } from './time.ts';

type Registered = KeptShelter | CountedShelter;

export function decideRegister(
  command: Command<'register'>,
  state: ShelterState,
  ctx: ShelterContext,
): ShelterDecision {
  if (state.situation !== 'unregistered') return refuse('already_registered');
  const { type: _, ...profile } = command;
  return accepted({ event: { type: 'ShelterRegistered', ...profile }, occurredAt: ctx.now });
}

/** The wished fields that differ from what is; null when nothing does. */
function changesOf<C extends object>(wished: C, current: object): C | null {
  const changed = Object.entries(wished).filter(
    ([key, value]) => key !== 'type' && value !== undefined && !same(value, current[key as keyof typeof current]),
  );
  return changed.length === 0 ? null : (Object.fromEntries(changed) as C);
}

export function decideProfile(
  command: Command<'change-profile'>,
  state: Registered,
  ctx: ShelterContext,
): ShelterDecision {
  const changes = changesOf(command, state);
  if (changes === null) return accepted();
  return accepted({ event: { ...changes, type: 'ShelterProfileChanged' }, occurredAt: momentOf(state, ctx) });
}

export function decideHoldPolicy(
  command: Command<'change-hold-policy'>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const changes = changesOf(command, state.holdPolicy);
  if (changes === null) return accepted();
  return accepted({ event: { ...changes, type: 'HoldPolicyChanged' }, occurredAt: momentOf(state, ctx) });
}

/** Rules are in force when they are recorded, or were a little before; not yet is not said. */
export function decideRules(
  command: Command<'change-intake-rules'>,
  state: Registered,
  ctx: ShelterContext,
): ShelterDecision {
  const occurredAt = momentOf(state, ctx);
  const effectiveFrom = command.effectiveFrom ?? occurredAt;
  if (effectiveFrom > after(occurredAt, FUTURE_TOLERANCE)) return refuse('time_in_future');
  if (effectiveFrom < after(occurredAt, -BACKDATING)) return refuse('too_long_ago');
  if (same(command.rules, state.rules)) return accepted();
  return accepted({ event: { type: 'IntakeRulesChanged', rules: command.rules, effectiveFrom }, occurredAt });
}

const sounds = (label: string): string => label.trim().toLowerCase();

export function decideAddRoom(command: Command<'add-room'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const roomId = command.roomId ?? ctx.newId;
  const labels = Object.values(state.rooms).map((room) => sounds(room.label));
  if (own(state.rooms, roomId) || labels.includes(sounds(command.label))) return refuse('name_taken');
  const { label, privacy, features = [] } = command;
  return accepted({ event: { type: 'RoomAdded', roomId, label, privacy, features }, occurredAt: momentOf(state, ctx) });
}

export function decideRetireRoom(
  command: Command<'retire-room'>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const { roomId } = command;
  if (!own(state.rooms, roomId)) return refuse('room_unknown');
  if (Object.values(state.beds).some((bed) => bed.roomId === roomId)) return refuse('room_not_empty');
  return accepted({ event: { type: 'RoomRetired', roomId }, occurredAt: momentOf(state, ctx) });
}

/** Each bed is a fact of its own; a bed without an id is named after the command. */
export function decideAddBeds(command: Command<'add-beds'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { roomId } = command;
  if (!own(state.rooms, roomId)) return refuse('room_unknown');
  const there = Object.values(state.beds);
  const ids = new Set(there.map((bed) => bed.bedId));
  const labels = new Set(there.filter((bed) => bed.roomId === roomId).map((bed) => sounds(bed.label)));
  const events: ShelterEvent[] = [];
  for (const [i, { label, kind, stepFree = false, ...bed }] of command.beds.entries()) {
    const bedId = bed.bedId ?? `${ctx.newId}-${i + 1}`;
    if (ids.has(bedId) || labels.has(sounds(label))) return refuse('name_taken');
    ids.add(bedId);
    labels.add(sounds(label));
    events.push({ type: 'BedAdded', bedId, roomId, label, kind, stepFree });
  }
  const occurredAt = momentOf(state, ctx);
  return accepted(...events.map((event) => ({ event, occurredAt })));
}

export function decideRetireBed(
  command: Command<'retire-bed'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const { bedId } = command;
  return onTime(before, ctx, inRoomsOf(before, [bedId]), (state) => {
    const fault = unknownBed(state, [bedId]) ?? bedInUse(state, bedId);
    if (fault !== null) return rejected(fault);
    return accepted({ event: { type: 'BedRetired', bedId }, occurredAt: momentOf(state, ctx) });
  });
}
