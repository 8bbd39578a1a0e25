import {
  type Area,
  areaNamed,
  type CommandBody,
  plain,
  type RoomPrivacy,
  type ShelterKind,
} from '@safe-haven/contracts';
import { columnName } from '@safe-haven/contracts/exchange';
import { EMPTY_ROOM, faultOf, type RoomFault, sounds, type TypedRoom, toRooms } from '../rooms/typed-rooms.ts';
import type { Cells } from './cells.ts';
import { type Column, type Header, headerOf } from './columns.ts';

/** What a line says wrongly, and where: the line as the sheet counts it, the column by its letter. */
export interface SheetFault {
  readonly line: number;
  readonly column: string | null;
  readonly what:
    | RoomFault['what']
    | 'needs_house'
    | 'unknown_area'
    | 'unknown_kind'
    | 'unknown_privacy'
    | 'over_forty_rooms';
  readonly typed: string;
}

/** A house of the sheet with its rooms. */
export interface SheetHouse {
  readonly name: string;
  readonly area: Area;
  readonly kind: ShelterKind;
  readonly rooms: readonly TypedRoom[];
}

export interface Sheet {
  readonly houses: readonly SheetHouse[];
  readonly faults: readonly SheetFault[];
}

/** How the words of a cell are understood: those of the interface's language, English and the codes. */
export interface Words {
  readonly kinds: ReadonlyMap<string, ShelterKind>;
  readonly privacies: ReadonlyMap<string, RoomPrivacy>;
}

const COUNTS = ['adult', 'child', 'cot', 'overflow'] as const satisfies readonly Column[];
const MOST_ROOMS = 40;

/** A house while its lines are read. */
interface Reading {
  readonly name: string;
  readonly area: Area;
  readonly kind: ShelterKind;
  readonly rooms: TypedRoom[];
  readonly labels: Set<string>;
}

/**
 * The houses of a sheet, a line a room. A house's name, area and kind may stand in its first line alone, as merged cells
 * have it. null: no line names the columns. With a fault nothing of the sheet is to be used.
 */
export function sheetOf(cells: Cells, words: Words): Sheet | null {
  const header = headerOf(cells);
  if (header === null) return null;
  const houses = new Map<string, Reading>();
  const faults: SheetFault[] = [];
  let last: Reading | null = null;
  for (const [index, row] of cells.entries()) {
    if (index <= header.line || row.every((cell) => cell === '')) continue;
    const line = lineOf(row, index, header, faults);
    last = houseOf(line, last, houses, words);
    if (last !== null) readRoom(line, last, words);
  }
  return { houses: [...houses.values()].map(({ labels: _, ...house }) => house), faults };
}

/** One line: what its columns say, and how a fault of it is told. */
interface Line {
  said(column: Column): string;
  fault(column: Column | null, what: SheetFault['what'], typed?: string): null;
}

function lineOf(row: readonly string[], index: number, { at }: Header, faults: SheetFault[]): Line {
  return {
    said: (column) => row[at[column] ?? -1]?.trim() ?? '',
    fault: (column, what, typed = '') => {
      const place = column === null ? undefined : at[column];
      faults.push({ line: index + 1, column: place === undefined ? null : columnName(place), what, typed });
      return null;
    },
  };
}

/** The house that a line is about: one that is new, one that was named before, or the one of the line above. */
function houseOf(line: Line, last: Reading | null, houses: Map<string, Reading>, words: Words): Reading | null {
  const name = line.said('house');
  if (name === '' || (last !== null && sounds(name) === sounds(last.name)))
    return last ?? line.fault('house', 'needs_house');
  const known = houses.get(sounds(name));
  if (known) return known;
  const area = areaNamed(line.said('area'));
  const typed = line.said('kind');
  const kind = typed === '' ? 'emergency' : words.kinds.get(plain(typed));
  if (area === null) return line.fault('area', 'unknown_area', line.said('area'));
  if (kind === undefined) return line.fault('kind', 'unknown_kind', typed);
  const house = { name, area, kind, rooms: [], labels: new Set<string>() };
  houses.set(sounds(name), house);
  return house;
}

function readRoom(line: Line, house: Reading, words: Words): null | undefined {
  const typed = line.said('privacy');
  const privacy = typed === '' ? 'household' : words.privacies.get(plain(typed));
  if (privacy === undefined) return line.fault('privacy', 'unknown_privacy', typed);
  const counts = Object.fromEntries(COUNTS.map((kind) => [kind, line.said(kind)]));
  const room: TypedRoom = { ...EMPTY_ROOM, ...counts, label: line.said('room'), privacy };
  const fault = faultOf(room, house.labels);
  if (fault !== null) return faultIn(line, fault, room);
  if (house.rooms.length === MOST_ROOMS) return line.fault(null, 'over_forty_rooms');
  house.labels.add(sounds(room.label));
  house.rooms.push(room);
  return undefined;
}

function faultIn(line: Line, fault: RoomFault, { label }: TypedRoom): null {
  if (fault.what === 'not_a_number') return line.fault(fault.kind, fault.what, fault.typed);
  const isOfName = fault.what === 'needs_name' || fault.what === 'name_twice';
  return line.fault(isOfName ? 'room' : 'adult', fault.what, isOfName ? label : '');
}

/** Where the columns stand in a paste of rooms that names none. */
const BY_PLACE: Header = { line: -1, at: { room: 0, privacy: 1, adult: 2, child: 3, cot: 4, overflow: 5 } };

/** The rooms of a paste as they were typed, faults and all: the table says what is wrong with them. */
export function roomsIn(cells: Cells, words: Words): readonly TypedRoom[] {
  const { line, at } = headerOf(cells) ?? BY_PLACE;
  return cells.slice(line + 1).flatMap((row) => {
    if (row.every((cell) => cell === '')) return [];
    const said = (column: Column) => row[at[column] ?? -1] ?? '';
    const counts = Object.fromEntries(COUNTS.map((kind) => [kind, said(kind)]));
    const privacy = words.privacies.get(plain(said('privacy'))) ?? 'household';
    return [{ ...EMPTY_ROOM, ...counts, label: said('room'), privacy }];
  });
}

/** A house of the sheet as it is registered: with its rooms, so that it is there whole or not at all. */
export const registrationOf = (
  { name, area, kind, rooms }: SheetHouse,
  organisation: string,
  timezone: string,
): CommandBody<'register'> => ({
  ...{ name, organisation, country: area.country, area: { id: area.id }, timezone },
  ...{ mode: 'kept', kind, rooms: toRooms(rooms) },
});
