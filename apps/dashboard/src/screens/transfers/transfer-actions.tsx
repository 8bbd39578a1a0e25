import type { TransferView } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useT } from '../../locales/use-t.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { Button } from '../../ui/button.tsx';
import { agreesToTravel } from './format.ts';
import { AcceptForm } from './forms/accept-form.tsx';
import { ArrivalForm } from './forms/arrival-form.tsx';
import { ConsentForm } from './forms/consent-form.tsx';
import { DeclineForm, FailForm } from './forms/end-forms.tsx';
import { PointForm } from './forms/point-form.tsx';

type Opened = 'accept' | 'decline' | 'consent' | 'point' | 'depart' | 'arrival' | 'fail';

interface TransferActionsProps {
  readonly transfer: TransferView;
  refetch(): void;
}

/** The allowed actions of this side; the next one is primary. */
export function TransferActions({ transfer, refetch }: TransferActionsProps) {
  const t = useT('transfers');
  const [open, setOpen] = useState<Opened | null>(null);
  const commands = useRequestCommands(refetch);
  const disabledReason = useOfflineReason();
  const { may, transferId, conditions } = transfer;
  if (may.length === 0) return null;
  const opens = (what: Opened) => ({
    'data-opens': what,
    'aria-expanded': open === what,
    disabledReason,
    variant: nextOf(transfer) === what ? ('primary' as const) : ('secondary' as const),
    onClick: () => setOpen(open === what ? null : what),
  });
  // A party that is held for again was asked for nothing more (TR-10).
  const isAgain = transfer.diverted !== null;
  const accept = () =>
    conditions.length > 0 && !isAgain ? setOpen('accept') : void commands.transfer(transferId, 'accept', { met: [] });
  const form = { transfer, refetch, onClose: () => setOpen(null) };
  return (
    <section className="sheet-card" aria-label={t('act.label')}>
      <div className="sheet-actions one-reason">
        {may.includes('accept') && (
          <Button {...opens('accept')} busy={commands.busy} onClick={accept}>
            {t(isAgain ? 'act.holdAgain' : 'act.accept')}
          </Button>
        )}
        {may.includes('arrive') && (
          <Button
            variant="primary"
            busy={commands.busy}
            disabledReason={disabledReason}
            onClick={() => void commands.transfer(transferId, 'arrive', {})}
          >
            {t('act.arrive')}
          </Button>
        )}
        {may.includes('record-consent') && <Button {...opens('consent')}>{t('act.consent')}</Button>}
        {may.includes('depart') && <Button {...opens('depart')}>{t('act.depart')}</Button>}
        {may.includes('change-arrival') && <Button {...opens('arrival')}>{t('act.arrival')}</Button>}
        {may.includes('share-meeting-point') && <Button {...opens('point')}>{t('act.point')}</Button>}
        {may.includes('decline') && <Button {...opens('decline')}>{t('act.decline')}</Button>}
        {may.includes('fail') && (
          <Button {...opens('fail')} variant="quiet">
            {t('act.fail')}
          </Button>
        )}
      </div>
      {commands.problem && <Refused problem={commands.problem} />}
      {open === 'accept' && <AcceptForm {...form} />}
      {open === 'consent' && <ConsentForm {...form} />}
      {(open === 'depart' || open === 'arrival') && <ArrivalForm key={open} what={open} {...form} />}
      {open === 'point' && <PointForm {...form} />}
      {open === 'decline' && <DeclineForm {...form} />}
      {open === 'fail' && <FailForm {...form} />}
    </section>
  );
}

/** The next action of this side. */
function nextOf({ situation, may, consent }: TransferView): Opened | null {
  if (situation === 'proposed') return may.includes('accept') ? 'accept' : consent === null ? 'consent' : null;
  if (situation === 'accepted' && may.includes('depart')) return agreesToTravel({ consent }) ? 'depart' : 'consent';
  return null;
}
