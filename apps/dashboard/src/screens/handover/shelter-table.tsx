import type { HandoverAccount, HandoverLine } from '@safe-haven/contracts';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { COLUMNS, columnOf, formatLine } from './format-line.ts';

type ShelterLines = HandoverAccount['shelters'][number];
interface ShelterTableProps {
  /** `free` is missing where the numbers before and after are not known for a part of the shift. */
  readonly shelters: readonly (Pick<ShelterLines, 'shelterId' | 'shelterName' | 'lines'> &
    Partial<Pick<ShelterLines, 'free'>>)[];
  readonly label: string;
  /** Renders the lines of one column. Empty columns get a dash. */
  cell(lines: readonly HandoverLine[]): ReactNode;
}

/** The changes in each shelter by column. On a phone each shelter is a block. */
export function ShelterTable({ shelters, label, cell }: ShelterTableProps) {
  const t = useT('handover');
  const showsFree = shelters.some(({ free }) => free !== undefined);
  return (
    <div className="handover-table">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('table.house')}</th>
            {showsFree && (
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
          {shelters.map(({ shelterId, shelterName, free, lines }) => (
            <tr key={shelterId}>
              <th scope="row">
                <Link href={shelterPath(shelterId)}>{shelterName}</Link>
              </th>
              {free && <Free free={free} />}
              {COLUMNS.map((column) => {
                const columnLines = lines.filter(({ kind }) => columnOf(kind) === column);
                return (
                  <td key={column} data-label={t(`table.${column}`)} data-empty={columnLines.length === 0 || undefined}>
                    {columnLines.length === 0 ? <EmptyCell /> : cell(columnLines)}
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

function Free({ free: { before, now } }: Pick<ShelterLines, 'free'>) {
  const t = useT('handover');
  const format = useFormat();
  return (
    <td className="handover-free" data-label={t('table.free')}>
      <span>
        {format.number(before)} <Icon icon={ArrowRight} size={14} /> <b>{format.number(now)}</b>
      </span>
    </td>
  );
}

function EmptyCell() {
  const t = useT('handover');
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="aloud">{t('table.nothing')}</span>
    </>
  );
}

/** Lines with their times, and with their day where it differs from that of `day` (ms). */
export function Lines({ lines, day }: { readonly lines: readonly HandoverLine[]; readonly day: number }) {
  const t = useT('handover');
  const l10n = useL10n();
  return (
    <ul>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are append-only
        <li key={i}>
          <b>{moment(l10n, line.at, day)}</b> {formatLine(t, l10n, line)}
        </li>
      ))}
    </ul>
  );
}
