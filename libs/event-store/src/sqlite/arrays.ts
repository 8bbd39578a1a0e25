import type { StatementSync } from 'node:sqlite';

/** Reads rows as arrays, at half the cost of objects. */
export function asArrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

/** The first column of a row that was read as an array; 0 without a row. */
export const firstNumber = (row: unknown): number => (Array.isArray(row) ? Number(row[0] ?? 0) : 0);
