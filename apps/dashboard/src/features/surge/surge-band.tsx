import './surge.css';
import { HousePlus } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { askingOf } from './asking.ts';
import { useSurges } from './use-surges.ts';

/**
 * One line for each surge that is open, on every board while it lasts: how much is open, until when. Where it asks the reader's
 * own country, what it asks.
 */
export default function SurgeBand() {
  const t = useT('surges');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(60_000);
  const open = useSurges().value?.items.filter(({ situation }) => situation === 'open') ?? [];
  return open.map((surge) => {
    const { surgeId, country, drill, open: places, places: of, until, missing } = surge;
    const asks = askingOf([surge]).length > 0;
    const at = moment(l10n, until, now);
    const asked = t('country.asks', { country: format.country(country), count: missing, at });
    return (
      <Link key={surgeId} href={asks ? '/tonight' : '/surges'} className="surge-band" data-surge={surgeId}>
        <Icon icon={HousePlus} size={18} />
        {asks && (drill ? `${t('card.drill')}: ${asked}` : asked)}
        {!asks &&
          t(drill ? 'bandDrill' : 'band', {
            country: format.countryShort(country),
            open: format.number(places),
            places: format.number(of),
            at,
          })}
      </Link>
    );
  });
}
