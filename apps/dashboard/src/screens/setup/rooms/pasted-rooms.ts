import { type ForWhom, forWhom, type RoomPrivacy, roomPrivacy } from '@safe-haven/contracts';
import { codeOfWord, csvRows, emptyProfile, mappingOf } from '@safe-haven/contracts/exchange';
import { BED_KINDS, EMPTY_ROOM, type RoomInput } from './room-inputs.ts';

const PROFILE = emptyProfile('rooms_beds');
/** The order of pasted columns without names. */
const IN_ORDER = { room: [0], privacy: [1], adult: [2], child: [3], cot: [4], overflow: [5] } as const;

/** Pasted rooms, read as an import reads them, including invalid ones: the table shows their faults. */
export function pastedRooms(text: string): readonly RoomInput[] {
  const rows = csvRows(text);
  const { at: named, line } = mappingOf(rows, PROFILE);
  const isNamed = Object.keys(named).length >= 2 && (named.room ?? named.adult) !== undefined;
  const at: Partial<Record<string, readonly number[]>> = isNamed ? named : IN_ORDER;
  return rows.flatMap(({ line: of, cells }) => {
    if ((isNamed && of <= line) || cells.every((cell) => cell === '')) return [];
    const cell = (column: string) => cells[at[column]?.[0] ?? -1] ?? '';
    const counts = Object.fromEntries(BED_KINDS.map((kind) => [kind, cell(kind)]));
    const whom = oneOf<ForWhom>(forWhom.options, codeOfWord('for_whom', cell('for_whom')));
    const privacy = oneOf<RoomPrivacy>(roomPrivacy.options, codeOfWord('privacy', cell('privacy')));
    const byDefault = whom === null ? 'household' : 'shared';
    return [{ ...EMPTY_ROOM, ...counts, label: cell('room'), privacy: privacy ?? byDefault, forWhom: whom }];
  });
}

const oneOf = <Code extends string>(codes: readonly Code[], code: string | null): Code | null =>
  codes.find((one) => one === code) ?? null;
