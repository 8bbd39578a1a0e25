import { type InvitationMade, invitationMade } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LinkOnce } from './link-once.tsx';
import type { PartProps } from './person-drawer.tsx';

/** Creates a new one-time link after the first one or a device was lost. */
export function LinkPart({ person, disabledReason, onChanged }: PartProps) {
  const t = useT('people');
  const { busy, problem, send } = useCommand();
  const [created, setCreated] = useState<InvitationMade | null>(null);
  const renew = async () => {
    const path = `/api/people/${encodeURIComponent(person.personId)}/renew-invitation`;
    const sent = await send((key) => api.post(path, {}, invitationMade, { key }));
    if (!sent) return;
    setCreated(sent.value);
    onChanged();
  };
  if (created) return <LinkOnce name={person.name ?? t('erased')} created={created} onDone={() => setCreated(null)} />;
  return (
    <section className="sheet-part">
      <h3>{t('drawer.link')}</h3>
      <p className="sheet-hint">{t('drawer.linkLost')}</p>
      <div className="sheet-actions">
        <Button
          busy={busy}
          disabledReason={person.situation === 'invited' ? undefined : disabledReason}
          onClick={() => void renew()}
        >
          {t('drawer.renew')}
        </Button>
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  );
}
