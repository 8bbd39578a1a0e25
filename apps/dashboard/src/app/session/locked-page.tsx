import './idle-warning.css';
import { useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { sessions } from '../../net/session/session.ts';
import { Button } from '../../ui/button.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';

/** The locked screen: no names, no shelter, nothing that says what the program is for. */
export default function LockedPage() {
  const t = useT('account');
  useDocumentTitle(t('idle.lockedTitle'));
  const page = useRef<HTMLElement>(null);
  useFocusWhenDrawn(page);
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
