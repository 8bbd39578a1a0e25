import { Link } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { useSession } from '../../net/session/use-session.ts';

/** An empty board: what comes next, and who can do it. */
export default function FirstSteps() {
  const t = useT('steps');
  const session = useSession();
  const may = session.situation === 'signed_in' ? session.me.may : [];
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
