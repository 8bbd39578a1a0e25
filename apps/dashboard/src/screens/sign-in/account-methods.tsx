import type { SignInWays } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { type Console, ConsoleChoice } from './console-choice.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { PasswordForm } from './password-form.tsx';

/** The configured sign-in methods: passkey, password with code, then an organisation's own. */
export function AccountMethods({ methods }: { methods: SignInWays }) {
  const t = useT('account');
  const [console, setConsole] = useState<Console>('shared');
  return (
    <section className="account-methods" aria-label={t('signIn.title')}>
      {methods.passkeys ? (
        <PasskeySignIn console={console} />
      ) : (
        <p className="sign-in-hint">{t('signIn.noPasskeys')}</p>
      )}
      {methods.oidc && (
        <a className="button button-wide" href={`/api/sign-in/oidc/start?console=${console}`}>
          {t('signIn.oidc', { name: methods.oidc.name })}
        </a>
      )}
      {methods.organisations.map(({ id, label }) => (
        <a key={id} className="button button-wide" href={`/api/sign-in/oidc/start?console=${console}&provider=${id}`}>
          {t('signIn.oidc', { name: label })}
        </a>
      ))}
      <ConsoleChoice value={console} onChoose={setConsole} />
      <h2 className="account-methods-or">{t('signIn.or')}</h2>
      <PasswordForm console={console} />
      <p className="sign-in-hint">{t('signIn.elsewhere')}</p>
    </section>
  );
}
