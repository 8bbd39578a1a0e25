import './secrets.css';
import type { TotpSecret as Secret } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { QrCode } from './qr-code.tsx';

/** The secret of a new authenticator, to scan or type. It is shown nowhere else. */
export function TotpSecret({ secret }: { secret: Secret }) {
  const t = useT('account');
  return (
    <div className="sheet-part">
      <p>{t('totp.scan')}</p>
      <QrCode text={secret.uri} label={t('totp.qr')} />
      <p className="field-hint">{t('totp.byHand')}</p>
      <p className="secret" translate="no">
        {secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}
      </p>
    </div>
  );
}
