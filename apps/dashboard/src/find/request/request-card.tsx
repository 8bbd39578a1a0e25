import './request.css';
import type { RequestView } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../look/parts/button.tsx';
import { Problem } from '../../look/parts/problem.tsx';
import { useWishes } from '../../requests/commands.ts';
import { useRequest } from '../../requests/use-request.ts';
import { partyWords } from '../../shelter/say/party.ts';
import { moment } from '../../shelter/say/time.ts';
import { useNow } from '../../time/now.ts';
import { useVoice } from '../say/voice.ts';
import { Answers } from './answers.tsx';
import { CloseUnmet } from './close-unmet.tsx';

interface RequestCardProps {
  readonly requestId: string;
  /** The house whose hold is awaited; null: none. */
  readonly asking: string | null;
  readonly why: string | undefined;
  /** Holds in a house that said yes. */
  onAccept(shelterId: string): void;
  /** The request is over: the form is free again. */
  onOver(): void;
}

/** A request that was opened here: who was asked, what they answer, as it comes. */
export function RequestCard({ requestId, asking, why, onAccept, onOver }: RequestCardProps) {
  const { t, requests, house } = useVoice();
  const read = useRequest(requestId);
  const wishes = useWishes(read.again);
  const [closing, setClosing] = useState(false);
  const card = useRef<HTMLElement>(null);
  const now = useNow(10_000);
  const request = read.value;
  const isThere = request !== null;
  useEffect(() => {
    if (isThere) card.current?.focus();
  }, [isThere]);
  if (request === null) return read.problem && <Problem problem={read.problem} onRetry={read.again} />;
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
          {partyWords(house, request.party)} · {requests(`situation.${request.situation}`)}
        </p>
        {request.respondBy !== null && isOpen && (
          <p className="find-hint">
            {requests(Date.parse(request.respondBy) > now ? 'respondBy' : 'respondLate', {
              at: moment(house, request.respondBy, now),
            })}
          </p>
        )}
      </header>
      <Counts request={request} />
      <Answers request={request} asking={asking} why={why} onAccept={onAccept} />
      {wishes.problem && <Problem problem={wishes.problem} />}
      {closing && (
        <CloseUnmet
          suggested={request.reasons}
          busy={wishes.busy}
          onClose={(body) =>
            void wishes.request(requestId, 'close-unmet', body).then((done) => done && setClosing(false))
          }
          onCancel={() => setClosing(false)}
        />
      )}
      <div className="request-acts">
        {isOpen && !closing && (
          <>
            <Button
              look="quiet"
              busy={wishes.busy}
              why={why}
              onClick={() => void wishes.request(requestId, 'withdraw', {})}
            >
              {requests('act.withdraw')}
            </Button>
            {request.situation === 'open' && (
              <Button look="quiet" why={why} onClick={() => setClosing(true)}>
                {requests('act.close')}
              </Button>
            )}
          </>
        )}
        {!isOpen && (
          <Button look="primary" onClick={onOver}>
            {t('request.over')}
          </Button>
        )}
        <Link href={`/requests/${encodeURIComponent(requestId)}`}>{t('request.open')}</Link>
      </div>
    </section>
  );
}

/** "1 yes, 1 yes if, 0 no, 3 silent", said politely at every answer. */
function Counts({ request: { asked, answers } }: { readonly request: RequestView }) {
  const { requests } = useVoice();
  const count = (answer: RequestView['answers'][number]['answer']) => answers.filter((a) => a.answer === answer).length;
  const silent = asked.filter((shelterId) => !answers.some((a) => a.shelterId === shelterId)).length;
  const counts = { yes: count('yes'), yesIf: count('yes_if'), no: count('no'), silent };
  return (
    <p className="request-counts" role="status">
      {asked.length === 0 ? requests('nobodyAsked') : requests('answered', counts)}
    </p>
  );
}
