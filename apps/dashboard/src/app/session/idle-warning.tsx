import './idle-warning.css';
import { useId, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

export interface IdleWarningProps {
  readonly seconds: number;
  onStay(): void;
  onSignOut(): void;
}

/**
 * The warning in the last 20 s before the screen locks. It takes the focus, so that one key press is enough to stay.
 */
export function IdleWarning({ seconds, onStay, onSignOut }: IdleWarningProps) {
  const t = useT('account');
  const s = useT('session');
  const textId = useId();
  const stay = useRef<HTMLDivElement>(null);
  useReturnFocus();
  useFocusWhenDrawn(stay, { within: 'button' });
  return (
    <div className="idle" role="alertdialog" aria-label={t('idle.label')} aria-describedby={textId}>
      <p id={textId}>{t('idle.warning', { count: seconds })}</p>
      <div ref={stay} className="idle-actions">
        <Button variant="primary" onClick={onStay}>
          {t('idle.stay')}
        </Button>
        <Button onClick={onSignOut}>{s('signOut')}</Button>
      </div>
    </div>
  );
}
