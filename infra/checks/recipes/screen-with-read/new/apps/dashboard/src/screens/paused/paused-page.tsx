import '../../ui/sheet.css';
import { pausedRead } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';

/** How many houses of each country take nobody now, for administrators. */
export default function PausedPage() {
  const t = useT('paused');
  const { value, waiting, problem, refetch } = useRead(endpointOf(pausedRead));
  return (
    <main className="sheet">
      <PageTitle>{t('title')}</PageTitle>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('loading')} heights={[96]} inCard />
      {value && (
        <section className="sheet-card">
          {value.countries.length === 0 && <p>{t('none')}</p>}
          <ul className="sheet-list">
            {value.countries.map(({ country, paused }) => (
              <li className="sheet-line" key={country}>
                {t('houses', { country, count: paused })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
