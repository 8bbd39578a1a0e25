import '../../../features/credentials/secrets.css';
import { Printer } from 'lucide-react';
import { useRef } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { useFocusWhenDrawn } from '../../../ui/use-focus-when-drawn.ts';

/** The codes of a card, shown once. Printed they are codes alone. */
export function SmsCardOnce({ codes, onDone }: { readonly codes: readonly string[]; onDone(): void }) {
  const t = useT('setup');
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhenDrawn(heading);
  return (
    <div className="codes-once">
      <h3 ref={heading} tabIndex={-1}>
        {t('sms.card')}
      </h3>
      <p>{t('sms.cardLead')}</p>
      <p>{t('sms.cardHow')}</p>
      <ol className="codes" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="sheet-actions">
        <Button icon={Printer} onClick={() => print()}>
          {t('sms.print')}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {t('sms.done')}
        </Button>
      </div>
    </div>
  );
}
