import './waiting.css';
import type { TFunction } from 'i18next';
import { Hourglass, TriangleAlert } from 'lucide-react';
import { problemText } from '../../locales/problem-text.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LONGEST_WAIT_MS, type Waiting } from './queue.ts';
import { waiting } from './waiting.ts';

interface WaitingLineProps {
  readonly wish: Waiting;
  /** What it is, and of which house, where that is not plain from where it stands. */
  readonly children?: React.ReactNode;
}

/** One wish that waits, or came back: what becomes of it, and what can be done about it. */
export function WaitingLine({ wish, children }: WaitingLineProps) {
  const t = useT('offline');
  const { clock } = useFormat();
  const isBack = wish.state === 'back';
  const end = clock(wish.tappedAt + LONGEST_WAIT_MS);
  return (
    <div className="waiting-line" data-waiting={wish.state} data-command={wish.name}>
      <Icon of={isBack ? TriangleAlert : Hourglass} size={18} />
      <p>
        {children}
        {wish.state === 'waiting' && t('waits', { until: end })}
        {wish.state === 'sending' && t('sending')}
        {isBack && backWords(t, wish)}
      </p>
      {isBack && <Button onClick={() => waiting.again(wish.key)}>{t('again')}</Button>}
      {wish.state !== 'sending' && (
        <Button look="quiet" onClick={() => waiting.forget(wish.key)}>
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
