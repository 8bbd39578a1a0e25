/**
 * Helpers that the language lacks, and nothing else: exhaustiveness, equality, own keys, order, a line of CSV, Latin letters
 * for Cyrillic ones, the offset of a time zone. It imports nothing, knows no term of the domain and may be imported by every
 * project.
 */

/** Makes a `switch` exhaustive: it does not compile while a case is missing. */
export function unreachable(missing: never): never {
  throw new Error(`a case is missing: ${JSON.stringify(missing)}`);
}

/** What a record itself holds under a key; never what it inherits, so that `constructor` is not a bed. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** The record without a key; the same record when the key is not there. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record;
  const rest: Record<string, T> = {};
  for (const k of Object.keys(record)) if (k !== key) rest[k] = record[k] as T;
  return rest;
}

/** Whether two plain JSON values say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((k) => Object.hasOwn(b, k) && same(a[k as keyof typeof a], b[k as keyof typeof b]));
}

/** The order of two strings by their code units: that of instants and positions, the same in every language. */
export const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** One line of a CSV file (RFC 4180). Nothing in it is a formula to a spreadsheet. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Quoted where needed; what a spreadsheet would take for a formula, wide signs too, gets an apostrophe before it. */
function csvCell(text: string): string {
  const defused = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

export { LATIN_LETTERS } from './latin-letters.ts';
export { type Offsets, offsetsOf } from './zone-offsets.ts';
