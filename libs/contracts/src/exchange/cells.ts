import { offsetsOf } from '@safe-haven/lang';
import { intakeRuleCodes } from '../intake-rules.ts';
import { country, id } from '../primitives.ts';
import { codeOfWord, spellingsOf, type WordColumn, wordKey } from './cell-words.ts';
import { isFormula } from './csv.ts';
import type { DateReader } from './dates.ts';
import type { ImportFault, ImportNotice } from './faults.ts';
import type { CellType } from './kinds.ts';
import type { Nearest } from './nearest.ts';

export interface CellContext {
  readonly date: DateReader;
  readonly nearest: Nearest;
}

export type CellResult =
  | { readonly ok: true; readonly value: string | number; readonly changed?: ImportNotice['what'] }
  | { readonly ok: false; readonly what: ImportFault['what']; readonly near?: readonly string[] };
const ok = (value: string | number): CellResult => ({ ok: true, value });
const invalid = (what: ImportFault['what'], near?: readonly string[]): CellResult =>
  near === undefined ? { ok: false, what } : { ok: false, what, near };

/** The longest name of a house, a room or an organisation. */
export const MAX_LENGTH = 60;
const MAX_COUNT = 10_000;

/** Parses a cell that is not empty. */
export function readCell(type: CellType, cell: string, context: CellContext): CellResult {
  switch (type) {
    case 'count':
      return parseCount(cell);
    case 'date':
      return parseDate(cell, context);
    case 'country':
      return parseCountry(cell, context);
    case 'timezone':
      return parseZone(cell, context);
    case 'kind':
    case 'mode':
    case 'privacy':
    case 'for_whom':
    case 'sons':
      return parseWord(type, cell, context);
    case 'rule':
      return parseRule(cell, context);
    case 'house':
    case 'name':
      return parseName(cell);
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

function parseWord(type: WordColumn, cell: string, { nearest }: CellContext): CellResult {
  const code = codeOfWord(type, cell);
  return code === null ? invalid('unknown_word', nearest(cell, spellingsOf(type).values())) : ok(code);
}

/** A code of ISO 3166, or the name of a country: in the six languages those of the region, in English all. */
function parseCountry(cell: string, { nearest }: CellContext): CellResult {
  const typed = cell.toUpperCase();
  if (country.safeParse(typed).success && englishCountries().has(typed)) return ok(typed);
  const code = codeOfWord('country', cell) ?? englishCountries().get(wordKey(cell));
  return code === undefined ? invalid('not_a_country', nearest(cell, spellingsOf('country').values())) : ok(code);
}

let english: ReadonlyMap<string, string> | null = null;

/** The codes of all countries by their English names, and by themselves. */
function englishCountries(): ReadonlyMap<string, string> {
  if (english !== null) return english;
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  english = new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .flatMap((code) => {
        const name = names.of(code);
        return name === undefined ? [] : [[code, code] as const, [wordKey(name), code] as const];
      }),
  );
  return english;
}

/** The codes of all countries. */
export const countryCodes = (): readonly string[] => [...new Set(englishCountries().values())];

/** A zone of IANA, or the capital whose clocks it has. */
function parseZone(cell: string, { nearest }: CellContext): CellResult {
  const code = codeOfWord('timezone', cell);
  if (code !== null) return ok(code);
  return offsetsOf(cell) === null
    ? invalid('not_a_time_zone', nearest(cell, spellingsOf('timezone').values()))
    : ok(cell);
}

const RULES = intakeRuleCodes.map((code) => ({ text: code, key: wordKey(code), code }));

function parseRule(cell: string, { nearest }: CellContext): CellResult {
  const rule = RULES.find(({ key }) => key === wordKey(cell));
  return rule === undefined ? invalid('unknown_rule', nearest(cell, RULES)) : ok(rule.code);
}

function parseText(cell: string): CellResult {
  if (isFormula(cell)) return invalid('formula');
  return cell.length > MAX_LENGTH ? invalid('too_long') : ok(cell);
}

/** The name of a house or a room: one that is too long is cut, and it is said. An id is as long as ids may be. */
function parseName(cell: string): CellResult {
  if (isFormula(cell)) return invalid('formula');
  const name = cell.replaceAll(/\s+/g, ' ');
  if (name.length > MAX_LENGTH && !id.safeParse(name).success)
    return { ok: true, value: cutName(name), changed: 'cut' };
  return name === cell ? ok(name) : { ok: true, value: name, changed: 'spaces' };
}

/** At most `MAX_LENGTH` characters, none of them a half one. */
export const cutName = (name: string): string =>
  name
    .slice(0, MAX_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
