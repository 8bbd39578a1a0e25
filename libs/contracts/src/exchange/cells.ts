import { intakeRuleCodes } from '../intake-rules.ts';
import { plain } from '../plain.ts';
import { country, sonsAge } from '../primitives.ts';
import { roomPrivacy, shelterKind, shelterMode } from '../terms/shelter.ts';
import { isFormula } from './csv.ts';
import type { DateReader } from './dates.ts';
import type { ImportFault } from './faults.ts';
import type { CellType } from './kinds.ts';

/** Words of the interface's language for what a cell may say, without their marks, beside English and the codes. */
export type CellWords = ReadonlyMap<string, string>;

export interface CellContext {
  readonly date: DateReader;
  readonly words: CellWords;
  /** Nights that have not come are none. */
  readonly today: string;
}

export type ReadCell =
  | { readonly ok: true; readonly value: string | number }
  | { readonly ok: false; readonly what: ImportFault['what'] };
const ok = (value: string | number): ReadCell => ({ ok: true, value });
const bad = (what: ImportFault['what']): ReadCell => ({ ok: false, what });

const LONGEST = 60;
const MOST = 10_000;

/** What a cell with something in it says. */
export function readCell(type: CellType, cell: string, context: CellContext): ReadCell {
  switch (type) {
    case 'count':
      return countIn(cell);
    case 'date':
      return dateIn(cell, context);
    case 'country':
      return country.safeParse(cell.toUpperCase()).success ? ok(cell.toUpperCase()) : bad('not_a_country');
    case 'timezone':
      return isTimeZone(cell) ? ok(cell) : bad('not_a_time_zone');
    case 'kind':
    case 'mode':
    case 'privacy':
    case 'sons':
      return wordIn(type, cell, context.words);
    case 'rule':
      return ruleIn(cell);
    default:
      return textIn(cell);
  }
}

/** A spreadsheet writes a whole number as "2,0" or "2.0" now and then; "1,000" may be a thousand, and is not read as one. */
function countIn(cell: string): ReadCell {
  const count = /^\d{1,5}([.,]0{1,2})?$/.test(cell) ? Math.floor(Number(cell.replace(',', '.'))) : Number.NaN;
  return count <= MOST ? ok(count) : bad('not_a_count');
}

function dateIn(cell: string, { date, today }: CellContext): ReadCell {
  const day = date(cell);
  if (day === null) return bad('not_a_date');
  return day > today ? bad('not_come_yet') : ok(day);
}

const zones = new Map<string, boolean>();
function isTimeZone(cell: string): boolean {
  const known = zones.get(cell);
  if (known !== undefined) return known;
  let there = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: cell });
  } catch {
    there = false;
  }
  zones.set(cell, there);
  return there;
}

const CODES = {
  kind: shelterKind.options,
  mode: shelterMode.options,
  privacy: roomPrivacy.options,
  sons: sonsAge.options,
} as const;
const ENGLISH: Readonly<Record<string, string>> = {
  'crisis shelter': 'crisis',
  'emergency shelter': 'emergency',
  'one party': 'household',
  family: 'household',
};

function wordIn(type: keyof typeof CODES, cell: string, words: CellWords): ReadCell {
  const said = plain(cell).replaceAll('–', '-');
  const code = said.replaceAll(/\s+/g, '_');
  const known = [said, code, words.get(said), ENGLISH[said]].find((word) =>
    (CODES[type] as readonly string[]).includes(word ?? ''),
  );
  return known === undefined ? bad('unknown_word') : ok(known);
}

function ruleIn(cell: string): ReadCell {
  const code = plain(cell).replaceAll(/[\s-]+/g, '_');
  return (intakeRuleCodes as readonly string[]).includes(code) ? ok(code) : bad('unknown_rule');
}

function textIn(cell: string): ReadCell {
  if (isFormula(cell)) return bad('formula');
  return cell.length > LONGEST ? bad('too_long') : ok(cell);
}
