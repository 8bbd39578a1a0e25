import type { L10n } from './report-format.ts';

const OCCUPANCY = ['personNights', 'placeNights', 'occupied', 'known'] as const;
const FLOWS = ['admissions', 'unmet'] as const;

/** The definitions of the figures, for readers who have only the printed report. */
export function Definitions({ l10n: { t } }: { readonly l10n: L10n }) {
  return (
    <section className="report-part" aria-label={t('definitions')}>
      <h2>{t('definitions')}</h2>
      <dl className="report-terms">
        {OCCUPANCY.map((term) => (
          <div key={term}>
            <dt>{t(`column.${term}`)}</dt>
            <dd>{t(`definition.${term}`)}</dd>
          </div>
        ))}
        {FLOWS.map((term) => (
          <div key={term}>
            <dt>{t(`figure.${term}`)}</dt>
            <dd>{t(`definition.${term}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
