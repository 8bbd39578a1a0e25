import {
  edxlHaveRead,
  fhirRead,
  hsdsRead,
  type Me,
  occupancyRead,
  ownLogRead,
  PERSON_NIGHT_COLUMNS,
  pathOf,
  personNightsRead,
  quarterReportRead,
  REPORT_COLUMNS,
} from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import type { KeyUnder } from '../../locales/resources.ts';
import { useT } from '../../locales/use-t.ts';
import type { DayRange } from '../../model/past-period.ts';
import { Icon } from '../../ui/icon.tsx';

type FileKey = KeyUnder<'exchange', 'kind'> & KeyUnder<'exchange', 'for'>;
type Group = KeyUnder<'exchange', 'group'>;
type Column = KeyUnder<'exchange', 'column'>;

interface File {
  /** The key of its name under `kind` and of its description under `for`. */
  readonly key: FileKey;
  readonly group: Group;
  /** The name of the format's standard, the same in every language. */
  readonly standard?: string;
  /** Covers one's own shelters only: not offered to roles that oversee the network. */
  readonly ownOnly?: boolean;
  /** The file formats by their names, each with the URL of the file. */
  readonly formats: Readonly<Record<string, (range: DayRange, columnNames: string | null) => string>>;
  /** The column codes of its table. */
  readonly columns?: readonly Column[];
}

/** Nights for a range of days; `heads`: its column headings, null for the codes. */
const nights =
  (format: 'csv' | 'xlsx') =>
  ({ from, to }: DayRange, heads: string | null): string =>
    pathOf(personNightsRead, { from, to, format, heads });

/** The report of the quarter in which a range ends. */
const report =
  (format: 'csv' | 'xlsx') =>
  ({ to }: DayRange, heads: string | null): string => {
    const quarter = `${to.slice(0, 4)}-Q${Math.ceil(Number(to.slice(5, 7)) / 3)}`;
    return pathOf(quarterReportRead, { quarter, format, heads });
  };

const FILES: readonly File[] = [
  {
    key: 'nights',
    group: 'period',
    columns: PERSON_NIGHT_COLUMNS,
    formats: { CSV: nights('csv'), Excel: nights('xlsx') },
  },
  {
    key: 'quarter',
    group: 'period',
    columns: [...REPORT_COLUMNS.before, ...REPORT_COLUMNS.after],
    formats: { CSV: report('csv'), Excel: report('xlsx') },
  },
  {
    key: 'occupancy',
    group: 'period',
    formats: {
      CSV: (range) => pathOf(occupancyRead, { ...range, bucket: 'day', by: 'country', format: 'csv' }),
    },
  },
  {
    key: 'fhir',
    standard: 'FHIR R4',
    group: 'period',
    formats: { JSON: ({ from, to }) => pathOf(fhirRead, { from, to }) },
  },
  { key: 'hsds', standard: 'HSDS 3.1', group: 'now', ownOnly: true, formats: { JSON: () => pathOf(hsdsRead) } },
  {
    key: 'edxl',
    standard: 'EDXL-HAVE 2.0',
    group: 'now',
    ownOnly: true,
    formats: { XML: () => pathOf(edxlHaveRead) },
  },
  { key: 'log', group: 'whole', ownOnly: true, formats: { NDJSON: () => pathOf(ownLogRead) } },
];

interface FilesProps {
  readonly me: Me;
  readonly group: Group;
  readonly range: DayRange;
  /** Column headings are translated instead of being codes. */
  readonly withColumnNames?: boolean;
}

/** The files of one group, each with a description. */
export function Files({ me, group, range, withColumnNames = false }: FilesProps) {
  const t = useT('exchange');
  const columnNamesParam = (columns: readonly Column[] = []) =>
    withColumnNames && columns.length > 0 ? columns.map((code) => `${code}:${t(`column.${code}`)}`).join('|') : null;
  const files = FILES.filter((file) => file.group === group && (!file.ownOnly || me.may.includes('exact')));
  if (files.length === 0) return null;
  return (
    <section className="sheet-card">
      <h2>{t(`group.${group}`)}</h2>
      <ul className="sheet-list">
        {files.map(({ key, standard, formats, columns }) => (
          <li key={key} className="sheet-line exchange-file">
            <span className="sheet-text">
              <span className="sheet-name">{[t(`kind.${key}`), standard].filter(Boolean).join(', ')}</span>
              <span className="sheet-detail">{t(`for.${key}`)}</span>
            </span>
            <span className="sheet-actions">
              {Object.entries(formats).map(([format, address]) => (
                <a
                  key={format}
                  className="button"
                  href={address(range, columnNamesParam(columns))}
                  download
                  aria-label={t('take', { format, kind: t(`kind.${key}`) })}
                >
                  <Icon icon={Download} />
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
