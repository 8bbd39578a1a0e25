import './find.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { usePlaceHold } from '../../features/hold/use-place-hold.ts';
import { BoardOfflineNotice } from '../../features/live/board-live-state.tsx';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { FIRST_FORM, type SearchForm } from '../../features/search/search-form.ts';
import { memory, NO_SEARCH, type Transferring } from '../../features/search/search-memory.ts';
import type { Party } from '../../model/party/party.ts';
import { later } from '../../ui/later.tsx';
import { HeldCard } from './held-card.tsx';
import type { Placed } from './results/order.ts';
import { Search } from './search.tsx';
import { goTo, useFirstStep, useOwnStep } from './steps.ts';

const ProposeCard = later(
  () => import('./transfer/propose-card.tsx'),
  ['find', 'refusals', 'requests', 'shelter', 'transfers'],
);

/** Find: who needs a place, which shelters take them, and holding beds during the call. */
export default function FindPage({ me }: { me: Me }) {
  const { t } = useFindL10n();
  const [form, setForm] = useState<SearchForm>(() => memory.read().form);
  const [requestId, setRequestId] = useState<string | null>(() => memory.read().requestId);
  const [transfer, setTransfer] = useState<Transferring | null>(() => memory.read().transfer);
  const [chosen, setChosen] = useState<Placed | null>(null);
  const [remaining, setRemaining] = useState<Party | null>(null);
  const holding = usePlaceHold();
  const disabledReason = useOfflineReason();
  const { placing, dismiss } = holding;
  const isHeld = placing.step === 'held';
  // The hold is in Tonight: returning here starts another search.
  useEffect(() => memory.keep(isHeld ? NO_SEARCH : { form, requestId, transfer }), [isHeld, form, requestId, transfer]);
  useFirstStep(form === FIRST_FORM && requestId === null);
  useOwnStep('held', isHeld, dismiss);
  useOwnStep('chosen', chosen !== null, () => setChosen(null));
  const back = () => {
    dismiss();
    setChosen(null);
    goTo('results', { replace: true });
  };
  const begin = (next: SearchForm) => {
    setForm(next);
    setRequestId(null);
    setRemaining(null);
    dismiss();
    goTo(next === FIRST_FORM ? 'form' : 'results', { replace: true });
  };
  return (
    <>
      <BoardOfflineNotice />
      <main className="find" id="find" data-held={isHeld || chosen !== null || undefined}>
        <h1 className="aloud">{t('title')}</h1>
        {placing.step === 'held' ? (
          <HeldCard
            held={placing.held}
            remaining={remaining}
            onRemaining={(party) => begin({ ...form, party })}
            onNew={() => begin(FIRST_FORM)}
            onBack={back}
          />
        ) : chosen !== null && transfer !== null ? (
          <ProposeCard placed={chosen} form={form} transfer={transfer} ownCountry={me.country} onBack={back} />
        ) : (
          <Search
            lateBy={me.delayMinutes}
            ownCountry={me.country}
            form={form}
            onForm={setForm}
            requestId={requestId}
            onRequest={setRequestId}
            onRemaining={setRemaining}
            holding={holding}
            disabledReason={disabledReason}
            transfer={transfer}
            onChoose={setChosen}
            onNoTransfer={() => {
              setTransfer(null);
              setForm({ ...form, leaving: null });
            }}
          />
        )}
      </main>
    </>
  );
}
