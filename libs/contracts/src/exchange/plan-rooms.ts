import { plain } from '../plain.ts';
import { type BedKind, bedKind, type ForWhom, type RoomPrivacy } from '../terms/shelter.ts';
import type { ImportFault } from './faults.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { ImportPlan, ImportStep, PlanInput, ShelterPlan } from './plan.ts';
import { nameAndOrganisation } from './plan-nights.ts';
import { byShelter, faultIn } from './shelters.ts';

const KINDS = bedKind.options;

/**
 * Plans rooms with their beds, one line each. New rooms are added in one command per shelter; existing ones are not
 * changed.
 */
export function planRooms(planning: PlanInput): ImportPlan {
  const faults: ImportFault[] = [];
  const shelters: ShelterPlan[] = [];
  for (const [shelterId, { shelter, lines }] of byShelter(planning)) {
    if (shelter === null) {
      faults.push(faultIn(planning, lines[0]!, 'shelter', 'unknown_house'));
      continue;
    }
    const { added, same, faults: roomFaults } = roomsOf(planning, shelter.rooms, lines);
    faults.push(...roomFaults);
    const steps = roomBatches(added).map(stepOf);
    shelters.push({ shelterId, ...nameAndOrganisation(shelter, undefined), isNew: false, steps, same });
  }
  return { shelters, faults };
}

/** The rooms of the lines: new ones, lines of those that are there, and faults. */
export function roomsOf(planning: PlanInput, rooms: KnownShelter['rooms'], lines: readonly ImportLine[]) {
  const existing = new Map(rooms.map((room) => [plain(room.label), { counts: countsOf(room), forWhom: room.forWhom }]));
  const [added, same, faults]: [AddedRoom[], number[], ImportFault[]] = [[], [], []];
  for (const line of lines) {
    const room = newRoom(line);
    const counts = countsOf(room);
    const there = existing.get(plain(room.label));
    const isUnchanged = room.forWhom === undefined || room.forWhom === there?.forWhom;
    if (room.beds.length === 0) faults.push(faultIn(planning, line, 'adult', 'no_beds'));
    else if (room.beds.length > MAX_BEDS) faults.push(faultIn(planning, line, 'adult', 'too_many_beds'));
    else if (there === undefined) added.push({ line: line.line, room });
    else if (there.counts === counts && isUnchanged) same.push(line.line);
    else faults.push(faultIn(planning, line, 'room', 'room_differs'));
    existing.set(plain(room.label), there ?? { counts, forWhom: room.forWhom });
  }
  return { added, same, faults };
}

/** A new room and its line. */
interface AddedRoom {
  readonly line: number;
  readonly room: NewRoom;
}

/** The beds of a room, and the rooms and beds of one command, at most. */
const [MAX_BEDS, MAX_ROOMS, MAX_BEDS_OF_ALL] = [40, 40, 200];

/** The rooms in as many commands as they need. */
export function roomBatches(added: readonly AddedRoom[]): readonly (readonly AddedRoom[])[] {
  const batches: AddedRoom[][] = [];
  let beds = 0;
  for (const room of added) {
    const last = batches.at(-1);
    beds += room.room.beds.length;
    if (last !== undefined && last.length < MAX_ROOMS && beds <= MAX_BEDS_OF_ALL) last.push(room);
    else {
      batches.push([room]);
      beds = room.room.beds.length;
    }
  }
  return batches;
}

/** The command that adds these rooms to a house that is there. */
export const stepOf = (added: readonly AddedRoom[]): ImportStep => ({
  name: 'add-rooms',
  body: { rooms: added.map(({ room }) => room) },
  lines: added.map(({ line }) => line),
});

interface NewRoom {
  readonly label: string;
  readonly privacy: RoomPrivacy;
  readonly forWhom?: ForWhom;
  readonly beds: readonly { readonly label: string; readonly kind: BedKind }[];
}

const countsOf = ({ beds }: { readonly beds: readonly { readonly kind: BedKind }[] }): string =>
  KINDS.map((kind) => beds.filter((bed) => bed.kind === kind).length).join();

/** Beds are named after their room: 2A, 2B in "Room 2". */
function newRoom({ values }: ImportLine): NewRoom {
  const label = String(values.room);
  const prefix = /\d+$/.exec(label)?.[0] ?? '';
  const kinds = KINDS.flatMap((kind) => Array.from({ length: Number(values[kind] ?? 0) }, () => kind));
  // A room that says for whom it is is a shared one.
  const forWhom = values.for_whom as ForWhom | undefined;
  const privacy = (values.privacy as RoomPrivacy | undefined) ?? (forWhom === undefined ? 'household' : 'shared');
  return {
    label,
    privacy,
    ...(forWhom !== undefined && privacy === 'shared' ? { forWhom } : {}),
    beds: kinds.map((kind, i) => ({ label: bedName(prefix, i), kind })),
  };
}

/** A, B, C …; numbers after Z. */
export const bedName = (prefix: string, i: number): string =>
  i < 26 ? `${prefix}${String.fromCharCode(65 + i)}` : `${prefix}${prefix === '' ? '' : '.'}${i + 1}`;
