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
import { OtherWays } from './other-ways.tsx';

/** What the columns of a table are called: words for people, codes for programs. */
type Heads = 'words' | 'codes';

/** What leaves the program and what comes into it: files for funders, boards and partners, and the screens that do more. */
export default function ExchangePage({ me }: { me: Me }) {
  const t = useT('exchange');
  const language = useLanguage();
  const [period, setPeriod] = useState<Period>('month');
  const [heads, setHeads] = useState<Heads>('words');
  const range = rangeOf(period, serverNow());
  return (
    <main className="sheet">
      <div className="sheet-head">
        <PageTitle>{t('title')}</PageTitle>
      </div>
      <p className="sheet-said">{t('recorded')}</p>
      <div className="sheet-acts">
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
      <div className="sheet-acts">
        <span className="sheet-hint">{t('heads.label')}</span>
        <SegmentedControl<Heads>
          label={t('heads.label')}
          segments={(['words', 'codes'] as const).map((value) => ({ value, label: t(`heads.${value}`) }))}
          value={heads}
          onChoose={setHeads}
        />
      </div>
      <Files me={me} group="period" range={range} inWords={heads === 'words'} />
      <Files me={me} group="now" range={range} />
      <Files me={me} group="whole" range={range} />
      <OtherWays me={me} />
    </main>
  );
}

/** "1 October 2026", whatever the reader's zone. */
const dayName = (language: string, day: string): string =>
  dateFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00.000Z`),
  );
