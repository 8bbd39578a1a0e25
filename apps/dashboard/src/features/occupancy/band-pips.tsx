import './band-pips.css';
import type { Band } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';

const FILLED: Readonly<Record<Band, number>> = { '0': 0, '1': 1, '2-3': 2, '4+': 3 };

/** A band of free places as three separate pips, not a proportion, with its text. */
export function BandPips({ band, withText = true }: { band: Band; withText?: boolean }) {
  const t = useT('look');
  return (
    <span className="band">
      <span className="band-pips" aria-hidden="true">
        {[1, 2, 3].map((pip) => (
          <span key={pip} className={pip <= FILLED[band] ? 'band-pip band-lit' : 'band-pip'} />
        ))}
      </span>
      <span className={withText ? 'band-text' : 'aloud'}>{t(`band.${band}`)}</span>
    </span>
  );
}
