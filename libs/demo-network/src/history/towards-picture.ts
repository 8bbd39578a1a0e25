import {
  type Actor,
  DAY,
  HOUR,
  type KeptShelter,
  type Party,
  placesNeeded,
  type ShelterCommand,
} from '@safe-haven/domain';
import { instantOf } from '../local-time.ts';
import { partiesIn } from '../night/actions.ts';
import { isSameParty } from '../night/same-party.ts';
import type { BedTarget, DemoRoom } from '../shelters/shelter.ts';
import { partyOf } from './parties.ts';
import { bedsOf, roomIdOf, type SimulatedShelter, type UsedBed } from './simulated-shelter.ts';

export interface Step {
  readonly by: Actor;
  readonly command: ShelterCommand;
}

/**
 * The next command that brings the shelter closer to its target state, or null when it is reached. First everything
 * that is not part of it is removed (holds, stays, beds out of service), then what is missing is added.
 */
export function nextStep(simulated: SimulatedShelter, now: number, end: number): Step | null {
  const state = simulated.log.kept();
  const rooms = simulated.definition.rooms.map((room, i) => roomNow(simulated, state, room, i));
  return (
    endHolds(simulated, state) ??
    resumeIntake(simulated, state) ??
    endOverduePlans(simulated, state, end) ??
    first(rooms, (room) => vacate(simulated, state, room)) ??
    overflow(simulated, state, end) ??
    first(rooms, (room) => service(simulated, room, now)) ??
    first(rooms, (room) => fill(simulated, room))
  );
}

interface RoomNow {
  readonly room: DemoRoom;
  /** Every bed except cots, whose number follows the infants. */
  readonly beds: readonly UsedBed[];
  readonly cots: readonly UsedBed[];
  /** Parties that a scenario of the night needs in this room and that are missing. */
  readonly awaited: readonly Party[];
}

function roomNow(simulated: SimulatedShelter, state: KeptShelter, room: DemoRoom, index: number): RoomNow {
  const beds = bedsOf(state).filter((b) => b.roomId === roomIdOf(simulated.definition, index));
  const ids = new Set(beds.map((b) => b.bedId));
  const there = Object.values(state.stays).filter((s) => s.beds.every((b) => ids.has(b)));
  return {
    room,
    beds: beds.filter((b) => b.kind !== 'cot'),
    cots: beds.filter((b) => b.kind === 'cot'),
    awaited: partiesIn(simulated.definition.shelterId, index + 1).filter(
      (p) => !there.some((s) => isSameParty(s.party, p)),
    ),
  };
}

const wanted = ({ room }: RoomNow, ...pictures: readonly BedTarget[]): number =>
  room.beds.filter((b) => b.kind !== 'cot' && pictures.includes(b.target)).length;
/** Stays that end tonight are present until then. */
const taken = (now: RoomNow): number => wanted(now, 'occupied', 'left');
const used = ({ beds }: RoomNow, use: UsedBed['use']): readonly UsedBed[] => beds.filter((b) => b.use === use);
/** Unused beds, including the spare ones of a room in use. */
const unused = ({ beds }: RoomNow): readonly UsedBed[] => beds.filter(({ use }) => use === 'free' || use === 'spare');

function endHolds({ staff }: SimulatedShelter, state: KeptShelter): Step | null {
  const hold = Object.values(state.holds)[0];
  return hold
    ? {
        by: staff.coordinator,
        command: { type: 'release-hold', holdId: hold.holdId, reason: 'placed_elsewhere', diverts: true },
      }
    : null;
}

function resumeIntake({ staff }: SimulatedShelter, state: KeptShelter): Step | null {
  return state.intake.state === 'paused' ? { by: staff.coordinator, command: { type: 'resume-intake' } } : null;
}

/** Discharges stays whose planned departure has passed. */
function endOverduePlans(simulated: SimulatedShelter, state: KeptShelter, end: number): Step | null {
  const due = instantOf(end + HOUR);
  const stay = Object.values(state.stays).find((s) => s.departure !== null && s.departure.from <= due);
  return stay ? discharge(simulated, stay.stayId) : null;
}

