import './find.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { HeldCard } from '../../features/hold/held-card.tsx';
import { useHold } from '../../features/hold/use-hold.ts';
import { BoardOfflineLine } from '../../features/live/live-cell.tsx';
import { useVoice } from '../../features/search/find-text.ts';
import { memory } from '../../features/search/remembered.ts';
import { FIRST_WISH, type Wish } from '../../features/search/search-form.ts';
import { Search } from './search.tsx';
import { useNoLine } from './use-no-line.ts';

/** Find a place: who needs one, which houses take them, and their beds held before the receiver is down. */
export default function FindPage({ me }: { me: Me }) {
  const { t } = useVoice();
  const [wish, setWish] = useState<Wish>(() => memory.read().wish);
  const [requestId, setRequestId] = useState<string | null>(() => memory.read().requestId);
  const holding = useHold();
  const why = useNoLine();
  const { placing, dismiss } = holding;
  const isHeld = placing.step === 'held';
  // What is held is in Tonight: whoever comes back here looks for somebody else.
  useEffect(
    () => memory.keep(isHeld ? { wish: FIRST_WISH, requestId: null } : { wish, requestId }),
    [isHeld, wish, requestId],
  );
  const begin = () => {
    setWish(FIRST_WISH);
    setRequestId(null);
    dismiss();
  };
  return (
    <>
      <BoardOfflineLine />
      <main className="find" id="find" data-held={isHeld || undefined}>
        <h1 className="aloud">{t('title')}</h1>
        {placing.step === 'held' ? (
          <HeldCard held={placing.held} why={why} onNew={begin} onBack={dismiss} />
        ) : (
          <Search
            lateBy={me.delayMinutes}
            wish={wish}
            onWish={setWish}
            requestId={requestId}
            onRequest={setRequestId}
            holding={holding}
            why={why}
          />
        )}
      </main>
    </>
  );
}
