import './extra-places.css';
import type { ExtraPlaces as Extra } from '@safe-haven/contracts';
import { HousePlus } from 'lucide-react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';

/** What a house opened for a surge: "2 extra until Fri 08:00". */
export default function ExtraPlaces({ extra: { places, until } }: { readonly extra: Extra }) {
  const t = useT('look');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <p className="extra-places" data-extra={places}>
      <Icon icon={HousePlus} size={14} />
      {t('extra', { number: format.number(places), at: moment(l10n, until, now) })}
    </p>
  );
}
