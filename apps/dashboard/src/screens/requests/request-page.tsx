import type { RequestView } from '@safe-haven/contracts';
import { AskedShelters } from '../../features/request/asked-shelters.tsx';
import { RequestActions } from '../../features/request/request-actions.tsx';
import { RequestAnnouncer } from '../../features/request/request-announcer.tsx';
import { RequestNeeds } from '../../features/request/request-needs.tsx';
import { Situation } from '../../features/request/situation.tsx';
import { placesOf, useRequest } from '../../features/request/use-request.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { Steps } from './steps.tsx';

/** One request: needs, answers of the shelters, and actions. */
export function RequestPage({ requestId }: { readonly requestId: string }) {
  const t = useT('requests');
  const { value, problem, refetch } = useRequest(requestId);
  return (
    <>
      <BackLink to="/requests" label={t('back')} />
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && <RequestDetail request={value} refetch={refetch} />}
    </>
  );
}

interface RequestDetailProps {
  readonly request: RequestView;
  refetch(): void;
}

function RequestDetail({ request, refetch }: RequestDetailProps) {
  const t = useT('requests');
  const l10n = useL10n();
  const now = useNow(30_000);
  const { urgency, waitingSince, situation } = request;
  return (
    <>
      <header className="ask-head" data-request={request.requestId} data-situation={situation}>
        <h1>{formatParty(l10n, request.party)}</h1>
        <p className="sheet-detail">
          {t('placesAsked', { count: placesOf(request) })}
          {` · ${t(`urgency.${urgency}`)}`}
          {situation === 'open' && ` · ${t('waiting', { at: moment(l10n, waitingSince, now) })}`}
        </p>
      </header>
      <RequestAnnouncer request={request} />
      <Steps request={request} />
      <Situation request={request} />
      <AskedShelters request={request} refetch={refetch} />
      <RequestActions request={request} refetch={refetch} />
      <RequestNeeds request={request} />
    </>
  );
}