const discharge = ({ staff, random }: SimulatedShelter, stayId: string): Step => {
  const destination = random.pick(['own_home', 'family', 'supported_housing'] as const);
  return { by: staff.staff, command: { type: 'discharge-party', stayId, destination } };
};

/**
 * A household room keeps its party only when it has exactly the target size and is the one that a scenario needs; a
 * shared room loses surplus stays, or one that a scenario replaces.
 */
function vacate(simulated: SimulatedShelter, state: KeptShelter, now: RoomNow): Step | null {
  const occupied = used(now, 'occupied');
  const isHousehold = now.room.privacy === 'household';
  const room = now.awaited.length > 0 ? placesNeeded(now.awaited[0] as Party) : 0;
  const excess = occupied.length - (isHousehold && room > 0 ? 0 : taken(now) - room);
  const fits = isHousehold ? excess === 0 : excess <= 0;
  if (occupied.length === 0 || fits) return null;
  const bedsOfStay = (stayId: string): number => state.stays[stayId]?.beds.length ?? 0;
  const stays = [...new Set(occupied.map((b) => b.stayId ?? ''))].sort((a, b) => bedsOfStay(a) - bedsOfStay(b));
  return stays[0] ? discharge(simulated, stays[0]) : null;
}

/**
 * Overflow as in the target state: closed, or open until some hours after the demo has begun. An earlier opening is
 * closed first.
 */
function overflow(simulated: SimulatedShelter, state: KeptShelter, end: number): Step | null {
  const { definition: shelter, staff } = simulated;
  const beds = bedsOf(state).filter((b) => b.kind === 'overflow');
  const until = shelter.overflowHours === undefined ? null : instantOf(end + shelter.overflowHours * HOUR);
  const untilOf = ({ bedId }: UsedBed): string | null => {
    const service = state.beds[bedId]?.service;
    return service?.state === 'overflow' ? service.until : null;
  };
  const other = beds.filter((b) => b.use !== 'closed' && untilOf(b) !== until);
  const guest = other.find((b) => b.stayId !== null)?.stayId;
  if (guest) return discharge(simulated, guest);
  if (other.length > 0) return { by: staff.coordinator, command: { type: 'close-overflow' } };
  const missing = until !== null && beds.some((b) => b.use === 'closed');
  return missing ? { by: staff.coordinator, command: { type: 'open-overflow', until } } : null;
}

function service({ staff, random }: SimulatedShelter, room: RoomNow, now: number): Step | null {
  const outOfService = used(room, 'out');
  const cot = room.cots.find((b) => b.use === 'out');
  const back = outOfService.length > wanted(room, 'out') ? outOfService[0] : cot;
  if (back) return { by: staff.staff, command: { type: 'return-bed-to-service', bedId: back.bedId } };
  const bed = outOfService.length < wanted(room, 'out') ? unused(room).at(-1) : undefined;
  if (!bed) return null;
  const expectedBack = instantOf(now + random.int(2, 6) * DAY);
  const reason = random.pick(['maintenance', 'cleaning', 'isolation'] as const);
  return { by: staff.staff, command: { type: 'take-bed-out-of-service', bedId: bed.bedId, reason, expectedBack } };
}

function fill({ staff, random, definition: shelter }: SimulatedShelter, now: RoomNow): Step | null {
  const missing = taken(now) - used(now, 'occupied').length;
  if (missing <= 0) return null;
  const [awaited] = now.awaited;
  const places = awaited ? placesNeeded(awaited) : now.room.privacy === 'household' ? missing : 1;
  const beds = used(now, 'free').slice(0, places);
  const party = awaited ?? partyOf(random, shelter, places, beds.filter((b) => b.kind === 'adult').length);
  const of = { beds: beds.map((b) => b.bedId), kind: 'referral', anotherParty: true } as const;
  const command = { type: 'admit-party', party, ...of } as const;
  return { by: staff.staff, command };
}

function first<T>(list: readonly T[], step: (item: T) => Step | null): Step | null {
  for (const item of list) {
    const found = step(item);
    if (found) return found;
  }
  return null;
}
