import type { HandoverAccount, HandoverLine } from '@safe-haven/contracts';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { COLUMNS, columnOf, lineWords } from './line-words.ts';

type House = HandoverAccount['houses'][number];
interface HouseTableProps {
  /** Without what was free before and after, where that is not known of a part of the shift. */
  readonly houses: readonly (Pick<House, 'shelterId' | 'shelterName' | 'lines'> & Partial<Pick<House, 'free'>>)[];
  readonly label: string;
  /** What stands for the lines of one kind; none of them: a dash. */
  cell(lines: readonly HandoverLine[]): ReactNode;
}

/** What changed in each house, by what it was about. On a phone a house stands under the next. */
export function HouseTable({ houses, label, cell }: HouseTableProps) {
  const t = useT('handover');
  const isFree = houses.some(({ free }) => free !== undefined);
  return (
    <div className="handover-table">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('table.house')}</th>
            {isFree && (
              <th scope="col" className="handover-free">
                {t('table.free')}
              </th>
            )}
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {houses.map(({ shelterId, shelterName, free, lines }) => (
            <tr key={shelterId}>
              <th scope="row">
                <Link href={shelterPath(shelterId)}>{shelterName}</Link>
              </th>
              {free && <Free free={free} />}
              {COLUMNS.map((column) => {
                const own = lines.filter(({ kind }) => columnOf(kind) === column);
                return (
                  <td key={column} data-label={t(`table.${column}`)} data-empty={own.length === 0 || undefined}>
                    {own.length === 0 ? <Nothing /> : cell(own)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Free({ free: { before, now } }: Pick<House, 'free'>) {
  const t = useT('handover');
  const format = useFormat();
  return (
    <td className="handover-free" data-label={t('table.free')}>
      <span>
        {format.number(before)} <Icon of={ArrowRight} size={14} /> <b>{format.number(now)}</b>
      </span>
    </td>
  );
}

function Nothing() {
  const t = useT('handover');
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="aloud">{t('table.nothing')}</span>
    </>
  );
}

/** Each line with its clock, and with its day where that is another one than that of `on` (ms). */
export function Lines({ lines, on }: { readonly lines: readonly HandoverLine[]; readonly on: number }) {
  const t = useT('handover');
  const l10n = useL10n();
  return (
    <ul>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are facts in their order, and only more are added
        <li key={i}>
          <b>{moment(l10n, line.at, on)}</b> {lineWords(t, l10n, line)}
        </li>
      ))}
    </ul>
  );
}
