import { useT } from '../../locales/use-t.ts';
import { useSession } from '../../net/session/use-session.ts';

/** After signing out: one is still signed in at the organisation's own sign-in, and may end that as well. */
export function StillInThere() {
  const t = useT('account');
  const session = useSession();
  if (session.situation !== 'signed_out' || !session.stillIn) return null;
  const { id, label } = session.stillIn;
  return (
    <section className="sign-in-still" role="status">
      <p>{t('signIn.stillIn', { name: label })}</p>
      <a className="button" href={`/api/sign-in/oidc/end?provider=${id}`}>
        {t('signIn.outThere', { name: label })}
      </a>
    </section>
  );
}
