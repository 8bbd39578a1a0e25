import type { OpenPartyView, RequestView, TransferView } from '@safe-haven/contracts';
import { Car, MessageSquare, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { formatCounts } from '../../../features/request/answer-counts.ts';
import { placesOf } from '../../../features/request/use-request.ts';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { NeedRow } from './need-row.tsx';

interface PartyRowProps {
  readonly party: OpenPartyView;
  /** What the lists know of it; left out until they are read. */
  readonly request: RequestView | undefined;
  readonly transfer: TransferView | undefined;
}

/** A party that looks for a place, is expected, or should have been there. */
export function PartyRow({ party, request, transfer }: PartyRowProps) {
  if (party.kind === 'request') return <RequestRow party={party} request={request} />;
  return <TransferRow party={party} transfer={transfer} />;
}

function RequestRow({ party, request }: Pick<PartyRowProps, 'party' | 'request'>) {
  const t = useT('tonight');
  const r = useT('requests');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const people = formatParty(l10n, party.party);
  const promised = party.situation === 'promised';
  const detail = promised
    ? r('promisedBy', { house: nameOf(request?.place?.shelterId ?? null) })
    : request
      ? formatCounts(r, request)
      : people;
  return (
    <NeedRow
      icon={MessageSquare}
      kind={`request-${party.situation}`}
      id={party.id}
      title={r('placesAsked', { count: placesOf(party) })}
      detail={detail === people ? people : `${people} · ${detail}`}
    >
      <Link href={`/requests/${encodeURIComponent(party.id)}`} className="button">
        {t('needs.see')}
      </Link>
    </NeedRow>
  );
}

function TransferRow({ party, transfer }: Pick<PartyRowProps, 'party' | 'transfer'>) {
  const t = useT('tonight');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const format = useFormat();
  const now = useNow(10_000);
  const { situation, overdue, due } = party;
  const house = nameOf(transfer?.to.shelterId ?? null);
  const people = formatParty(l10n, party.party);
  const times = transfer && {
    from: moment(l10n, transfer.arrival.from, now),
    to: moment(l10n, transfer.arrival.to, now),
  };
  const title = overdue
    ? t('needs.overdue', { age: format.age(now - Date.parse(due ?? party.since)) })
    : t(situation === 'proposed' || situation === 'accepted' ? `needs.${situation}` : 'needs.onTheWay', { house });
  const detail = !times
    ? people
    : overdue
      ? t('needs.expectedAt', { house, people, ...times })
      : t('needs.expected', { people, ...times });
  return (
    <NeedRow
      icon={overdue ? TriangleAlert : Car}
      kind={overdue ? 'overdue' : `transfer-${situation}`}
      id={party.id}
      title={title}
      detail={detail}
    >
      <Link href={`/transfers/${encodeURIComponent(party.id)}`} className="button">
        {t('needs.see')}
      </Link>
    </NeedRow>
  );
}
