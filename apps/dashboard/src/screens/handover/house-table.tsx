import type { HandoverAccount, HandoverLine } from '@safe-haven/contracts';
import { ArrowRight } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Column, columnOf, lineWords } from './line-words.ts';

const COLUMNS: readonly Column[] = ['came', 'left', 'held', 'rest'];

/** What changed in each house, by what it was about. On a phone a house stands under the next. */
export function HouseTable({ account }: { readonly account: HandoverAccount }) {
  const t = useT('handover');
  const format = useFormat();
  const end = Date.parse(account.to.at);
  return (
    <div className="handover-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('table.house')}</th>
            <th scope="col">{t('table.free')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {account.houses.map(({ shelterId, shelterName, free, lines }) => (
            <tr key={shelterId}>
              <th scope="row">
                <Link href={shelterPath(shelterId)}>{shelterName}</Link>
              </th>
              <td className="handover-free" data-label={t('table.free')}>
                <span>
                  {format.number(free.before)} <Icon of={ArrowRight} size={14} /> <b>{format.number(free.now)}</b>
                </span>
              </td>
              {COLUMNS.map((column) => {
                const own = lines.filter(({ kind }) => columnOf(kind) === column);
                return (
                  <td key={column} data-label={t(`table.${column}`)} data-empty={own.length === 0 || undefined}>
                    <Lines lines={own} end={end} />
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

function Lines({ lines, end }: { readonly lines: readonly HandoverLine[]; readonly end: number }) {
  const t = useT('handover');
  const l10n = useL10n();
  if (lines.length === 0)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="aloud">{t('table.nothing')}</span>
      </>
    );
  return (
    <ul>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are facts in their order, and only more are added
        <li key={i}>
          <b>{moment(l10n, line.at, end)}</b> {lineWords(t, l10n, line)}
        </li>
      ))}
    </ul>
  );
}
