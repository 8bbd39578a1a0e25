import { bandOf, type ExactDetail } from '@safe-haven/contracts';
import { BandPips } from '../../features/occupancy/band-pips.tsx';
import { useShelter } from '../../features/shelter/shelter-context.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { ruleTexts } from '../../model/rule-texts.ts';
import type { SetUpShelter } from './steps.ts';

/** Preview of what other organisations see of the shelter once it is published, and a list of what they never see. */
export function NetworkPreview({ shelter, detail }: { readonly shelter: SetUpShelter; readonly detail: ExactDetail }) {
  const t = useT('setup');
  const format = useFormat();
  const { l10n } = useShelter();
  const { row, rules } = detail;
  // A draft has no places yet: what others would see once it is published.
  const { free, together } = detail.oncePublished ?? row.places;
  const rulesInText = ruleTexts(l10n, rules);
  return (
    <aside className="setup-others" aria-label={t('others.title')}>
      <h2>{t('others.title')}</h2>
      <section className="sheet-card">
        <p className="sheet-hint">{t('others.own')}</p>
        <p>
          <b className="setup-free">{format.number(free)}</b> {t('others.free', { count: free })}
        </p>
        <p className="sheet-detail">{t('others.together', { count: together })}</p>
      </section>
      <section className="sheet-card">
        <p className="sheet-hint">{t('others.all')}</p>
        <p>
          <b>{row.name}</b>
          <br />
          <span className="sheet-detail">
            {format.area(row.area)}, {format.country(row.country)}
          </span>
        </p>
        <BandPips band={bandOf(free)} />
        {rulesInText.length === 0 ? (
          <p className="setup-ask">{t('others.ask')}</p>
        ) : (
          <dl className="setup-rules">
            {rulesInText.map(({ code, name, value }) => (
              <div key={code}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <ul className="setup-never">
        <li>{t('others.address')}</li>
        <li>{t('others.map')}</li>
        <li>{t(shelter.state === 'published' ? 'others.live' : 'others.draft')}</li>
      </ul>
    </aside>
  );
}
