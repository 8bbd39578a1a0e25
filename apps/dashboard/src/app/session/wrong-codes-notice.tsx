import type { Me } from '@safe-haven/contracts';
import { useState } from 'react';
import { Link } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';

/** A notice on every screen until dismissed: wrong codes were tried on this account since the previous sign-in. */
export default function WrongCodesNotice({ count }: { readonly count: NonNullable<Me['wrongCodes']> }) {
  const t = useT('account');
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  return (
    <p className="app-notice" role="status">
      {t('wrongCodes.line', { count })} <Link href="/account">{t('wrongCodes.look')}</Link>{' '}
      <Button onClick={() => setSeen(true)}>{t('wrongCodes.seen')}</Button>
    </p>
  );
}
