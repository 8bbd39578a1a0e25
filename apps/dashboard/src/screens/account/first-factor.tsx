import type { MyAccount } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';

/** For an account without a second factor: how to add the first one; nothing for any other. */
export function FirstFactor({ account }: { readonly account: MyAccount }) {
  const t = useT('account');
  if (account.secondFactors.length > 0 || account.provider === null) return null;
  if (!account.ways.some(({ kind }) => kind === 'oidc')) return null;
  const console = account.sessions.find(({ current }) => current)?.console ?? 'shared';
  return (
    <section className="sheet-card">
      <h2>{t('page.noFactor')}</h2>
      <p className="sheet-message">{t('page.needsFactor')}</p>
      {account.mayAddFirstFactor ? (
        <p className="sheet-message">{t('page.addFactorNow')}</p>
      ) : (
        <>
          <p className="sheet-message">{t('page.askedFirst')}</p>
          <div className="sheet-actions">
            <a
              className="button button-primary"
              href={`/api/sign-in/oidc/start?console=${console}&purpose=add_factor&provider=${account.provider}`}
            >
              {t('page.signInAgain')}
            </a>
          </div>
        </>
      )}
    </section>
  );
}
