import { Download } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import type { DayRange } from '../../model/past-period.ts';
import { addresses } from '../../net/read/addresses.ts';
import { Icon } from '../../ui/icon.tsx';

/** The files, each with one sentence that says what it is for. */
export function Files({ range }: { readonly range: DayRange }) {
  const t = useT('exchange');
  const query = { ...range, bucket: 'day', by: 'country', format: 'csv' } as const;
  return (
    <section className="sheet-card">
      <h2>{t('files')}</h2>
      <ul className="sheet-list">
        <li className="sheet-line">
          <span className="sheet-words">
            <span className="sheet-name">{t('kind.occupancy')}</span>
            <span className="sheet-detail">{t('for.occupancy')}</span>
          </span>
          <a
            className="button"
            href={addresses.trends(query).path}
            download
            aria-label={t('take', { format: 'CSV', kind: t('kind.occupancy') })}
          >
            <Icon of={Download} />
            CSV
          </a>
        </li>
      </ul>
    </section>
  );
}
