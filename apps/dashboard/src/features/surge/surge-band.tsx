import './surge.css';
import { HousePlus } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSurges } from './use-surges.ts';

/** One line for each surge that is open, on every board while it lasts: how much is open, until when. */
export default function SurgeBand() {
  const t = useT('surges');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(60_000);
  const open = useSurges().value?.items.filter(({ situation }) => situation === 'open') ?? [];
  return open.map(({ surgeId, country, drill, open: places, places: of, until }) => (
    <Link key={surgeId} href="/surges" className="surge-band" data-surge={surgeId}>
      <Icon icon={HousePlus} size={18} />
      {t(drill ? 'bandDrill' : 'band', {
        country: format.countryShort(country),
        open: format.number(places),
        places: format.number(of),
        at: moment(l10n, until, now),
      })}
    </Link>
  ));
}
