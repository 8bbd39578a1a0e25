import './request-list.css';
import { type Me, type RequestView, urgencies } from '@safe-haven/contracts';
import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { formatCounts } from '../../features/request/answer-counts.ts';
import { placesOf, useRequests } from '../../features/request/use-request.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';

const isOpen = ({ situation }: RequestView): boolean => situation === 'open' || situation === 'promised';

/** Order: open before promised, then by urgency, then by waiting time. */
const byUrgency = (a: RequestView, b: RequestView): number =>
  Number(a.situation === 'promised') - Number(b.situation === 'promised') ||
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  (a.waitingSince < b.waitingSince ? -1 : Number(a.waitingSince > b.waitingSince));

/** Open requests by urgency, then recently closed ones. */
export function RequestList({ me }: { readonly me: Me }) {
  const t = useT('requests');
  const { value, problem, refetch } = useRequests();
  const all = value?.items ?? [];
  const open = all.filter(isOpen).toSorted(byUrgency);
  const closed = all.filter((request) => !isOpen(request));
  return (
    <>
      <div className="sheet-head">
        <h1>{t('heading')}</h1>
        {me.may.includes('find') && (
          <Link href="/find" className="button button-primary">
            {t('find')}
          </Link>
        )}
      </div>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && open.length === 0 && (
        <section className="sheet-card" data-empty="requests">
          <p>{t('empty')}</p>
          <p className="sheet-hint">{t('emptyNext')}</p>
        </section>
      )}
      {all.length > 0 && (
        <div className="request-list">
          {open.length > 0 && <RequestGroup title={t('open')} requests={open} />}
          {closed.length > 0 && <RequestGroup title={t('closed')} requests={closed} />}
        </div>
      )}
    </>
  );
}

function RequestGroup({ title, requests }: { readonly title: string; readonly requests: readonly RequestView[] }) {
  return (
    <section className="request-group" aria-label={title}>
      <h2>
        {title} <span className="request-group-count">{requests.length}</span>
      </h2>
      <ul>
        {requests.map((request) => (
          <RequestRow key={request.requestId} request={request} />
        ))}
      </ul>
    </section>
  );
}

/** One request in the rhythm of the night: since when, for whom, what the houses said. */
function RequestRow({ request }: { readonly request: RequestView }) {
  const t = useT('requests');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(30_000);
  const { requestId, situation, waitingSince, closedAt, urgency, requestedFrom } = request;
  const about = [
    t('placesAsked', { count: placesOf(request) }),
    ...(situation === 'open' ? [t(`urgency.${urgency}`)] : []),
    ...(!requestedFrom.mine && requestedFrom.organisation
      ? [t('of', { organisation: requestedFrom.organisation })]
      : []),
  ];
  return (
    <li data-request={requestId} data-situation={situation}>
      <Link href={`/requests/${encodeURIComponent(requestId)}`} className="request-row">
        <span className="request-since">
          {closedAt === null ? format.age(now - Date.parse(waitingSince)) : moment(l10n, closedAt, now)}
        </span>
        <span className="request-party">
          <b>{formatParty(l10n, request.party)}</b> <span>{about.join(' · ')}</span>
        </span>
        <span className="request-state">
          {/* Of one that looks for a place the heading says so already: what the houses said is the news. */}
          {situation !== 'open' && <span className="ask-link-situation">{t(`situation.${situation}`)}</span>}
          {isOpen(request) && <span>{formatCounts(t, request)}</span>}
        </span>
        <Icon icon={ChevronRight} />
      </Link>
    </li>
  );
}
