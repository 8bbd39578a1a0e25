import './idle-warning.css';
import { useEffect, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { sessions } from '../../net/session/session.ts';
import { Button } from '../../ui/button.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';

/** The locked screen: no names, no shelter, nothing that says what the program is for. */
export default function LockedPage() {
  const t = useT('account');
  useDocumentTitle(t('idle.lockedTitle'));
  const page = useRef<HTMLElement>(null);
  useEffect(() => page.current?.focus(), []);
  return (
    <main ref={page} className="locked" tabIndex={-1}>
      <h1>{t('idle.lockedTitle')}</h1>
      <p>{t('idle.locked')}</p>
      <Button variant="primary" onClick={sessions.ended}>
        {t('idle.again')}
      </Button>
    </main>
  );
}
