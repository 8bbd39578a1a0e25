import { type BedKind, bedKind, type CommandBody, type RoomPrivacy } from '@safe-haven/contracts';
import { bedName } from '@safe-haven/contracts/exchange';

/** The form values of a room. Numbers stay text, so that an invalid one can be corrected. */
export interface RoomInput {
  readonly label: string;
  readonly privacy: RoomPrivacy;
  readonly adult: string;
  readonly child: string;
  readonly cot: string;
  readonly overflow: string;
}
export type NewRooms = CommandBody<'add-rooms'>['rooms'];

/** In the order of the columns. */
export const BED_KINDS = bedKind.options;

export const EMPTY_ROOM: RoomInput = { label: '', privacy: 'household', adult: '', child: '', cot: '', overflow: '' };

/** As many beds of one kind as the command takes. */
const MOST_BEDS = 40;

export const isEmpty = (room: RoomInput): boolean =>
  room.label.trim() === '' && BED_KINDS.every((kind) => room[kind].trim() === '');

/** Rows as they are shown: those that say something, and an empty one to go on in. */
export function withNext(rooms: readonly RoomInput[]): readonly RoomInput[] {
  const last = rooms.at(-1);
  return last === undefined || !isEmpty(last) ? [...rooms, EMPTY_ROOM] : rooms;
}

/** The number that was typed; nothing is none, and what is no whole number of beds is null. */
export function parsedBeds(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return 0;
  // A spreadsheet writes a whole number as "2,0" or "2.0" now and then.
  if (!/^\d{1,2}([.,]0+)?$/.test(typed)) return null;
  const beds = Math.floor(Number(typed.replace(',', '.')));
  return beds <= MOST_BEDS ? beds : null;
}

export const bedsOf = (room: RoomInput): number =>
  BED_KINDS.reduce((sum, kind) => sum + (parsedBeds(room[kind]) ?? 0), 0);

export type RoomFault =
  | { readonly what: 'needs_name' | 'name_twice' | 'needs_beds' | 'too_many_beds' }
  | { readonly what: 'not_a_number'; readonly kind: BedKind; readonly typed: string };

/** A name as the decider compares it: case and white space are ignored. */
export const comparableName = (label: string): string => label.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');

/** What keeps a row from being a room; null: nothing. `others`: the names that are there already, or in rows above. */
export function faultOf(room: RoomInput, others: ReadonlySet<string>): RoomFault | null {
  if (room.label.trim() === '') return { what: 'needs_name' };
  if (others.has(comparableName(room.label))) return { what: 'name_twice' };
  for (const kind of BED_KINDS) {
    if (parsedBeds(room[kind]) === null) return { what: 'not_a_number', kind, typed: room[kind].trim() };
  }
  const beds = bedsOf(room);
  if (beds === 0) return { what: 'needs_beds' };
  return beds > MOST_BEDS ? { what: 'too_many_beds' } : null;
}

/** The faults of all rows that say something, each by its place. */
export function faultsOf(rooms: readonly RoomInput[], known: readonly string[]): readonly (RoomFault | null)[] {
  const others = new Set(known.map(comparableName));
  return rooms.map((room) => {
    if (isEmpty(room)) return null;
    const fault = faultOf(room, others);
    others.add(comparableName(room.label));
    return fault;
  });
}

/** Rows without a fault as the command takes them. Beds are named after their room: 2A, 2B in "Room 2". */
export const toRooms = (rooms: readonly RoomInput[]): NewRooms =>
  rooms
    .filter((room) => !isEmpty(room))
    .map(({ label, privacy, ...counts }) => {
      const kinds = BED_KINDS.flatMap((kind) => Array.from({ length: parsedBeds(counts[kind]) ?? 0 }, () => kind));
      const prefix = /\d+$/.exec(label.trim())?.[0] ?? '';
      return {
        label: label.trim(),
        privacy,
        beds: kinds.map((kind, i) => ({ label: bedName(prefix, i), kind })),
      };
    });

/** "Three rooms of four beds": as many rows, whose numbers go on from the names that are there. */
export function rowsOf(
  howMany: number,
  room: Omit<RoomInput, 'label'>,
  known: readonly string[],
  named: (number: number) => string,
): readonly RoomInput[] {
  const taken = new Set(known.map(comparableName));
  const rows: RoomInput[] = [];
  for (let number = 1; rows.length < howMany; number++) {
    const label = named(number);
    if (!taken.has(comparableName(label))) rows.push({ ...room, label });
  }
  return rows;
}

/** The same room once more, under the next name that is not taken: "Room 3" after "Room 2". */
export function copyOf(room: RoomInput, known: readonly string[]): RoomInput {
  const taken = new Set(known.map(comparableName));
  const [, before = '', digits] = /^(.*?)(\d+)$/.exec(room.label.trim()) ?? [];
  const stem = digits === undefined ? `${room.label.trim()} ` : before;
  for (let number = Number(digits ?? '1') + 1; ; number++) {
    if (!taken.has(comparableName(`${stem}${number}`))) return { ...room, label: `${stem}${number}` };
  }
}
