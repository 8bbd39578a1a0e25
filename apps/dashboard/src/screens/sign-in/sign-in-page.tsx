import './sign-in-page.css';
import { signInMethodsRead } from '@safe-haven/contracts';
import { GraduationCap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { DemoNotice } from '../../features/demo/demo-notice.tsx';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Icon } from '../../ui/icon.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { AccountMethods } from './account-methods.tsx';
import { DemoPeople } from './demo-people.tsx';
import { failedElsewhere } from './failed-elsewhere.ts';
import { StillInThere } from './still-in-there.tsx';

/** The sign-in page; in the demo its people come first. */
export default function SignInPage() {
  const t = useT('session');
  const a = useT('account');
  useDocumentTitle(a('signIn.title'));
  const { value: methods, problem, refetch } = useRead(endpointOf(signInMethodsRead));
  const [failed] = useState(() => failedElsewhere(location.hash));
  useEffect(() => {
    if (failed) history.replaceState(null, '', location.pathname);
  }, [failed]);
  const isDelayed = useDelayed(methods === null && problem === null);
  return (
    <main className="sign-in">
      {methods?.demo && <DemoNotice />}
      <div className={methods?.demo ? 'sign-in-column' : 'sign-in-column sign-in-narrow'}>
        <div className="sign-in-head">
          <p className="sign-in-product">{t('product')}</p>
          <LanguageSelect edged />
        </div>
        <h1>{methods?.demo ? t('signIn.title') : a('signIn.title')}</h1>
        {failed && <Problem problem={failed} />}
        <StillInThere />
        {problem && <Problem problem={problem} onRetry={refetch} />}
        {isDelayed && <Skeleton width="100%" height={240} />}
        {methods?.demo && (
          <>
            <ToPractice />
            <p className="sign-in-lead">{t('signIn.lead')}</p>
            <DemoPeople />
            <h2 className="sign-in-other">{a('signIn.withAccount')}</h2>
          </>
        )}
        {methods && <AccountMethods methods={methods} />}
        {methods?.demo === false && <ToPractice />}
      </div>
    </main>
  );
}

/** To the practice night, for which nobody has to sign in; in the demo it is what a visitor sees first. */
function ToPractice() {
  const a = useT('account');
  return (
    <p className="sign-in-practice">
      <Link href="/practice" className="button">
        <Icon icon={GraduationCap} />
        {a('signIn.practice')}
      </Link>
      <span>{a('signIn.practiceMore')}</span>
    </p>
  );
}
