import './secrets.css';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Recovery codes, shown once: continuing requires a tick that they are saved. */
export function CodesOnce(props: { codes: readonly string[]; done: string; onDone(): void }) {
  const t = useT('account');
  const [isSaved, setIsSaved] = useState(false);
  return (
    <div className="codes-once">
      <p>{t('codes.lead')}</p>
      <ol className="codes" translate="no">
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>{t('codes.keep')}</p>
      <div className="sheet-actions">
        <CopyButton
          text={props.codes.join('\n')}
          label={t('codes.copy')}
          copied={t('codes.copied')}
          notCopied={t('codes.notCopied')}
        />
        <Button icon={Printer} onClick={() => print()}>
          {t('codes.print')}
        </Button>
      </div>
      <label className="codes-kept">
        <input type="checkbox" checked={isSaved} onChange={(e) => setIsSaved(e.target.checked)} />
        {t('codes.kept')}
      </label>
      <div className="sheet-actions">
        <Button variant="primary" disabledReason={isSaved ? undefined : t('codes.needsKept')} onClick={props.onDone}>
          {props.done}
        </Button>
      </div>
    </div>
  );
}
