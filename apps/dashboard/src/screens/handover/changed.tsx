import type { HandoverAccount } from '@safe-haven/contracts';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ChangedDay, daysOf, isLong } from './days.ts';
import { COLUMNS } from './format-line.ts';
import { Lines, ShelterTable } from './shelter-table.tsx';

/** The changes of one shift as one table; of a longer period as counts, then day by day. */
export function Changed({ account }: { readonly account: HandoverAccount }) {
  const t = useT('handover');
  const format = useFormat();
  const l10n = useL10n();
  const { shelters, to } = account;
  const end = Date.parse(to.at);
  if (!isLong(account))
    return (
      <ShelterTable
        shelters={shelters}
        label={t('group.changed')}
        cell={(lines) => <Lines lines={lines} day={end} />}
      />
    );
  return (
    <div className="handover-days">
      <ShelterTable shelters={shelters} label={t('whole')} cell={(lines) => <b>{format.number(lines.length)}</b>} />
      {daysOf(shelters, l10n.timezone).map((day, i) => (
        <Day key={day.day} day={day} isNewest={i === 0} />
      ))}
    </div>
  );
}

/** One day as a disclosure whose button shows its counts; in print all are open. */
function Day({ day: { at, shelters, counts }, isNewest }: { readonly day: ChangedDay; readonly isNewest: boolean }) {
  const t = useT('handover');
  const format = useFormat();
  const [open, setOpen] = useState(isNewest);
  const table = useId();
  const name = format.day(at);
  return (
    <section className="handover-day" data-open={open || undefined} aria-label={name}>
      <h3>
        <button type="button" aria-expanded={open} aria-controls={table} onClick={() => setOpen(!open)}>
          <Icon icon={ChevronDown} size={18} />
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
        <ShelterTable shelters={shelters} label={name} cell={(lines) => <Lines lines={lines} day={Date.parse(at)} />} />
      </div>
    </section>
  );
}
