import { useState } from 'react';
import { PlaceLine } from '../../features/hold/refused-line.tsx';
import { LiveCell } from '../../features/live/live-cell.tsx';
import { useVoice } from '../../features/search/find-text.ts';
import { FIRST_WISH, hasSomebody } from '../../features/search/search-form.ts';
import { partyWords, placesFor } from '../../model/party/party.ts';
import { Problem } from '../../ui/problem.tsx';
import { useKeys } from '../../ui/shortcuts/one-key.ts';
import { useLate } from '../../ui/skeleton.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { FindForm } from './form/find-form.tsx';
import { Summary } from './form/summary.tsx';
import { AskAll } from './request/ask-all.tsx';
import { RequestCard } from './request/request-card.tsx';
import { ResultsAnnouncer } from './results/announcer.tsx';
import { Results } from './results/results.tsx';
import { WaitingResults } from './results/waiting-results.tsx';
import { ShowResults } from './show-results.tsx';
import { useEnter } from './use-enter.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { type SearchProps, useSearch } from './use-search.ts';

/** The form and the houses beside it; on a phone first the one, then the other. */
export function Search(props: SearchProps) {
  const { wish, onWish, requestId } = props;
  const small = useMedia('(max-width: 639px)');
  const [typing, setTyping] = useState(() => requestId === null && wish === FIRST_WISH);
  const search = useSearch(props);
  const { answer, answered } = search.found;
  const showsForm = requestId === null && (!small || typing);
  const openForm = useFirstFocus(() => setTyping(true));
  const showResults = () => {
    setTyping(false);
    scrollTo({ top: 0 });
    search.focusTop();
  };
  const onlyForm = small && showsForm;
  const enter = useEnter({ top: search.top, answered, act: onlyForm ? showResults : search.act });
  useKeys({ f: openForm, r: search.askAll });
  return (
    <>
      <div className="find-side">
        {showsForm ? (
          <FindForm wish={wish} onWish={onWish} onEnter={onlyForm ? showResults : enter.press} />
        ) : (
          <Summary wish={wish} {...(requestId === null ? { onChange: openForm } : {})} />
        )}
      </div>
      {onlyForm && (
        <ShowResults answer={answer} waiting={search.found.waiting} somebody={hasSomebody(wish)} onShow={showResults} />
      )}
      <ResultsAnnouncer answer={answer} />
      <p className="aloud" role="status" data-said="enter">
        {enter.said}
      </p>
      {!onlyForm && <FoundPart {...props} search={search} />}
    </>
  );
}

/** What was found, with what is under way above it and what remains to be done below. */
function FoundPart(props: SearchProps & { readonly search: ReturnType<typeof useSearch> }) {
  const { wish, requestId, onRequest, holding, why, lateBy, search } = props;
  const { t, house } = useVoice();
  const { answer, answered, waiting, problem, again } = search.found;
  const { requesting } = search;
  const late = useLate(waiting && answer === null);
  const places = house.t('hold.places', { count: placesFor(wish.party) });
  return (
    <div className="find-main" aria-busy={waiting || undefined}>
      <header className="find-head">
        <h2>{t('results.title', { places, party: partyWords(house, wish.party) })}</h2>
        <LiveCell lateBy={lateBy} />
      </header>
      {requesting.asking.step === 'refused' && (
        <Problem problem={requesting.asking.problem} onRetry={() => void requesting.again()} />
      )}
      {requestId !== null && (
        <RequestCard requestId={requestId} onPromised={search.promised} onOver={() => onRequest(null)} />
      )}
      <PlaceLine holding={holding} />
      {problem && problem.code !== 'too_many_requests' && <Problem problem={problem} onRetry={() => void again()} />}
      {late && <WaitingResults />}
      {!hasSomebody(wish) && <p className="found-none">{t('results.nobody')}</p>}
      {answer && (
        <Results
          answer={answer}
          wish={answered ?? wish}
          settled={search.settled}
          top={search.top?.shelterId ?? null}
          deed={search.deed}
          list={search.list}
          onHeld={search.setHeld}
        >
          {requestId === null && (
            <AskAll
              count={search.toAsk}
              isTheWay={search.top === null}
              minutes={search.minutes}
              isAsking={requesting.asking.step === 'asking'}
              why={why}
              onMinutes={search.setMinutes}
              onAsk={search.askAll}
            />
          )}
        </Results>
      )}
    </div>
  );
}
