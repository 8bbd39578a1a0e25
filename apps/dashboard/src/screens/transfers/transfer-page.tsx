import type { TransferView } from '@safe-haven/contracts';
import { ArrowRightLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useRequest } from '../../features/request/use-request.ts';
import { startTransfer, startTransferOf } from '../../features/search/start-transfer.ts';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useTransfer } from '../../features/transfer/use-transfer.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { sentenceOf, situationOf, turnOf } from './format.ts';
import { TransferActions } from './transfer-actions.tsx';
import { TransferFacts } from './transfer-facts.tsx';

/** One transfer: its situation, whose turn it is, and the actions. */
export function TransferPage({ transferId }: { readonly transferId: string }) {
  const t = useT('transfers');
  const { value, problem, refetch } = useTransfer(transferId);
  return (
    <>
      <BackLink to="/transfers" label={t('back')} />
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && <TransferDetail transfer={value} refetch={refetch} />}
    </>
  );
}

function TransferDetail({ transfer, refetch }: { readonly transfer: TransferView; refetch(): void }) {
  const t = useT('transfers');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const { transferId, situation, party, to, requestId } = transfer;
  const turn = turnOf(transfer);
  return (
    <>
      <header className="ask-head" data-transfer={transferId} data-situation={situation}>
        <h1>{t('toHouse', { shelter: nameOf(to.shelterId) })}</h1>
        <p className="sheet-message">{formatParty(l10n, party)}</p>
      </header>
      <TransferAnnouncer situation={situationOf(t, transfer)} />
      <section
        className="sheet-card ask-situation"
        data-situation={transfer.diverted === null ? situation : 'diverted'}
      >
        <p>{sentenceOf(t, transfer)}</p>
        {turn && <p className="sheet-detail">{t(`turn.${turn}`)}</p>}
        {requestId && transfer.from.mine && (
          <Link href={`/requests/${encodeURIComponent(requestId)}`} className="button">
            {t('request')}
          </Link>
        )}
        <AnotherShelter transfer={transfer} />
      </section>
      <TransferActions transfer={transfer} refetch={refetch} />
      <TransferFacts transfer={transfer} />
    </>
  );
}

/** The sender looks for another house once this one does not take them (any more). */
function AnotherShelter({ transfer }: { readonly transfer: TransferView }) {
  const t = useT('transfers');
  const { situation, diverted, from, party, departedAt } = transfer;
  const isLost = diverted !== null || situation === 'declined' || situation === 'failed';
  const request = useRequest(isLost && from.mine ? transfer.requestId : null).value;
  const disabledReason = useOfflineReason();
  if (!isLost || !from.mine || request?.closedAt) return null;
  // Once they have left they are in no house.
  const where = { leaving: departedAt === null ? from.shelterId : null };
  const start = () => (request ? startTransferOf(request, where) : startTransfer({ party, ...where }));
  return (
    <Button icon={ArrowRightLeft} disabledReason={disabledReason} onClick={start}>
      {t('act.another')}
    </Button>
  );
}

/** Announces changes of the situation to screen readers. */
function TransferAnnouncer({ situation }: { readonly situation: string }) {
  const t = useT('transfers');
  const before = useRef(situation);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (before.current === situation) return;
    before.current = situation;
    setAnnouncement(t('announce', { situation }));
  }, [situation, t]);
  return (
    <p className="aloud" role="status">
      {announcement}
    </p>
  );
}
