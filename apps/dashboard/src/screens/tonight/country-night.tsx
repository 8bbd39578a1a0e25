import { OfflineNote } from '../../features/live/offline-note.tsx';
import { PushChoice } from '../../features/push/push-choice.tsx';
import { AskedCountry } from '../../features/surge/asked-country.tsx';
import { askingOf } from '../../features/surge/asking.ts';
import { useSurges } from '../../features/surge/use-surges.ts';
import { useT } from '../../locales/use-t.ts';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';

/** Tonight for somebody who answers for a country, and for no house: what other countries ask it for (SU-15). */
export function CountryNight() {
  const t = useT('tonight');
  const s = useT('surges');
  const { value, problem, refetch, reload } = useSurges();
  const asking = askingOf(value?.items ?? []);
  return (
    <main className="sheet asks tonight">
      <div className="tonight-head">
        <h1 className="tonight-title">{t('heading')}</h1>
      </div>
      <OfflineNote
        className="tonight-offline"
        text={(since, asOf) => (asOf === null ? t('offlineEmpty', { since }) : t('offline', { since, asOf }))}
      />
      {problem && value === null && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={s('loading')} />
      {asking.length > 0 && (
        <section className="sheet-card" aria-label={s('heading')}>
          {asking.map((surge) => (
            <AskedCountry key={surge.surgeId} surge={surge} refetch={reload} />
          ))}
        </section>
      )}
      {value !== null && asking.length === 0 && (
        <section className="sheet-card" data-empty="tonight">
          <p className="sheet-name">{t('quiet')}</p>
          <p className="sheet-message">{s('country.quiet')}</p>
        </section>
      )}
      {value !== null && (
        <section className="sheet-card">
          <PushChoice />
        </section>
      )}
    </main>
  );
}
