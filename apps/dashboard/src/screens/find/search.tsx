import { useState } from 'react';
import { BoardLiveState } from '../../features/live/board-live-state.tsx';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { FIRST_FORM, hasSomebody, type SearchForm } from '../../features/search/search-form.ts';
import { formatParty, placesFor } from '../../model/party/party.ts';
import { useWaited } from '../../net/use-waited.ts';
import { Problem } from '../../ui/problem.tsx';
import { useShortcuts } from '../../ui/shortcuts/shortcuts.ts';
import { useDelayed } from '../../ui/skeleton.tsx';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import { AskedOnce } from './asked/asked-once.tsx';
import { FindForm } from './form/find-form.tsx';
import { Summary } from './form/summary.tsx';
import { AskAll } from './request/ask-all.tsx';
import { RequestCard } from './request/request-card.tsx';
import { ResultsAnnouncer } from './results/announcer.tsx';
import { CountryChips } from './results/country-chips.tsx';
import { hasLostRace, RefusedNotice } from './results/refused-notice.tsx';
import { Results } from './results/results.tsx';
import { ResultsSkeleton } from './results/results-skeleton.tsx';
import { ShowResults } from './show-results.tsx';
import { goTo, useStep } from './steps.ts';
import { TransferNote } from './transfer/transfer-note.tsx';
import { useEnter } from './use-enter.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { type SearchProps, useSearch } from './use-search.ts';

/** The form and the results; on a phone one after the other. */
export function Search(props: SearchProps) {
  const { form, onForm, requestId, transfer } = props;
  // What a request says of its party stays as it was said.
  const isFixed = requestId !== null || (transfer !== null && transfer.requestId !== null);
  const small = useMedia(PHONE);
  const step = useStep();
  const [isFresh] = useState(() => requestId === null && form === FIRST_FORM);
  const typing = step === null ? isFresh : step === 'form';
  const search = useSearch(props);
  const { answer, answered } = search.found;
  const showsForm = !isFixed && (!small || typing);
  const openForm = useFirstFocus(() => {
    if (small && !typing) goTo('form');
  });
  const showResults = () => {
    goTo('results');
    scrollTo({ top: 0 });
    search.focusTop();
  };
  const onlyForm = small && showsForm;
  const enter = useEnter({ top: search.top, answered, act: onlyForm ? showResults : search.actTop });
  useShortcuts({ f: openForm, r: search.askAll });
  return (
    <>
      <div className="find-side">
        {transfer && <TransferNote transfer={transfer} form={form} onForm={onForm} onStop={props.onNoTransfer} />}
        {showsForm ? (
          <FindForm
            form={form}
            ownArea={form.from === null ? (answer?.ownArea ?? null) : null}
            onChange={onForm}
            onEnter={onlyForm ? showResults : enter.press}
          >
            {small && <Countries {...props} />}
          </FindForm>
        ) : (
          <Summary form={form} lateBy={props.lateBy} {...(isFixed ? {} : { onChange: openForm })} />
        )}
      </div>
      {onlyForm && (
        <ShowResults answer={answer} waiting={search.found.waiting} somebody={hasSomebody(form)} onShow={showResults} />
      )}
      <ResultsAnnouncer answer={answer} />
      <p className="aloud" role="status" data-announcer="enter">
        {enter.announcement}
      </p>
      {!onlyForm && <FoundPart {...props} search={search} />}
    </>
  );
}

/** On a phone they are in the form: the first screen of results is places. */
const Countries = ({ form, ownCountry, onForm }: SearchProps) => (
  <CountryChips
    chosen={form.countries}
    ownCountry={ownCountry}
    onChange={(countries) => onForm({ ...form, countries })}
  />
);

/** An answer that comes sooner replaces the one before it without a word. */
const OUTDATED_MS = 400;

