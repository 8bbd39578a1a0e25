import { acceptHandover } from './accept-handover.ts';
import { beginShift } from './begin-shift.ts';
import type { ShiftCommandRow } from './command.ts';
import { handOver } from './hand-over.ts';
import { overrideHandover } from './override-handover.ts';

/** Every command of a person on duty. */
export const SHIFT_COMMANDS = {
  'begin-shift': beginShift,
  'hand-over': handOver,
  'accept-handover': acceptHandover,
  'override-handover': overrideHandover,
} as const;

type Table = typeof SHIFT_COMMANDS;
type InputOf<Row> = Row extends ShiftCommandRow<infer Input> ? Input : never;

/** The commands on a desk: the name of a row, with its input. */
export type ShiftCommand = { [T in keyof Table]: { readonly type: T } & InputOf<Table[T]> }[keyof Table];
