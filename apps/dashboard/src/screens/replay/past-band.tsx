import { History } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

/** That this is the past, and which instant of it; the way back. */
export function PastBand({ at }: { readonly at: number }) {
  const t = useT('replay');
  const when = useWhen();
  return (
    <header className="replay-band">
      <h1>
        <Icon of={History} /> {t('past')}
      </h1>
      <p className="replay-when">{when(at)}</p>
      <p className="replay-not-live">{t('notLive')}</p>
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
