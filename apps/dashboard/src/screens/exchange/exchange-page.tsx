import '../../ui/sheet.css';
import type { Me } from '@safe-haven/contracts';
import { useState } from 'react';
import { dateFormat } from '../../locales/intl/dates.ts';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { PERIODS, type Period, rangeOf } from '../../model/past-period.ts';
import { serverNow } from '../../net/server-time.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Files } from './files.tsx';
import { RelatedScreens } from './related-screens.tsx';

/** Column headings of the exported tables: translated, or the codes of the API. */
type ColumnNames = 'words' | 'codes';

/** Exports for funders, boards and partners, and links to import, report, webhooks and trends. */
export default function ExchangePage({ me }: { me: Me }) {
  const t = useT('exchange');
  const language = useLanguage();
  const [period, setPeriod] = useState<Period>('month');
  const [columnNames, setColumnNames] = useState<ColumnNames>('words');
  const range = rangeOf(period, serverNow());
  return (
    <main className="sheet">
      <div className="sheet-head">
        <PageTitle>{t('title')}</PageTitle>
      </div>
      <p className="sheet-message">{t('recorded')}</p>
      <div className="sheet-actions">
        <SegmentedControl<Period>
          label={t('period.label')}
          segments={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
          value={period}
          onChoose={setPeriod}
        />
        <span className="sheet-hint">
          {t('period.range', { from: dayName(language, range.from), to: dayName(language, range.to) })}
        </span>
      </div>
      <div className="sheet-actions">
        <span className="sheet-hint">{t('heads.label')}</span>
        <SegmentedControl<ColumnNames>
          label={t('heads.label')}
          segments={(['words', 'codes'] as const).map((value) => ({ value, label: t(`heads.${value}`) }))}
          value={columnNames}
          onChoose={setColumnNames}
        />
      </div>
      <Files me={me} group="period" range={range} withColumnNames={columnNames === 'words'} />
      <Files me={me} group="now" range={range} />
      <Files me={me} group="whole" range={range} />
      <RelatedScreens me={me} />
    </main>
  );
}

/** "1 October 2026", independent of the reader's time zone. */
const dayName = (language: string, day: string): string =>
  dateFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00.000Z`),
  );
