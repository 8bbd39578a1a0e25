import './outbox.css';
import type { TFunction } from 'i18next';
import { Hourglass, TriangleAlert } from 'lucide-react';
import { problemText } from '../../locales/problem-text.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { outbox } from '../../net/outbox/page-outbox.ts';
import { QUEUE_TIMEOUT_MS, type QueuedCommand } from '../../net/outbox/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface QueuedCommandRowProps {
  readonly command: QueuedCommand;
  /** The command and its shelter, where the context does not say it. */
  readonly children?: React.ReactNode;
}

/** One queued or returned command: its state and the possible actions. */
export function QueuedCommandRow({ command, children }: QueuedCommandRowProps) {
  const t = useT('offline');
  const { clock } = useFormat();
  const isBack = command.state === 'back';
  const end = clock(command.issuedAt + QUEUE_TIMEOUT_MS);
  return (
    <div className="queued-command-row" data-waiting={command.state} data-command={command.name}>
      <Icon icon={isBack ? TriangleAlert : Hourglass} size={18} />
      <p>
        {children}
        {command.state === 'waiting' && t('waits', { until: end })}
        {command.state === 'sending' && t('sending')}
        {isBack && returnedText(t, command)}
      </p>
      {isBack && <Button onClick={() => outbox.resend(command.key)}>{t('again')}</Button>}
      {command.state !== 'sending' && (
        <Button variant="quiet" onClick={() => outbox.forget(command.key)}>
          {t(isBack ? 'forget' : 'withdraw')}
        </Button>
      )}
    </div>
  );
}

function returnedText(t: TFunction<'offline'>, { problem, mayBeRecorded }: QueuedCommand): string {
  if (problem === null) return mayBeRecorded ? t('unsure') : t('back');
  return `${t('refused', { why: problemText(problem).title })} ${t('back')}`;
}
