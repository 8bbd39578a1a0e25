import type { Tonight } from '@safe-haven/contracts';
import { isOverdue } from '../../../features/hold/on-the-way/on-the-way.ts';
import { useRequests } from '../../../features/request/use-request.ts';
import { useTransfers } from '../../../features/transfer/use-transfer.ts';
import { useT } from '../../../locales/use-t.ts';
import { useNow } from '../../../model/time/now.ts';
import { LateHoldRow } from './late-hold-row.tsx';
import { PartyRow } from './party-row.tsx';
import { StaleRow } from './stale-row.tsx';

/** Who and what needs somebody: overdue parties first, requests with their answers, who is on the way, stale houses. */
export function NeedsSomeone({ night, again }: { readonly night: Tonight; again(): void }) {
  const t = useT('tonight');
  const requests = useRequests().value?.items ?? [];
  const transfers = useTransfers().value?.items ?? [];
  const now = useNow(10_000);
  const { holds, parties, stale } = night;
  const late = holds.filter((hold) => isOverdue(hold, now));
  const count = late.length + parties.length + stale.length;
  if (count === 0) return null;
  return (
    <section className="night-part" aria-label={t('needs.title')}>
      <h2>
        {t('needs.title')} <span className="night-count">{count}</span>
      </h2>
      <ul className="night-needs">
        {late.map((hold) => (
          <LateHoldRow key={hold.holdId} hold={hold} />
        ))}
        {parties.map((party) => (
          <PartyRow
            key={`${party.kind} ${party.id}`}
            party={party}
            request={requests.find(({ requestId }) => requestId === party.id)}
            transfer={transfers.find(({ transferId }) => transferId === party.id)}
          />
        ))}
        {stale.map((house) => (
          <StaleRow key={house.shelterId} house={house} again={again} />
        ))}
      </ul>
    </section>
  );
}
