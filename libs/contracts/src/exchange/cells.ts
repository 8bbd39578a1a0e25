import { offsetsOf } from '@safe-haven/lang';
import { intakeRuleCodes } from '../intake-rules.ts';
import { plain } from '../plain.ts';
import { country, sonsAge } from '../primitives.ts';
import { forWhom, roomPrivacy, shelterKind, shelterMode } from '../terms/shelter.ts';
import { isFormula } from './csv.ts';
import type { DateReader } from './dates.ts';
import type { ImportFault } from './faults.ts';
import type { CellType } from './kinds.ts';

/** Localized values of a cell in the interface's language, without diacritics, in addition to English and the codes. */
export type CellWords = ReadonlyMap<string, string>;

export interface CellContext {
  readonly date: DateReader;
  readonly words: CellWords;
}

export type CellResult =
  | { readonly ok: true; readonly value: string | number }
  | { readonly ok: false; readonly what: ImportFault['what'] };
const ok = (value: string | number): CellResult => ({ ok: true, value });
const invalid = (what: ImportFault['what']): CellResult => ({ ok: false, what });

const MAX_LENGTH = 60;
const MAX_COUNT = 10_000;

/** Parses a cell that is not empty. */
export function readCell(type: CellType, cell: string, context: CellContext): CellResult {
  switch (type) {
    case 'count':
      return parseCount(cell);
    case 'date':
      return parseDate(cell, context);
    case 'country':
      return country.safeParse(cell.toUpperCase()).success ? ok(cell.toUpperCase()) : invalid('not_a_country');
    case 'timezone':
      return offsetsOf(cell) !== null ? ok(cell) : invalid('not_a_time_zone');
    case 'kind':
    case 'mode':
    case 'privacy':
    case 'for_whom':
    case 'sons':
      return parseWord(type, cell, context.words);
    case 'rule':
      return parseRule(cell);
    default:
      return parseText(cell);
  }
}

/** Spreadsheets sometimes write whole numbers as "2,0" or "2.0". "1,000" is ambiguous and refused. */
function parseCount(cell: string): CellResult {
  const count = /^\d{1,5}([.,]0{1,2})?$/.test(cell) ? Math.floor(Number(cell.replace(',', '.'))) : Number.NaN;
  return count <= MAX_COUNT ? ok(count) : invalid('not_a_count');
}

function parseDate(cell: string, { date }: CellContext): CellResult {
  const day = date(cell);
  return day === null ? invalid('not_a_date') : ok(day);
}

const CODES = {
  kind: shelterKind.options,
  mode: shelterMode.options,
  privacy: roomPrivacy.options,
  for_whom: forWhom.options,
  sons: sonsAge.options,
} as const;
const ENGLISH: Readonly<Record<string, string>> = {
  'crisis shelter': 'crisis',
  'emergency shelter': 'emergency',
  'one party': 'household',
  family: 'household',
};

function parseWord(type: keyof typeof CODES, cell: string, words: CellWords): CellResult {
  const text = plain(cell).replaceAll('–', '-');
  const code = text.replaceAll(/\s+/g, '_');
  const value = [text, code, words.get(text), ENGLISH[text]].find((word) =>
    (CODES[type] as readonly string[]).includes(word ?? ''),
  );
  return value === undefined ? invalid('unknown_word') : ok(value);
}

function parseRule(cell: string): CellResult {
  const code = plain(cell).replaceAll(/[\s-]+/g, '_');
  return (intakeRuleCodes as readonly string[]).includes(code) ? ok(code) : invalid('unknown_rule');
}

function parseText(cell: string): CellResult {
  if (isFormula(cell)) return invalid('formula');
  return cell.length > MAX_LENGTH ? invalid('too_long') : ok(cell);
}
