import { areaById, type RequestView } from '@safe-haven/contracts';
import { useFormat, useLanguage, useT } from '../../locales/use-t.ts';
import { formatNeeds } from '../../model/needs/format-needs.ts';
import { ConsentSummary } from './consent-summary.tsx';

/** The needs of the request, as far as visible and not erased. */
export function RequestNeeds({
  request,
}: {
  readonly request: Pick<RequestView, 'criteria' | 'excludedAreas' | 'consent'>;
}) {
  const t = useT('requests');
  const { criteria, excludedAreas } = request;
  return (
    <section className="sheet-card" aria-label={t('needs')}>
      <h2>{t('needs')}</h2>
      {criteria === null ? <p>{t('needsGone')}</p> : <NeedsSummary criteria={criteria} />}
      <ConsentSummary scope={request.consent?.scope ?? []} />
      {excludedAreas > 0 && <p className="sheet-detail">{t('excluded', { count: excludedAreas })}</p>}
    </section>
  );
}

/** The needs in short phrases on one line, and the area of departure. */
export function NeedsSummary({ criteria }: { readonly criteria: NonNullable<RequestView['criteria']> }) {
  const t = useT('requests');
  const language = useLanguage();
  const { area } = useFormat();
  const needs = formatNeeds(t, language, criteria.needs);
  return (
    <>
      <p className="ask-needs">{needs.length === 0 ? t('needsNone') : needs.join(' · ')}</p>
      {criteria.from && (
        <p className="sheet-detail">
          {t('leaves', { area: area({ id: criteria.from, name: areaById(criteria.from)?.names.en ?? criteria.from }) })}
        </p>
      )}
    </>
  );
}
