import './waiting.css';
import type { TFunction } from 'i18next';
import { Hourglass, TriangleAlert } from 'lucide-react';
import { problemText } from '../../locales/problem-text.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { LONGEST_WAIT_MS, type Waiting } from '../../net/outbox/queue.ts';
import { waiting } from '../../net/outbox/waiting.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface WaitingLineProps {
  readonly command: Waiting;
  /** What it is, and of which house, where that is not plain from where it stands. */
  readonly children?: React.ReactNode;
}

/** One command that waits, or came back: what becomes of it, and what can be done about it. */
export function WaitingLine({ command, children }: WaitingLineProps) {
  const t = useT('offline');
  const { clock } = useFormat();
  const isBack = command.state === 'back';
  const end = clock(command.tappedAt + LONGEST_WAIT_MS);
  return (
    <div className="waiting-line" data-waiting={command.state} data-command={command.name}>
      <Icon of={isBack ? TriangleAlert : Hourglass} size={18} />
      <p>
        {children}
        {command.state === 'waiting' && t('waits', { until: end })}
        {command.state === 'sending' && t('sending')}
        {isBack && backWords(t, command)}
      </p>
      {isBack && <Button onClick={() => waiting.again(command.key)}>{t('again')}</Button>}
      {command.state !== 'sending' && (
        <Button variant="quiet" onClick={() => waiting.forget(command.key)}>
          {t(isBack ? 'forget' : 'withdraw')}
        </Button>
      )}
    </div>
  );
}

function backWords(t: TFunction<'offline'>, { problem, unsure }: Waiting): string {
  if (problem === null) return unsure ? t('unsure') : t('back');
  return `${t('refused', { why: problemText(problem).title })} ${t('back')}`;
}
