import type { Me } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import type { KeyUnder } from '../../locales/resources.ts';
import { useT } from '../../locales/use-t.ts';
import type { DayRange } from '../../model/past-period.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { Icon } from '../../ui/icon.tsx';

type Word = KeyUnder<'exchange', 'kind'> & KeyUnder<'exchange', 'for'>;
type Group = KeyUnder<'exchange', 'group'>;

interface File {
  /** Its name under `kind` and its one sentence under `for`. */
  readonly word: Word;
  readonly group: Group;
  /** What the form is called everywhere, whatever the language. */
  readonly standard?: string;
  /** Of one's own houses alone: whoever oversees the network does not have it. */
  readonly own?: boolean;
  /** The forms in which it is there, as they are called, each with its address. */
  readonly forms: Readonly<Record<string, (range: DayRange) => string>>;
}

/** A table of the API for a range of days. */
const table =
  (kind: string, format: 'csv' | 'xlsx') =>
  ({ from, to }: DayRange): string =>
    `/api/exports/${kind}?${new URLSearchParams({ from, to, format })}`;

/** The report of the quarter in which a range ends. */
const report =
  (format: 'csv' | 'xlsx') =>
  ({ to }: DayRange): string =>
    `/api/exports/report?${new URLSearchParams({ quarter: `${to.slice(0, 4)}-Q${Math.ceil(Number(to.slice(5, 7)) / 3)}`, format })}`;

const FILES: readonly File[] = [
  {
    word: 'nights',
    group: 'period',
    forms: { CSV: table('person-nights', 'csv'), Excel: table('person-nights', 'xlsx') },
  },
  { word: 'quarter', group: 'period', forms: { CSV: report('csv'), Excel: report('xlsx') } },
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

/** The files of a kind, each with one sentence that says what it is for. */
export function Files({ me, group, range }: { readonly me: Me; readonly group: Group; readonly range: DayRange }) {
  const t = useT('exchange');
  const files = FILES.filter((file) => file.group === group && (!file.own || me.may.includes('exact')));
  if (files.length === 0) return null;
  return (
    <section className="sheet-card">
      <h2>{t(`group.${group}`)}</h2>
      <ul className="sheet-list">
        {files.map(({ word, standard, forms }) => (
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
                  href={pathOf(range)}
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
