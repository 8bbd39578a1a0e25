import { noticesRead } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { useNudge } from '../../net/nudges.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { newsIn, unseen } from './seen-news.ts';

/** Fallback refetch interval in case a nudge was lost, ms. */
const REFRESH_MS = 60_000;

/** The number of open notices, without content: it is on every page. */
export default function NoticesCount() {
  const t = useT('vault');
  const [at] = useLocation();
  const { value, refetch } = useRead(endpointOf(noticesRead));
  useNudge('notices', refetch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: recounted after a visit of the notices
  useEffect(() => {
    if (value) refetch();
    const timer = setInterval(refetch, REFRESH_MS);
    return () => clearInterval(timer);
  }, [at === '/notices', refetch]);
  const count = value ? value.emergencies.length + value.confirmations.length + unseen(newsIn(value)) : 0;
  if (count === 0 || at === '/notices') return null;
  return (
    <p className="app-notice" role="status">
      <Link href="/notices">{t('notices.count', { count })}</Link>
    </p>
  );
}
