import '../../ui/sheet.css';
import { type Me, myAccountRead } from '@safe-haven/contracts';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { FirstFactor } from './first-factor.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Roles } from './roles.tsx';
import { Sessions } from './sessions.tsx';
import { SignInMethods } from './sign-in-methods.tsx';

/** The own account: roles, sign-in methods, recovery codes, sessions, language. */
export default function AccountPage({ me }: { me: Me }) {
  const t = useT('account');
  const { value, waiting, problem, refetch } = useRead(endpointOf(myAccountRead));
  return (
    <main className="sheet">
      <div className="sheet-head">
        <PageTitle>{t('page.title')}</PageTitle>
        <p className="sheet-message">{value ? nameAndEmail(value.name, value.email, t('page.noName')) : me.name}</p>
      </div>
      <Roles me={me} />
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('page.loading')} heights={[20, 56, 56]} />
      {value && (
        <>
          <FirstFactor account={value} />
          <SignInMethods methods={value.ways} onChanged={refetch} />
          <RecoveryCodes left={value.recoveryCodesLeft} onChanged={refetch} />
          <Sessions sessions={value.sessions} onChanged={refetch} />
        </>
      )}
      <section className="sheet-card">
        <h2>{t('page.language')}</h2>
        <LanguageSelect edged />
      </section>
    </main>
  );
}

const nameAndEmail = (name: string | null, email: string | null, none: string): string =>
  [name ?? none, email].filter(Boolean).join(', ');
