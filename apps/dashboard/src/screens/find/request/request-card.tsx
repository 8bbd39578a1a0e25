import '../../../ui/sheet.css';
import '../../../features/request/requests.css';
import './request.css';
import type { RequestView } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatCounts } from '../../../features/request/answer-counts.ts';
import { AskedShelters } from '../../../features/request/asked-shelters.tsx';
import { RequestActions } from '../../../features/request/request-actions.tsx';
import { RequestAnnouncer } from '../../../features/request/request-announcer.tsx';
import { Situation } from '../../../features/request/situation.tsx';
import { useRequest } from '../../../features/request/use-request.ts';
import { formatParty } from '../../../model/party/party.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { useFocusWhenDrawn } from '../../../ui/use-focus-when-drawn.ts';

interface RequestCardProps {
  readonly requestId: string;
  /** A shelter has promised beds, and the hold is visible to the caller. */
  onPromised(promised: Promised): void;
  /** The request has ended: the form can be used again. */
  onOver(): void;
}

export interface Promised {
  readonly shelterId: string;
  readonly holdId: string;
  readonly request: RequestView;
}

/**
 * The request of this search: the shelters asked, and their answers as they arrive; a yes can be accepted with one
 * press.
 */
export function RequestCard({ requestId, onPromised, onOver }: RequestCardProps) {
  const { value, problem, refetch } = useRequest(requestId);
  const latest = useRef(onPromised);
  latest.current = onPromised;
  const place = value?.situation === 'promised' ? value.place : null;
  useEffect(() => {
    if (value && place?.holdId) latest.current({ shelterId: place.shelterId, holdId: place.holdId, request: value });
  }, [value, place]);
  return (
    <>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {value && <OpenRequest request={value} refetch={refetch} onOver={onOver} />}
    </>
  );
}

interface OpenRequestProps {
  readonly request: RequestView;
  refetch(): void;
  onOver(): void;
}

function OpenRequest({ request, refetch, onOver }: OpenRequestProps) {
  const { t, requests, shelter } = useFindL10n();
  const card = useRef<HTMLElement>(null);
  useFocusWhenDrawn(card);
  const isOpen = request.situation === 'open' || request.situation === 'promised';
  return (
    <section
      ref={card}
      className="request-card"
      tabIndex={-1}
      aria-label={t('request.title')}
      data-situation={request.situation}
    >
      <header>
        <h3>{t('request.title')}</h3>
        <p>
          {formatParty(shelter, request.party)} · {requests(`situation.${request.situation}`)}
        </p>
        <p className="request-counts">{formatCounts(requests, request)}</p>
      </header>
      <RequestAnnouncer request={request} />
      <Situation request={request} />
      <AskedShelters request={request} refetch={refetch} />
      {isOpen && <RequestActions request={request} refetch={refetch} />}
      <div className="request-actions">
        {!isOpen && (
          <Button variant="primary" onClick={onOver}>
            {t('request.over')}
          </Button>
        )}
        <Link href={`/requests/${encodeURIComponent(request.requestId)}`}>{t('request.open')}</Link>
      </div>
    </section>
  );
}
