import type { OpenPartyView, RequestView } from '@safe-haven/contracts';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { formatCounts } from '../../../features/request/answer-counts.ts';
import { AskMore } from '../../../features/request/ask-more.tsx';
import { placesOf } from '../../../features/request/use-request.ts';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { restoreFocus } from '../../../ui/restore-focus.ts';
import { TonightRow } from '../rows/tonight-row.tsx';
import { TonightTime } from '../rows/tonight-time.tsx';

interface RequestRowProps {
  readonly party: OpenPartyView;
  /** Its entry in the list; missing until loaded. */
  readonly request: RequestView | undefined;
  refetch(): void;
}

/** An open request: since when, for whom, how many answered what, and more houses to ask. */
export function RequestRow({ party, request, refetch }: RequestRowProps) {
  const t = useT('tonight');
  const r = useT('requests');
  const l10n = useL10n();
  const format = useFormat();
  const nameOf = useShelterName();
  const now = useNow(10_000);
  const disabledReason = useOfflineReason();
  const [isAsking, setIsAsking] = useState(false);
  const noes = request?.answers.filter(({ answer }) => answer === 'no').length ?? 0;
  const place = `more ${party.id}`;
  const close = () => {
    setIsAsking(false);
    restoreFocus(place);
  };
  return (
    <TonightRow
      kind={`request-${party.situation}`}
      id={party.id}
      time={
        <TonightTime
          icon={MessageSquare}
          number={format.age(now - Date.parse(party.since))}
          label={t('row.openSince')}
        />
      }
      title={formatParty(l10n, party.party)}
      detail={[
        r('placesAsked', { count: placesOf(party) }),
        ...(noes > 0 ? [t('answers.no', { count: noes })] : []),
      ].join(' · ')}
      extra={
        party.situation === 'promised'
          ? r('promisedBy', { shelter: nameOf(request?.place?.shelterId ?? null) })
          : request && request.asked.length <= noes && formatCounts(r, request)
      }
      below={isAsking && request && <AskMore request={request} refetch={refetch} onClose={close} place={place} />}
    >
      {party.situation === 'open' && request?.may.includes('broadcast') && (
        <Button
          variant="quiet"
          disabledReason={disabledReason}
          aria-expanded={isAsking}
          data-opens={place}
          onClick={() => setIsAsking(!isAsking)}
        >
          {r('act.more')}
        </Button>
      )}
      <Link href={`/requests/${encodeURIComponent(party.id)}`} className="button button-quiet">
        {t('needs.see')}
      </Link>
    </TonightRow>
  );
}
