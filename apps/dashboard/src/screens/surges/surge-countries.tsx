import type { SurgeCountry, SurgeView } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useSurgeCommands } from '../../features/surge/use-surges.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonButtons } from '../../ui/reason-buttons.tsx';

interface SurgeCountriesProps {
  readonly surge: SurgeView;
  /** Those that were asked; shown only to those who may ask. */
  readonly countries: readonly SurgeCountry[];
  refetch(): Promise<void>;
}

/** Other countries that were asked for what is missing, what they said, and whom else one may ask. */
export function SurgeCountries({ surge, countries, refetch }: SurgeCountriesProps) {
  const t = useT('surges');
  const format = useFormat();
  const disabledReason = useOfflineReason();
  const [asks, setAsks] = useState(false);
  const { busy, problem, send } = useSurgeCommands(surge.surgeId, () => void refetch());
  const { missing, mayAsk } = surge;
  if (countries.length === 0 && mayAsk.length === 0) return null;
  return (
    <section className="surge-countries" aria-label={t('country.heading')}>
      <h3 className="sheet-detail">{t('country.heading')}</h3>
      {missing > 0 && <p>{t('country.missing', { count: missing })}</p>}
      <ul className="sheet-list">
        {countries.map((asked) => (
          <CountryRow key={asked.country} asked={asked} drill={surge.drill} />
        ))}
      </ul>
      {mayAsk.length > 0 && !asks && (
        <div className="sheet-actions">
          <Button disabledReason={disabledReason} onClick={() => setAsks(true)}>
            {t('country.ask')}
          </Button>
        </div>
      )}
      {asks && (
        <ReasonButtons
          legend={t('country.which')}
          reasons={mayAsk}
          label={format.country}
          busy={busy}
          disabledReason={disabledReason}
          cancelLabel={t('answer.cancel')}
          onChoose={async (country) => {
            if (await send('ask-country', { country })) setAsks(false);
          }}
          onCancel={() => setAsks(false)}
        />
      )}
      {problem && <Refused problem={problem} />}
    </section>
  );
}

interface CountryRowProps extends Pick<SurgeView, 'drill'> {
  readonly asked: SurgeCountry;
}

function CountryRow({ asked, drill }: CountryRowProps) {
  const t = useT('surges');
  const format = useFormat();
  const l10n = useL10n();
  const now = useNow(60_000);
  const { country, places, at } = asked;
  return (
    <li className="surge-house" data-country={country}>
      <p className="sheet-name">{format.country(country)}</p>
      <p className="sheet-detail">{useAnswerText(asked, drill)}</p>
      <p className="sheet-detail">{t('country.asked', { count: places, at: moment(l10n, at, now) })}</p>
    </li>
  );
}

/** A surge that it opened, why it opens none, or nothing yet. */
function useAnswerText({ declined, surge }: SurgeCountry, drill: boolean): string {
  const t = useT('surges');
  const { number } = useFormat();
  if (surge !== null && (surge.situation !== 'ended' || declined === null)) {
    if (surge.situation === 'waiting') return t('country.waits');
    if (surge.situation === 'ended') return t('country.ended');
    return t(drill ? 'card.offered' : 'card.progress', { open: number(surge.open), places: number(surge.places) });
  }
  return declined === null ? t('country.none') : t('country.declined', { reason: t(`cannot.${declined}`) });
}
