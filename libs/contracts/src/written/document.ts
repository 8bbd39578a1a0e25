import { storedEventTypes } from '../facts/index.ts';
import { WRITTEN_FIELDS, type Written } from './fields.ts';
import { KINDS, PLACES, type Stands, WRITTEN_WHERE } from './places.ts';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[];

const SAYS: Record<Stands, string> = { clear: '**in the clear**', sealed: 'sealed', hashed: 'hashed', absent: '–' };

/** Where each kind of data is stored, a row for each place. */
const places = (): string =>
  table(
    ['', ...Object.values(KINDS)],
    keysOf(PLACES).map((place) => [PLACES[place], ...keysOf(KINDS).map((kind) => SAYS[WRITTEN_WHERE[kind][place]])]),
  );

const HOW: readonly Written[] = ['words', 'sealed', 'hashed', 'code'];

/** How each field of each event is stored, a row for each event. */
const fields = (): string =>
  table(
    ['event', 'in the clear: words', 'sealed', 'hashed', 'in the clear: ids, counts, instants, codes'],
    storedEventTypes.map((type) => {
      const row: Readonly<Record<string, Written>> = WRITTEN_FIELDS[type];
      const named = (how: Written) => keysOf(row).filter((field) => row[field] === how);
      return [type, ...HOW.map((how) => named(how).join(', ') || '–')];
    }),
  );

/** The generated part of docs/PRIVACY.md, from the two tables. */
export const writtenDocument = (): string => `${places()}\n\nOf each event in the log, field by field:\n\n${fields()}`;
