import type { StatementSync } from 'node:sqlite';

/** Rows as arrays cost half of rows as objects. */
export function asArrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

/** The first column of a row that was read as an array; 0 when there is no row. */
export const firstNumber = (row: unknown): number => (Array.isArray(row) ? Number(row[0] ?? 0) : 0);
