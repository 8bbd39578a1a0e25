import {
  type Area,
  areaNamed,
  type CommandBody,
  type ForWhom,
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
    | 'unknown_for_whom'
    | 'over_forty_rooms';
  readonly cellText: string;
}

/** A shelter of the spreadsheet with its rooms. */
export interface SheetShelter {
  readonly name: string;
  readonly area: Area;
  readonly kind: ShelterKind;
  readonly rooms: readonly RoomInput[];
}

export interface Sheet {
  readonly shelters: readonly SheetShelter[];
  readonly faults: readonly SheetFault[];
}

/** The accepted cell texts: in the interface's language, in English, and the codes. */
export interface CellVocabulary {
  readonly kinds: ReadonlyMap<string, ShelterKind>;
  readonly privacies: ReadonlyMap<string, RoomPrivacy>;
  readonly forWhom: ReadonlyMap<string, ForWhom>;
}

const COUNTS = ['adult', 'child', 'cot', 'overflow'] as const satisfies readonly Column[];
const MAX_ROOMS = 40;

/** A shelter while its rows are being read. */
interface ShelterBuilder {
  readonly name: string;
  readonly area: Area;
  readonly kind: ShelterKind;
  readonly rooms: RoomInput[];
  readonly labels: Set<string>;
}

/**
 * Reads the shelters of a spreadsheet with one row per room. Name, area and kind of a shelter may be in its first row
 * only, as with merged cells. Null: no header row. With any fault nothing is to be imported.
 */
export function sheetOf(cells: Cells, vocabulary: CellVocabulary): Sheet | null {
  const header = headerOf(cells);
  if (header === null) return null;
  const shelters = new Map<string, ShelterBuilder>();
  const faults: SheetFault[] = [];
  let last: ShelterBuilder | null = null;
  for (const [index, row] of cells.entries()) {
    if (index <= header.row || row.every((cell) => cell === '')) continue;
    const sheetRow = rowOf(row, index, header, faults);
    last = shelterOf(sheetRow, last, shelters, vocabulary);
    if (last !== null) readRoom(sheetRow, last, vocabulary);
  }
  return { shelters: [...shelters.values()].map(({ labels: _, ...shelter }) => shelter), faults };
}

/** One row: its cells by column, and how a fault of it is reported. */
interface SheetRow {
  cell(column: Column): string;
  fault(column: Column | null, what: SheetFault['what'], cellText?: string): null;
}

function rowOf(row: readonly string[], index: number, { at }: Header, faults: SheetFault[]): SheetRow {
  return {
    cell: (column) => row[at[column] ?? -1]?.trim() ?? '',
    fault: (column, what, cellText = '') => {
      const place = column === null ? undefined : at[column];
      faults.push({ line: index + 1, column: place === undefined ? null : columnName(place), what, cellText });
      return null;
    },
  };
}

/** The shelter of a row: a new one, one named before, or that of the row above. */
function shelterOf(
  row: SheetRow,
  last: ShelterBuilder | null,
  shelters: Map<string, ShelterBuilder>,
  vocabulary: CellVocabulary,
): ShelterBuilder | null {
  const name = row.cell('house');
  if (name === '' || (last !== null && comparableName(name) === comparableName(last.name)))
    return last ?? row.fault('house', 'needs_house');
  const existing = shelters.get(comparableName(name));
  if (existing) return existing;
  const area = areaNamed(row.cell('area'));
  const cellText = row.cell('kind');
  const kind = cellText === '' ? 'emergency' : vocabulary.kinds.get(plain(cellText));
  if (area === null) return row.fault('area', 'unknown_area', row.cell('area'));
  if (kind === undefined) return row.fault('kind', 'unknown_kind', cellText);
  const shelter = { name, area, kind, rooms: [], labels: new Set<string>() };
  shelters.set(comparableName(name), shelter);
  return shelter;
}

function readRoom(row: SheetRow, shelter: ShelterBuilder, vocabulary: CellVocabulary): null | undefined {
  const forWhomText = row.cell('for_whom');
  const forWhom = vocabulary.forWhom.get(plain(forWhomText)) ?? null;
  if (forWhomText !== '' && forWhom === null) return row.fault('for_whom', 'unknown_for_whom', forWhomText);
  const cellText = row.cell('privacy');
  const unsaid = forWhom === null ? 'household' : 'shared';
  const privacy = cellText === '' ? unsaid : vocabulary.privacies.get(plain(cellText));
  if (privacy === undefined) return row.fault('privacy', 'unknown_privacy', cellText);
  const counts = Object.fromEntries(COUNTS.map((kind) => [kind, row.cell(kind)]));
  const room: RoomInput = { ...EMPTY_ROOM, ...counts, label: row.cell('room'), privacy, forWhom };
  const fault = faultOf(room, shelter.labels);
  if (fault !== null) return faultIn(row, fault, room);
  if (shelter.rooms.length === MAX_ROOMS) return row.fault(null, 'over_forty_rooms');
  shelter.labels.add(comparableName(room.label));
  shelter.rooms.push(room);
  return undefined;
}

function faultIn(row: SheetRow, fault: RoomFault, { label }: RoomInput): null {
  if (fault.what === 'not_a_number') return row.fault(fault.kind, fault.what, fault.input);
  const isOfName = fault.what === 'needs_name' || fault.what === 'name_twice';
  return row.fault(isOfName ? 'room' : 'adult', fault.what, isOfName ? label : '');
}

/** The column order of pasted rooms without a header. */
const DEFAULT_COLUMNS: Header = { row: -1, at: { room: 0, privacy: 1, adult: 2, child: 3, cot: 4, overflow: 5 } };

/** Pasted rooms including invalid ones: the table shows their faults. */
export function roomsIn(cells: Cells, vocabulary: CellVocabulary): readonly RoomInput[] {
  const { row: headerRow, at } = headerOf(cells) ?? DEFAULT_COLUMNS;
  return cells.slice(headerRow + 1).flatMap((row) => {
    if (row.every((cell) => cell === '')) return [];
    const cell = (column: Column) => row[at[column] ?? -1] ?? '';
    const counts = Object.fromEntries(COUNTS.map((kind) => [kind, cell(kind)]));
    const forWhom = vocabulary.forWhom.get(plain(cell('for_whom'))) ?? null;
    const privacy = vocabulary.privacies.get(plain(cell('privacy'))) ?? (forWhom === null ? 'household' : 'shared');
    return [{ ...EMPTY_ROOM, ...counts, label: cell('room'), privacy, forWhom }];
  });
}

/** The body that registers a shelter with its rooms in one command. */
export const registrationOf = (
  { name, area, kind, rooms }: SheetShelter,
  organisation: string,
  timezone: string,
): CommandBody<'register'> => ({
  ...{ name, organisation, country: area.country, area: { id: area.id }, timezone },
  ...{ mode: 'kept', kind, rooms: toRooms(rooms) },
});
