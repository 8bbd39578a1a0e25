import '../../features/session/sign-in-page.css';
import { signInWays } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { DemoLine } from '../../features/session/demo-line.tsx';
import { failedElsewhere } from '../../features/session/failed-elsewhere.ts';
import { useT } from '../../locales/use-t.ts';
import { useRead } from '../../net/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useLate } from '../../ui/skeleton.tsx';
import { AccountMethods } from './account-methods.tsx';
import { DemoPeople } from './demo-people.tsx';

/** The ways in that this program has; in the demo its invented people first. */
export default function SignInPage() {
  const t = useT('session');
  const a = useT('account');
  const { value: ways, problem, again } = useRead('/api/sign-in', signInWays);
  const [failed] = useState(() => failedElsewhere(location.hash));
  useEffect(() => {
    if (failed) history.replaceState(null, '', location.pathname);
  }, [failed]);
  const late = useLate(ways === null && problem === null);
  return (
    <main className="sign-in">
      {ways?.demo && <DemoLine />}
      <div className={ways?.demo ? 'sign-in-column' : 'sign-in-column sign-in-narrow'}>
        <div className="sign-in-head">
          <p className="sign-in-product">{t('product')}</p>
          <LanguageSelect edged />
        </div>
        <h1>{ways?.demo ? t('signIn.title') : a('signIn.title')}</h1>
        {failed && <Problem problem={failed} />}
        {problem && <Problem problem={problem} onRetry={again} />}
        {late && <Skeleton width="100%" height={240} />}
        {ways?.demo && (
          <>
            <p className="sign-in-lead">{t('signIn.lead')}</p>
            <DemoPeople />
            <h2 className="sign-in-other">{a('signIn.withAccount')}</h2>
          </>
        )}
        {ways && <AccountMethods methods={ways} />}
      </div>
    </main>
  );
}
