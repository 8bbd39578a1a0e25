import { plain } from '../plain.ts';
import { type BedKind, bedKind, type RoomPrivacy } from '../terms/shelter.ts';
import type { ImportFault } from './faults.ts';
import { byHouse, faultIn } from './houses.ts';
import type { KnownHouse } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { HousePlan, ImportPlan, Planning } from './plan.ts';
import { calledBy } from './plan-nights.ts';

const KINDS = bedKind.options;

/** Rooms with their beds, a line each. New rooms are added, all of a house at once; what is there already is not changed. */
export function planRooms(planning: Planning): ImportPlan {
  const faults: ImportFault[] = [];
  const houses: HousePlan[] = [];
  for (const [shelterId, { house, lines }] of byHouse(planning)) {
    if (house === null) {
      faults.push(faultIn(planning, lines[0]!, 'shelter', 'unknown_house'));
      continue;
    }
    const { added, same, faults: wrong } = roomsOf(planning, house, lines);
    faults.push(...wrong);
    const body = { rooms: added.map(({ room }) => room) };
    const steps =
      added.length === 0 ? [] : [{ name: 'add-rooms' as const, body, lines: added.map(({ line }) => line) }];
    houses.push({ shelterId, ...calledBy(house, undefined), isNew: false, steps, same });
  }
  return { houses, faults };
}

function roomsOf(planning: Planning, house: KnownHouse, lines: readonly ImportLine[]) {
  const there = new Map(house.rooms.map((room) => [plain(room.label), countsOf(room)]));
  const [added, same, faults]: [{ line: number; room: NewRoom }[], number[], ImportFault[]] = [[], [], []];
  for (const line of lines) {
    const room = newRoom(line);
    const counts = countsOf(room);
    const before = there.get(plain(room.label));
    if (room.beds.length === 0) faults.push(faultIn(planning, line, 'adult', 'no_beds'));
    else if (before === undefined) added.push({ line: line.line, room });
    else if (before === counts) same.push(line.line);
    else faults.push(faultIn(planning, line, 'room', 'room_differs'));
    there.set(plain(room.label), before ?? counts);
  }
  return { added, same, faults };
}

interface NewRoom {
  readonly label: string;
  readonly privacy: RoomPrivacy;
  readonly beds: readonly { readonly label: string; readonly kind: BedKind }[];
}

const countsOf = ({ beds }: { readonly beds: readonly { readonly kind: BedKind }[] }): string =>
  KINDS.map((kind) => beds.filter((bed) => bed.kind === kind).length).join();

/** Beds are named after their room: 2A, 2B in "Room 2". */
function newRoom({ says }: ImportLine): NewRoom {
  const label = String(says.room);
  const prefix = /\d+$/.exec(label)?.[0] ?? '';
  const kinds = KINDS.flatMap((kind) => Array.from({ length: Number(says[kind] ?? 0) }, () => kind));
  return {
    label,
    privacy: (says.privacy as RoomPrivacy | undefined) ?? 'household',
    beds: kinds.map((kind, i) => ({ label: bedName(prefix, i), kind })),
  };
}

/** A, B, C …; after Z by number. */
export const bedName = (prefix: string, i: number): string =>
  i < 26 ? `${prefix}${String.fromCharCode(65 + i)}` : `${prefix}${prefix === '' ? '' : '.'}${i + 1}`;