/** The results, with a running request above and further actions below. */
function FoundPart(props: SearchProps & { readonly search: ReturnType<typeof useSearch> }) {
  const { form, requestId, onRequest, holding, disabledReason, lateBy, search } = props;
  const { t, shelter } = useFindL10n();
  const small = useMedia(PHONE);
  const { answer, answered, waiting, problem, refetch } = search.found;
  const { requesting } = search;
  const isDelayed = useDelayed(waiting && answer === null);
  // The rows are still those of the party before, and none of them can be held.
  const isOutdated = useWaited(waiting && answer !== null ? 'answer' : null, OUTDATED_MS);
  // The rate limit for party sizes was reached: a request is the next step (PV-2).
  const isMeasured = problem?.code === 'too_many_party_sizes';
  const mayAsk = requestId === null && (props.transfer === null || props.transfer.requestId === null);
  const lost = answer !== null && hasLostRace(holding);
  const settle = (next: SearchForm) => {
    props.onForm(next);
    search.focusTop();
  };
  const places = shelter.t('hold.places', { count: placesFor(form.party) });
  return (
    <div className="find-main" aria-busy={waiting || undefined}>
      <header className="find-head">
        <h2>{t('results.title', { places, party: formatParty(shelter, form.party) })}</h2>
        {isOutdated && <p className="find-hint">{t('results.loading')}</p>}
        {!small && <BoardLiveState lateBy={lateBy} />}
      </header>
      {requesting.asking.step === 'refused' && (
        <Problem problem={requesting.asking.problem} onRetry={() => void requesting.resend()} />
      )}
      {requestId !== null && (
        <RequestCard requestId={requestId} onPromised={search.promised} onOver={() => onRequest(null)} />
      )}
      {!lost && <RefusedNotice holding={holding} />}
      {problem && problem.code !== 'too_many_requests' && <Problem problem={problem} onRetry={() => void refetch()} />}
      {isMeasured && mayAsk && <Asking {...props} isMeasured />}
      {disabledReason !== undefined && <p className="find-offline">{t('offline')}</p>}
      {requestId === null && !small && <Countries {...props} />}
      {requestId === null && answer && hasSomebody(form) && (
        <AskedOnce asked={answer.asked} form={form} onAnswer={settle} />
      )}
      {isDelayed && <ResultsSkeleton />}
      {!hasSomebody(form) && <p className="found-none">{t('results.nobody')}</p>}
      {answer && (
        <Results
          answer={answer}
          form={answered ?? form}
          settled={search.settled}
          top={search.near.first === null ? (search.top?.shelterId ?? null) : null}
          near={search.near}
          action={search.action}
          list={search.list}
          onHeld={search.setHeld}
          focusTop={search.focusTop}
          lost={lost && <RefusedNotice holding={holding} />}
        >
          {mayAsk && !isMeasured && disabledReason === undefined && <Asking {...props} />}
        </Results>
      )}
    </div>
  );
}

interface AskingProps extends Pick<SearchProps, 'form' | 'disabledReason'> {
  readonly search: ReturnType<typeof useSearch>;
  /** This party may not be searched for any more (PV-2). */
  readonly isMeasured?: boolean;
}

/** A request to all houses that could, or to those on the board. */
function Asking({ form, disabledReason, search, isMeasured = false }: AskingProps) {
  const { minutes, consent, requesting, toAsk } = search;
  return (
    <AskAll
      party={form.party}
      minutes={minutes}
      isAsking={requesting.asking.step === 'asking'}
      disabledReason={disabledReason}
      consent={consent}
      onConsent={search.setConsent}
      onMinutes={search.setMinutes}
      count={isMeasured ? search.onBoard().length : toAsk.length}
      countries={isMeasured ? 1 : new Set(toAsk.map(({ country }) => country)).size}
      isOnlyOption={isMeasured || search.top === null}
      isMeasured={isMeasured}
      onAsk={isMeasured ? search.askBoard : search.askAll}
    />
  );
}
