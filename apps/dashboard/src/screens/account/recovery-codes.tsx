import { recoveryCodes } from '@safe-haven/contracts';
import { useState } from 'react';
import { CodesOnce } from '../../features/credentials/codes-once.tsx';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

/** The number of unused recovery codes, and a button for new ones, which are shown once. */
export function RecoveryCodes({ left, onChanged }: { readonly left: number; onChanged(): void }) {
  const t = useT('account');
  const { busy, problem, send } = useCommand();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const make = async () => {
    const created = await send(() => api.post('/api/me/credentials/recovery-codes', {}, recoveryCodes));
    if (created) setCodes(created.value.codes);
  };
  const done = () => {
    setCodes(null);
    onChanged();
  };
  return (
    <section className="sheet-card">
      <h2>{t('page.recovery')}</h2>
      {codes ? (
        <CodesOnce codes={codes} done={t('page.done')} onDone={done} />
      ) : (
        <>
          <p className="sheet-message">{t('page.left', { count: left })}</p>
          <div className="sheet-actions">
            <Button busy={busy} onClick={() => void make()}>
              {t('page.makeCodes')}
            </Button>
            <span className="sheet-hint">{t('page.makeCodesHint')}</span>
          </div>
          {problem && <Problem problem={problem} />}
        </>
      )}
    </section>
  );
}
