import { type Me, PERSON_NIGHT_COLUMNS, REPORT_COLUMNS } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import type { KeyUnder } from '../../locales/resources.ts';
import { useT } from '../../locales/use-t.ts';
import type { DayRange } from '../../model/past-period.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { Icon } from '../../ui/icon.tsx';

type Word = KeyUnder<'exchange', 'kind'> & KeyUnder<'exchange', 'for'>;
type Group = KeyUnder<'exchange', 'group'>;
type Column = KeyUnder<'exchange', 'column'>;

interface File {
  /** Its name under `kind` and its one sentence under `for`. */
  readonly word: Word;
  readonly group: Group;
  /** What the form is called everywhere, whatever the language. */
  readonly standard?: string;
  /** Of one's own houses alone: whoever oversees the network does not have it. */
  readonly own?: boolean;
  /** The forms in which it is there, as they are called, each with its address. */
  readonly forms: Readonly<Record<string, (range: DayRange, heads: string | null) => string>>;
  /** The columns of its table, by their codes. */
  readonly columns?: readonly Column[];
}

/** Where a table is; `heads`: what its columns are called, null as their codes. */
const addressOf = (kind: string, asked: Readonly<Record<string, string>>, heads: string | null): string =>
  `/api/exports/${kind}?${new URLSearchParams({ ...asked, ...(heads === null ? {} : { heads }) })}`;

/** A table of the API for a range of days. */
const table =
  (kind: string, format: 'csv' | 'xlsx') =>
  ({ from, to }: DayRange, heads: string | null): string =>
    addressOf(kind, { from, to, format }, heads);

/** The report of the quarter in which a range ends. */
const report =
  (format: 'csv' | 'xlsx') =>
  ({ to }: DayRange, heads: string | null): string => {
    const quarter = `${to.slice(0, 4)}-Q${Math.ceil(Number(to.slice(5, 7)) / 3)}`;
    return addressOf('report', { quarter, format }, heads);
  };

const FILES: readonly File[] = [
  {
    word: 'nights',
    group: 'period',
    columns: PERSON_NIGHT_COLUMNS,
    forms: { CSV: table('person-nights', 'csv'), Excel: table('person-nights', 'xlsx') },
  },
  {
    word: 'quarter',
    group: 'period',
    columns: [...REPORT_COLUMNS.before, ...REPORT_COLUMNS.after],
    forms: { CSV: report('csv'), Excel: report('xlsx') },
  },
  {
    word: 'occupancy',
    group: 'period',
    forms: { CSV: (range) => endpoints.trends({ ...range, bucket: 'day', by: 'country', format: 'csv' }).path },
  },
  {
    word: 'fhir',
    standard: 'FHIR R4',
    group: 'period',
    forms: { JSON: ({ from, to }) => `/api/exports/fhir?${new URLSearchParams({ from, to })}` },
  },
  { word: 'hsds', standard: 'HSDS 3.1', group: 'now', own: true, forms: { JSON: () => '/api/exports/hsds' } },
  { word: 'edxl', standard: 'EDXL-HAVE 2.0', group: 'now', own: true, forms: { XML: () => '/api/exports/edxl-have' } },
  { word: 'log', group: 'whole', own: true, forms: { NDJSON: () => '/api/exports/log' } },
];

interface FilesProps {
  readonly me: Me;
  readonly group: Group;
  readonly range: DayRange;
  /** Columns are called by words of the reader's language, and not by their codes. */
  readonly inWords?: boolean;
}

/** The files of a kind, each with one sentence that says what it is for. */
export function Files({ me, group, range, inWords = false }: FilesProps) {
  const t = useT('exchange');
  const headsOf = (columns: readonly Column[] = []) =>
    inWords && columns.length > 0 ? columns.map((code) => `${code}:${t(`column.${code}`)}`).join('|') : null;
  const files = FILES.filter((file) => file.group === group && (!file.own || me.may.includes('exact')));
  if (files.length === 0) return null;
  return (
    <section className="sheet-card">
      <h2>{t(`group.${group}`)}</h2>
      <ul className="sheet-list">
        {files.map(({ word, standard, forms, columns }) => (
          <li key={word} className="sheet-line">
            <span className="sheet-words">
              <span className="sheet-name">{[t(`kind.${word}`), standard].filter(Boolean).join(', ')}</span>
              <span className="sheet-detail">{t(`for.${word}`)}</span>
            </span>
            <span className="sheet-acts">
              {Object.entries(forms).map(([format, pathOf]) => (
                <a
                  key={format}
                  className="button"
                  href={pathOf(range, headsOf(columns))}
                  download
                  aria-label={t('take', { format, kind: t(`kind.${word}`) })}
                >
                  <Icon of={Download} />
                  {format}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
