import type { HandoverAccount } from '@safe-haven/contracts';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ChangedDay, daysOf, isLong } from './days.ts';
import { HouseTable, Lines } from './house-table.tsx';
import { COLUMNS } from './line-words.ts';

/** What changed: of one shift at once; of a longer time in counts first, then day by day. */
export function Changed({ account }: { readonly account: HandoverAccount }) {
  const t = useT('handover');
  const format = useFormat();
  const l10n = useL10n();
  const { houses, to } = account;
  const end = Date.parse(to.at);
  if (!isLong(account))
    return <HouseTable houses={houses} label={t('group.changed')} cell={(lines) => <Lines lines={lines} on={end} />} />;
  return (
    <div className="handover-days">
      <HouseTable houses={houses} label={t('whole')} cell={(lines) => <b>{format.number(lines.length)}</b>} />
      {daysOf(houses, l10n.timezone).map((day, i) => (
        <Day key={day.day} day={day} isNewest={i === 0} />
      ))}
    </div>
  );
}

/** One day behind a line with its counts; on paper all of them are open. */
function Day({ day: { at, houses, counts }, isNewest }: { readonly day: ChangedDay; readonly isNewest: boolean }) {
  const t = useT('handover');
  const format = useFormat();
  const [open, setOpen] = useState(isNewest);
  const table = useId();
  const name = format.day(at);
  return (
    <section className="handover-day" data-open={open || undefined} aria-label={name}>
      <h3>
        <button type="button" aria-expanded={open} aria-controls={table} onClick={() => setOpen(!open)}>
          <Icon of={ChevronDown} size={18} />
          <span>{name}</span>
          <span className="handover-counts">
            {COLUMNS.filter((column) => counts[column] > 0).map((column) => (
              <span key={column}>
                {t(`table.${column}`)} <b>{format.number(counts[column])}</b>
              </span>
            ))}
          </span>
        </button>
      </h3>
      <div id={table} className="handover-day-table">
        <HouseTable houses={houses} label={name} cell={(lines) => <Lines lines={lines} on={Date.parse(at)} />} />
      </div>
    </section>
  );
}
