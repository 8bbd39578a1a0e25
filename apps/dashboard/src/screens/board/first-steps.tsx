import { Link } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { useSession } from '../../net/session/use-session.ts';

/** An empty board: what comes next, and who can do it. */
export default function FirstSteps() {
  const t = useT('steps');
  const session = useSession();
  if (session.situation !== 'signed_in') return null;
  const { may, delayMinutes } = session.me;
  // A delayed view is empty for its first minutes, whatever the managers have added.
  if (delayMinutes > 0) return <p className="houses-none-detail">{t('late', { count: delayMinutes })}</p>;
  if (!may.includes('set-up')) return <p className="houses-none-detail">{t('wait')}</p>;
  return (
    <>
      <p className="houses-none-detail">{t('manager')}</p>
      <Link className="button button-primary" href="/setup">
        {t('addHouse')}
      </Link>
    </>
  );
}
