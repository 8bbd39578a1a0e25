import { plain } from '../plain.ts';
import { type BedKind, bedKind, type ForWhom, type RoomPrivacy } from '../terms/shelter.ts';
import type { ImportFault } from './faults.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { ImportPlan, PlanInput, ShelterPlan } from './plan.ts';
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
    const { added, same, faults: roomFaults } = roomsOf(planning, shelter, lines);
    faults.push(...roomFaults);
    const body = { rooms: added.map(({ room }) => room) };
    const steps =
      added.length === 0 ? [] : [{ name: 'add-rooms' as const, body, lines: added.map(({ line }) => line) }];
    shelters.push({ shelterId, ...nameAndOrganisation(shelter, undefined), isNew: false, steps, same });
  }
  return { shelters, faults };
}

function roomsOf(planning: PlanInput, shelter: KnownShelter, lines: readonly ImportLine[]) {
  const existing = new Map(
    shelter.rooms.map((room) => [plain(room.label), { counts: countsOf(room), forWhom: room.forWhom }]),
  );
  const [added, same, faults]: [{ line: number; room: NewRoom }[], number[], ImportFault[]] = [[], [], []];
  for (const line of lines) {
    const room = newRoom(line);
    const counts = countsOf(room);
    const there = existing.get(plain(room.label));
    const isUnchanged = room.forWhom === undefined || room.forWhom === there?.forWhom;
    if (room.beds.length === 0) faults.push(faultIn(planning, line, 'adult', 'no_beds'));
    else if (there === undefined) added.push({ line: line.line, room });
    else if (there.counts === counts && isUnchanged) same.push(line.line);
    else faults.push(faultIn(planning, line, 'room', 'room_differs'));
    existing.set(plain(room.label), there ?? { counts, forWhom: room.forWhom });
  }
  return { added, same, faults };
}

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
