import { History } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { Icon } from '../../ui/icon.tsx';

interface PastBannerProps {
  readonly at: number;
  /** The shelter whose activity list linked here; null: opened from elsewhere. */
  readonly shelter: string | null;
  readonly nameOf: (shelterId: string) => string;
}

/** Marks the screen as the past, with its instant and links back. */
export function PastBanner({ at, shelter, nameOf }: PastBannerProps) {
  const t = useT('replay');
  const formatInstant = useInstantText();
  return (
    <header className="replay-banner">
      <h1>
        <Icon icon={History} /> {t('past')}
      </h1>
      <p className="replay-when">{formatInstant(at)}</p>
      <p className="replay-not-live">{t('notLive')}</p>
      {shelter !== null && (
        <Link className="replay-back" href={shelterPath(shelter)}>
          {t('toHouse', { name: nameOf(shelter) })}
        </Link>
      )}
      <Link className="replay-back" href="/">
        {t('toNow')}
      </Link>
    </header>
  );
}

/** "Wed 18 Nov 2026, 02:10" in the reader's time zone. */
export function useInstantText(): (at: number) => string {
  const t = useT('replay');
  const format = useFormat();
  return (at) => t('when', { day: format.day(at), year: new Date(at).getFullYear(), clock: format.clock(at) });
}
