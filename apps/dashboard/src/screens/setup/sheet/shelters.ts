import {
  type Area,
  areaNamed,
  type CommandBody,
  plain,
  type RoomPrivacy,
  type ShelterKind,
} from '@safe-haven/contracts';
import { columnName } from '@safe-haven/contracts/exchange';
import { comparableName, EMPTY_ROOM, faultOf, type RoomFault, type RoomInput, toRooms } from '../rooms/room-inputs.ts';
import type { Cells } from './cells.ts';
import { type Column, type Header, headerOf } from './columns.ts';

/** A fault of a spreadsheet with its place: the row number and the column letter as the spreadsheet shows them. */
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
export interface SheetShelter {
  readonly name: string;
  readonly area: Area;
  readonly kind: ShelterKind;
  readonly rooms: readonly RoomInput[];
}

export interface Sheet {
  readonly houses: readonly SheetShelter[];
  readonly faults: readonly SheetFault[];
}

/** The texts that a cell may hold: those of the interface's language, English and the codes. */
export interface CellVocabulary {
  readonly kinds: ReadonlyMap<string, ShelterKind>;
  readonly privacies: ReadonlyMap<string, RoomPrivacy>;
}

const COUNTS = ['adult', 'child', 'cot', 'overflow'] as const satisfies readonly Column[];
const MOST_ROOMS = 40;

/** A shelter while its rows are being read. */
interface ShelterBuilder {
  readonly name: string;
  readonly area: Area;
  readonly kind: ShelterKind;
  readonly rooms: RoomInput[];
  readonly labels: Set<string>;
}

/**
 * The houses of a sheet, a line a room. A house's name, area and kind may stand in its first line alone, as merged cells
 * have it. null: no line names the columns. With a fault nothing of the sheet is to be used.
 */
export function sheetOf(cells: Cells, words: CellVocabulary): Sheet | null {
  const header = headerOf(cells);
  if (header === null) return null;
  const houses = new Map<string, ShelterBuilder>();
  const faults: SheetFault[] = [];
  let last: ShelterBuilder | null = null;
  for (const [index, row] of cells.entries()) {
    if (index <= header.line || row.every((cell) => cell === '')) continue;
    const line = rowOf(row, index, header, faults);
    last = shelterOf(line, last, houses, words);
    if (last !== null) readRoom(line, last, words);
  }
  return { houses: [...houses.values()].map(({ labels: _, ...house }) => house), faults };
}

/** One line: what its columns say, and how a fault of it is told. */
interface SheetRow {
  said(column: Column): string;
  fault(column: Column | null, what: SheetFault['what'], typed?: string): null;
}

function rowOf(row: readonly string[], index: number, { at }: Header, faults: SheetFault[]): SheetRow {
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
function shelterOf(
  line: SheetRow,
  last: ShelterBuilder | null,
  houses: Map<string, ShelterBuilder>,
  words: CellVocabulary,
): ShelterBuilder | null {
  const name = line.said('house');
  if (name === '' || (last !== null && comparableName(name) === comparableName(last.name)))
    return last ?? line.fault('house', 'needs_house');
  const known = houses.get(comparableName(name));
  if (known) return known;
  const area = areaNamed(line.said('area'));
  const typed = line.said('kind');
  const kind = typed === '' ? 'emergency' : words.kinds.get(plain(typed));
  if (area === null) return line.fault('area', 'unknown_area', line.said('area'));
  if (kind === undefined) return line.fault('kind', 'unknown_kind', typed);
  const house = { name, area, kind, rooms: [], labels: new Set<string>() };
  houses.set(comparableName(name), house);
  return house;
}

function readRoom(line: SheetRow, house: ShelterBuilder, words: CellVocabulary): null | undefined {
  const typed = line.said('privacy');
  const privacy = typed === '' ? 'household' : words.privacies.get(plain(typed));
  if (privacy === undefined) return line.fault('privacy', 'unknown_privacy', typed);
  const counts = Object.fromEntries(COUNTS.map((kind) => [kind, line.said(kind)]));
  const room: RoomInput = { ...EMPTY_ROOM, ...counts, label: line.said('room'), privacy };
  const fault = faultOf(room, house.labels);
  if (fault !== null) return faultIn(line, fault, room);
  if (house.rooms.length === MOST_ROOMS) return line.fault(null, 'over_forty_rooms');
  house.labels.add(comparableName(room.label));
  house.rooms.push(room);
  return undefined;
}

function faultIn(line: SheetRow, fault: RoomFault, { label }: RoomInput): null {
  if (fault.what === 'not_a_number') return line.fault(fault.kind, fault.what, fault.typed);
  const isOfName = fault.what === 'needs_name' || fault.what === 'name_twice';
  return line.fault(isOfName ? 'room' : 'adult', fault.what, isOfName ? label : '');
}

/** Where the columns stand in a paste of rooms that names none. */
const BY_PLACE: Header = { line: -1, at: { room: 0, privacy: 1, adult: 2, child: 3, cot: 4, overflow: 5 } };

/** The rooms of a paste as they were typed, faults and all: the table says what is wrong with them. */
export function roomsIn(cells: Cells, words: CellVocabulary): readonly RoomInput[] {
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
  { name, area, kind, rooms }: SheetShelter,
  organisation: string,
  timezone: string,
): CommandBody<'register'> => ({
  ...{ name, organisation, country: area.country, area: { id: area.id }, timezone },
  ...{ mode: 'kept', kind, rooms: toRooms(rooms) },
});
