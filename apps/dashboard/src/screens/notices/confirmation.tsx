import type { Notices } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

interface OneConfirmationProps {
  readonly asked: Notices['confirmations'][number];
  onConfirmed(): void;
}

/** A request for an emergency access beyond the limit of one person, to be confirmed by a second one. */
export function OneConfirmation({ asked, onConfirmed }: OneConfirmationProps) {
  const t = useT('vault');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const confirm = async () => {
    const path = `/api/emergency/${encodeURIComponent(asked.accessId)}/confirm`;
    if (await send(() => api.post(path, {}, noContent))) onConfirmed();
  };
  const who = asked.byName ?? t('notices.somebody');
  const values = { who, house: asked.shelterName, clock: format.clock(asked.at), until: format.clock(asked.until) };
  return (
    <section className="sheet-card" aria-label={asked.shelterName} data-asked={asked.accessId}>
      <p className="sheet-name">{t('confirm.said', values)}</p>
      <p className="sheet-said">{t('notices.why', { reason: t(`emergency.reason.${asked.reason}`) })}</p>
      <div className="sheet-acts">
        <Button busy={busy} onClick={() => void confirm()}>
          {t('confirm.yes')}
        </Button>
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  );
}
