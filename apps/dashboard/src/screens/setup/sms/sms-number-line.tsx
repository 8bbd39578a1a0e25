import { type SmsNumberView, smsCard } from '@safe-haven/contracts';
import { useState } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { api } from '../../../net/api.ts';
import { useCommand } from '../../../net/command/use-command.ts';
import { noContent } from '../../../net/no-content.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { TwoStepButton } from '../../../ui/two-step-button.tsx';
import { SmsCardOnce } from './sms-card-once.tsx';
import { smsPath } from './sms-path.ts';

interface SmsNumberLineProps {
  readonly shelterId: string;
  readonly number: SmsNumberView;
  onChanged(): void;
}

/** One number: whose it is, a new card, and one tap that ends it. */
export function SmsNumberLine({ shelterId, number, onChanged }: SmsNumberLineProps) {
  const t = useT('setup');
  const { smsId, personId, name, locked } = number;
  const { busy, problem, send } = useCommand();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const who = name ?? personId;
  const makeCard = async () => {
    const path = smsPath(shelterId, smsId, 'make-card');
    const sent = await send((key) => api.post(path, { personId }, smsCard, { key }));
    if (!sent) return;
    setCodes(sent.value.codes);
    onChanged();
  };
  const revoke = async () => {
    const path = smsPath(shelterId, smsId, 'revoke');
    if (await send((key) => api.post(path, { personId }, noContent, { key }))) onChanged();
  };
  return (
    <>
      <div className="sheet-line" data-sms-number={smsId}>
        <p className="sheet-text">
          <span className="sheet-name">{who}</span>
          <Detail number={number} />
          {locked && <span role="status">{t('sms.locked')}</span>}
        </p>
        <div className="sheet-actions">
          <TwoStepButton
            label={t('sms.newCard')}
            confirmLabel={t('sms.newCardSure')}
            cancelLabel={t('sms.cancel')}
            {...{ name: who, busy }}
            onConfirm={() => void makeCard()}
          />
          <Button busy={busy} aria-label={`${t('sms.revoke')}: ${who}`} onClick={() => void revoke()}>
            {t('sms.revoke')}
          </Button>
        </div>
      </div>
      {problem && <Problem problem={problem} />}
      {codes && <SmsCardOnce codes={codes} onDone={() => setCodes(null)} />}
    </>
  );
}

function Detail({ number: { ending, codesLeft, usedAt } }: Pick<SmsNumberLineProps, 'number'>) {
  const t = useT('setup');
  const format = useFormat();
  const used =
    usedAt === null ? t('sms.never') : t('sms.used', { when: `${format.day(usedAt)}, ${format.clock(usedAt)}` });
  return (
    <span className="sheet-detail">
      {[t('sms.ending', { ending }), t('sms.left', { count: codesLeft }), used].join(' · ')}
    </span>
  );
}
