import type { L10n } from './words.ts';

const TERMS = ['personNights', 'placeNights', 'occupied', 'known'] as const;

/** How the figures of the report are defined, for whoever has the paper alone. */
export function Definitions({ l10n: { t } }: { readonly l10n: L10n }) {
  return (
    <section className="report-part" aria-label={t('definitions')}>
      <h2>{t('definitions')}</h2>
      <dl className="report-terms">
        {TERMS.map((term) => (
          <div key={term}>
            <dt>{t(`column.${term}`)}</dt>
            <dd>{t(`definition.${term}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
