import { History } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { Icon } from '../../ui/icon.tsx';

interface PastBandProps {
  readonly at: number;
  /** The house from whose activity somebody came; null: from elsewhere. */
  readonly house: string | null;
  readonly names: (shelterId: string) => string;
}

/** That this is the past, and which instant of it; the ways back. */
export function PastBand({ at, house, names }: PastBandProps) {
  const t = useT('replay');
  const when = useWhen();
  return (
    <header className="replay-band">
      <h1>
        <Icon of={History} /> {t('past')}
      </h1>
      <p className="replay-when">{when(at)}</p>
      <p className="replay-not-live">{t('notLive')}</p>
      {house !== null && (
        <Link className="replay-back" href={shelterPath(house)}>
          {t('toHouse', { name: names(house) })}
        </Link>
      )}
      <Link className="replay-back" href="/">
        {t('toNow')}
      </Link>
    </header>
  );
}

/** "Wed 18 Nov 2026, 02:10": a moment of whatever year, by the reader's clock. */
export function useWhen(): (at: number) => string {
  const t = useT('replay');
  const format = useFormat();
  return (at) => t('when', { day: format.day(at), year: new Date(at).getFullYear(), clock: format.clock(at) });
}
