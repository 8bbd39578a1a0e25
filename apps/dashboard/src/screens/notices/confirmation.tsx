import type { Notices } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

interface ConfirmationCardProps {
  readonly confirmation: Notices['confirmations'][number];
  onConfirmed(): void;
}

/** A request for an emergency access beyond the limit of one person, to be confirmed by a second one. */
export function ConfirmationCard({ confirmation, onConfirmed }: ConfirmationCardProps) {
  const t = useT('vault');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const confirm = async () => {
    const path = `/api/emergency/${encodeURIComponent(confirmation.accessId)}/confirm`;
    if (await send(() => api.post(path, {}, noContent))) onConfirmed();
  };
  const who = confirmation.byName ?? t('notices.somebody');
  const values = {
    who,
    shelter: confirmation.shelterName,
    clock: format.clock(confirmation.at),
    until: format.clock(confirmation.until),
  };
  return (
    <section className="sheet-card" aria-label={confirmation.shelterName} data-asked={confirmation.accessId}>
      <p className="sheet-name">{t('confirm.said', values)}</p>
      <p className="sheet-message">{t('notices.why', { reason: t(`emergency.reason.${confirmation.reason}`) })}</p>
      <div className="sheet-actions">
        <Button busy={busy} onClick={() => void confirm()}>
          {t('confirm.yes')}
        </Button>
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  );
}
