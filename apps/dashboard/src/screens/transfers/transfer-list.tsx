import type { TransferView } from '@safe-haven/contracts';
import { ArrowRightLeft, ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { startTransfer } from '../../features/search/start-transfer.ts';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { ArrivedButton } from '../../features/transfer/arrived-button.tsx';
import { useTransfers } from '../../features/transfer/use-transfer.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { useNow } from '../../model/time/now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { formatArrival, isEnded, situationOf, turnOf } from './format.ts';

/** Open transfers, diverted and overdue ones first; then recently ended ones. */
export function TransferList() {
  const t = useT('transfers');
  const { value, problem, refetch } = useTransfers();
  const disabledReason = useOfflineReason();
  const all = value?.items ?? [];
  const open = all.filter((transfer) => !isEnded(transfer)).toSorted(byUrgency);
  const closed = all.filter(isEnded);
  return (
    <>
      <div className="sheet-head">
        <PageTitle>{t('heading')}</PageTitle>
        <Button icon={ArrowRightLeft} disabledReason={disabledReason} onClick={() => startTransfer({})}>
          {t('act.propose')}
        </Button>
      </div>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && open.length === 0 && (
        <section className="sheet-card" data-empty="transfers">
          <p>{t('empty')}</p>
          <p className="sheet-hint">{t('emptyNext')}</p>
        </section>
      )}
      {open.length > 0 && <TransferGroup title={t('open')} transfers={open} refetch={refetch} />}
      {closed.length > 0 && <TransferGroup title={t('closed')} transfers={closed} refetch={refetch} />}
    </>
  );
}

/** Order: diverted, overdue, then waiting for us, then by arrival. */
const byUrgency = (a: TransferView, b: TransferView): number =>
  Number(b.diverted !== null) - Number(a.diverted !== null) ||
  Number(b.situation === 'overdue') - Number(a.situation === 'overdue') ||
  Number(turnOf(b) === 'yours') - Number(turnOf(a) === 'yours') ||
  (a.arrival.to < b.arrival.to ? -1 : Number(a.arrival.to > b.arrival.to));

interface TransferGroupProps {
  readonly title: string;
  readonly transfers: readonly TransferView[];
  refetch(): void;
}

function TransferGroup({ title, transfers, refetch }: TransferGroupProps) {
  return (
    <section className="sheet-card">
      <h2>{title}</h2>
      <ul className="sheet-list">
        {transfers.map((transfer) => (
          <TransferRow key={transfer.transferId} transfer={transfer} refetch={refetch} />
        ))}
      </ul>
    </section>
  );
}

function TransferRow({ transfer, refetch }: { readonly transfer: TransferView; refetch(): void }) {
  const t = useT('transfers');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const now = useNow(30_000);
  const { transferId, situation, party, to } = transfer;
  return (
    <li
      className="ask-line"
      data-transfer={transferId}
      data-situation={transfer.diverted === null ? situation : 'diverted'}
    >
      <Link href={`/transfers/${encodeURIComponent(transferId)}`} className="ask-link">
        <span className="ask-link-text">
          <span className="ask-link-name">{t('toHouse', { shelter: nameOf(to.shelterId) })}</span>
          <span>{formatParty(l10n, party)}</span>
          {turnOf(transfer) === 'yours' && <span className="sheet-detail">{t('turn.yours')}</span>}
        </span>
        <span className="ask-link-state">
          <span className="ask-link-situation transfer-situation">{situationOf(t, transfer)}</span>
          {!isEnded(transfer) && (
            <span className="sheet-detail">
              {t('expected')} {formatArrival(t, l10n, transfer.arrival, now)}
            </span>
          )}
        </span>
        <Icon icon={ChevronRight} />
      </Link>
      {transfer.may.includes('arrive') && (
        <div className="sheet-actions transfer-arrived">
          <ArrivedButton transferId={transferId} refetch={refetch} />
        </div>
      )}
    </li>
  );
}
