import { type BedKind, bedKind, type CommandBody, type ForWhom, type RoomPrivacy } from '@safe-haven/contracts';
import { bedName } from '@safe-haven/contracts/exchange';

/** The form values of a room. Numbers stay text, so that an invalid one can be corrected. */
export interface RoomInput {
  readonly label: string;
  readonly privacy: RoomPrivacy;
  /** Of a shared room; null: not said. */
  readonly forWhom: ForWhom | null;
  readonly adult: string;
  readonly child: string;
  readonly cot: string;
  readonly overflow: string;
}
export type NewRooms = CommandBody<'add-rooms'>['rooms'];

/** In the order of the columns. */
export const BED_KINDS = bedKind.options;

export const EMPTY_ROOM: RoomInput = {
  ...{ label: '', privacy: 'household', forWhom: null },
  ...{ adult: '', child: '', cot: '', overflow: '' },
};

/** The maximum number of beds of one kind in the command. */
const MAX_BEDS = 40;

export const isEmpty = (room: RoomInput): boolean =>
  room.label.trim() === '' && BED_KINDS.every((kind) => room[kind].trim() === '');

/** The rows without empty ones, plus an empty one at the end. */
export function withNext(rooms: readonly RoomInput[]): readonly RoomInput[] {
  const last = rooms.at(-1);
  return last === undefined || !isEmpty(last) ? [...rooms, EMPTY_ROOM] : rooms;
}

/** Parses a number of beds: empty is 0, invalid is null. */
export function parsedBeds(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  // Spreadsheets may write whole numbers as "2,0" or "2.0".
  if (!/^\d{1,2}([.,]0+)?$/.test(trimmed)) return null;
  const beds = Math.floor(Number(trimmed.replace(',', '.')));
  return beds <= MAX_BEDS ? beds : null;
}

export const bedsOf = (room: RoomInput): number =>
  BED_KINDS.reduce((sum, kind) => sum + (parsedBeds(room[kind]) ?? 0), 0);

export type RoomFault =
  | { readonly what: 'needs_name' | 'name_twice' | 'needs_beds' | 'too_many_beds' }
  | { readonly what: 'not_a_number'; readonly kind: BedKind; readonly input: string };

/** A name as the domain compares it: case and white space are ignored. */
const comparableName = (label: string): string => label.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');

/** The fault of a row; null: none. `others`: names in use or in rows above. */
function faultOf(room: RoomInput, others: ReadonlySet<string>): RoomFault | null {
  if (room.label.trim() === '') return { what: 'needs_name' };
  if (others.has(comparableName(room.label))) return { what: 'name_twice' };
  for (const kind of BED_KINDS) {
    if (parsedBeds(room[kind]) === null) return { what: 'not_a_number', kind, input: room[kind].trim() };
  }
  const beds = bedsOf(room);
  if (beds === 0) return { what: 'needs_beds' };
  return beds > MAX_BEDS ? { what: 'too_many_beds' } : null;
}

/** The faults of all non-empty rows, by index. */
export function faultsOf(
  rooms: readonly RoomInput[],
  existingLabels: readonly string[],
): readonly (RoomFault | null)[] {
  const others = new Set(existingLabels.map(comparableName));
  return rooms.map((room) => {
    if (isEmpty(room)) return null;
    const fault = faultOf(room, others);
    others.add(comparableName(room.label));
    return fault;
  });
}

/** Valid rows as the body of the command. Beds are labelled after their room: 2A, 2B in "Room 2". */
export const toRooms = (rooms: readonly RoomInput[]): NewRooms =>
  rooms
    .filter((room) => !isEmpty(room))
    .map(({ label, privacy, forWhom, ...counts }) => {
      const kinds = BED_KINDS.flatMap((kind) => Array.from({ length: parsedBeds(counts[kind]) ?? 0 }, () => kind));
      const prefix = /\d+$/.exec(label.trim())?.[0] ?? '';
      return {
        label: label.trim(),
        privacy,
        ...(privacy === 'shared' && forWhom !== null ? { forWhom } : {}),
        beds: kinds.map((kind, i) => ({ label: bedName(prefix, i), kind })),
      };
    });

/** "Three rooms of four beds": rows whose numbers continue from existing names. */
export function rowsOf(
  howMany: number,
  room: Omit<RoomInput, 'label'>,
  existingLabels: readonly string[],
  labelOf: (number: number) => string,
): readonly RoomInput[] {
  const taken = new Set(existingLabels.map(comparableName));
  const rows: RoomInput[] = [];
  for (let number = 1; rows.length < howMany; number++) {
    const label = labelOf(number);
    if (!taken.has(comparableName(label))) rows.push({ ...room, label });
  }
  return rows;
}

/** A copy of a room under the next free name: "Room 3" after "Room 2". */
export function copyOf(room: RoomInput, existingLabels: readonly string[]): RoomInput {
  const taken = new Set(existingLabels.map(comparableName));
  const [, before = '', digits] = /^(.*?)(\d+)$/.exec(room.label.trim()) ?? [];
  const stem = digits === undefined ? `${room.label.trim()} ` : before;
  for (let number = Number(digits ?? '1') + 1; ; number++) {
    if (!taken.has(comparableName(`${stem}${number}`))) return { ...room, label: `${stem}${number}` };
  }
}
