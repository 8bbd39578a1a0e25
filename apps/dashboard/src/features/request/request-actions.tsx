import type { DeclinedBecause, RequestView } from '@safe-haven/contracts';
import { useState } from 'react';
import { Link } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../command/refused.tsx';
import { useOfflineReason } from '../command/use-offline-reason.ts';
import { DeclinedReasons } from '../party/declined-reasons.tsx';
import { startTransferOf } from '../search/start-transfer.ts';
import { AskMore } from './ask-more.tsx';
import { CloseUnmet } from './close-unmet.tsx';
import { RecordConsent } from './record-consent.tsx';

type Opened = 'more' | 'consent' | 'close' | 'withdraw' | null;

/** The actions of the requester: ask more shelters, escalate, withdraw, close without a place. */
export function RequestActions({ request, refetch }: { readonly request: RequestView; refetch(): void }) {
  const t = useT('requests');
  const [open, setOpen] = useState<Opened>(null);
  const commands = useRequestCommands(refetch);
  const disabledReason = useOfflineReason();
  const { requestId, may, level, transferId } = request;
  const callOff = transferId === null ? {} : ({ transfer: 'call_off' } as const);
  if (may.length === 0) return null;
  const opens = (what: Exclude<Opened, null>) => ({
    'data-opens': what,
    'aria-expanded': open === what,
    disabledReason,
    onClick: () => setOpen(open === what ? null : what),
  });
  return (
    <section className="sheet-card" aria-label={t('act.label')}>
      <div className="sheet-actions one-reason">
        {may.includes('broadcast') && <Button {...opens('more')}>{t('act.more')}</Button>}
        {may.includes('record-consent') && <Button {...opens('consent')}>{t('consent.record')}</Button>}
        {may.includes('escalate') && (
          <Button
            busy={commands.busy}
            disabledReason={disabledReason}
            onClick={() => void commands.request(requestId, 'escalate', { level: level + 1 })}
          >
            {t('act.escalate')}
          </Button>
        )}
        {transferId !== null && (
          <Link href={`/transfers/${encodeURIComponent(transferId)}`} className="button">
            {t('transfer.see')}
          </Link>
        )}
        {may.includes('broadcast') && transferId === null && (
          <Button data-opens="transfer" disabledReason={disabledReason} onClick={() => startTransferOf(request)}>
            {t('act.transfer')}
          </Button>
        )}
        {may.includes('close-unmet') && <Button {...opens('close')}>{t('act.close')}</Button>}
        {may.includes('withdraw') && open !== 'withdraw' && (
          <Button variant="quiet" {...opens('withdraw')}>
            {t('act.withdraw')}
          </Button>
        )}
        {open === 'withdraw' && (
          <Withdraw
            hasTransfer={transferId !== null}
            {...{ busy: commands.busy, disabledReason }}
            onWithdraw={(why) => void commands.request(requestId, 'withdraw', { ...callOff, ...why })}
            onCancel={() => setOpen(null)}
          />
        )}
      </div>
      {commands.problem && <Refused problem={commands.problem} />}
      {open === 'more' && <AskMore request={request} refetch={refetch} onClose={() => setOpen(null)} />}
      {open === 'consent' && <RecordConsent request={request} refetch={refetch} onClose={() => setOpen(null)} />}
      {open === 'close' && <CloseUnmet request={request} refetch={refetch} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface WithdrawProps {
  readonly hasTransfer: boolean;
  readonly busy: boolean;
  readonly disabledReason: string | undefined;
  onWithdraw(why: { readonly declined?: DeclinedBecause }): void;
  onCancel(): void;
}

/** Asks once more, and offers to say why they declined. */
function Withdraw({ hasTransfer, busy, disabledReason, onWithdraw, onCancel }: WithdrawProps) {
  const t = useT('requests');
  return (
    <>
      {hasTransfer && <p className="sheet-message">{t('transfer.asks')}</p>}
      <Button busy={busy} disabledReason={disabledReason} onClick={() => onWithdraw({})}>
        {t(hasTransfer ? 'transfer.withdraw' : 'act.withdrawSure')}
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        {t('act.cancel')}
      </Button>
      <DeclinedReasons {...{ busy, disabledReason }} onChoose={(declined) => onWithdraw({ declined })} />
    </>
  );
}
