import { unreachable } from '@safe-haven/lang';
import './app.css';
import './print.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { DemoNotice } from '../features/demo/demo-notice.tsx';
import { StepUp } from '../features/second-factor/step-up.tsx';
import { withTexts } from '../locales/load-namespaces.ts';
import { type BoardClient, openBoardClient } from '../model/board/board-client.ts';
import { reloadOnce } from '../model/board/reload-once.ts';
import { BoardContext } from '../model/board/use-board.ts';
import { fetchBoard } from '../net/fetch-board.ts';
import { useOutboxDelivery, useQueuedCommands } from '../net/outbox/use-outbox.ts';
import { takePrefetchedBoard } from '../net/prefetched.ts';
import { noteServerTime, serverNow } from '../net/server-time.ts';
import { sessions } from '../net/session/session.ts';
import { useSession } from '../net/session/use-session.ts';
import { openSocket } from '../net/socket.ts';
import { whenIdle } from '../net/when-idle.ts';
import { takeLink } from '../screens/activation/link.ts';
import { later } from '../ui/later.tsx';
import { lazyOptional } from '../ui/lazy-optional.tsx';
import { ScreenAt } from './screen-at.tsx';
import { Connecting } from './session/connecting.tsx';
import { Presence } from './session/presence.tsx';
import { listenForEscTwice, quickExit } from './session/quick-exit.ts';
import { Unreachable } from './session/unreachable.tsx';
import { useAccountLanguage } from './session/use-account-language.ts';
import { useDeferred } from './use-deferred.ts';

const ActivationPage = later(() => import('../screens/activation/activation-page.tsx'), ['account', 'refusals']);
const LockedPage = later(() => import('./session/locked-page.tsx'), ['account']);
const NewVersion = lazyOptional(() => import('./new-version/new-version.tsx'), ['offline']);
const NewTaskNotice = lazyOptional(() => import('../screens/tonight/new-task-notice.tsx'), ['tonight']);
const NoticesCount = lazyOptional(() => import('../features/reveal/notices-count.tsx'), ['vault']);
const WrongCodesNotice = lazyOptional(() => import('./session/wrong-codes-notice.tsx'), ['account']);
const SignInPage = later(() => import('../screens/sign-in/sign-in-page.tsx'), ['account', 'refusals']);
const loadOutboxList = withTexts(
  () => import('../features/offline/outbox-list.tsx'),
  ['offline', 'refusals', 'shelter'],
);
// Where it does not arrive each command still stands where it was tapped; to load the page anew would lose them all.
const OutboxList = lazyOptional(loadOutboxList, []);
const link = takeLink();

/** Fetched while there is a connection: it is needed when there is none. */
whenIdle(loadOutboxList);

/** Who is there decides what there is: the sign-in page, the screens, or that the server can't be reached. */
export function App() {
  const session = useSession();
  useEffect(() => void sessions.refresh(), []);
  useEffect(() => listenForEscTwice(quickExit), []);
  const [at] = useLocation();
  // A one-time link is for whoever opens it, also where somebody else is still signed in.
  if (at === '/activate') return <ActivationPage link={link} />;
  switch (session.situation) {
    case 'asking':
      return <Connecting />;
    case 'signed_out':
      return <SignInPage />;
    case 'locked':
      return <LockedPage />;
    case 'unreachable':
      return <Unreachable problem={session.problem} />;
    case 'signed_in':
      return <SignedIn key={`${session.me.person} ${session.me.grantId}`} me={session.me} />;
    default:
      return unreachable(session);
  }
}

/**
 * Connects while somebody is signed in; with the session the board is gone from memory. Whoever sees no board is
 * connected all the same: the connection is cut when the session ends, and the page goes dark.
 */
function SignedIn({ me }: { me: Me }) {
  const [live, setLive] = useState<BoardClient | null>(null);
  const client = me.may.includes('board') ? live : null;
  useAccountLanguage(me);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, or another role, is another SignedIn
  useEffect(() => {
    const opened = openBoardClient({
      early: takePrefetchedBoard(me),
      ...(me.may.includes('board') && { fetch: fetchBoard }),
      open: openSocket,
      now: serverNow,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      onSignedOut: sessions.ended,
      onOtherProtocol: reloadOnce,
      onServerTime: noteServerTime,
    });
    setLive(opened);
    return () => opened.close();
  }, []);
  useOutboxDelivery();
  const somethingWaits = useQueuedCommands().length > 0;
  const afterAll = useDeferred();
  if (!live) return null;
  return (
    <BoardContext value={client}>
      <div className="app">
        {me.demo && <DemoNotice />}
        {afterAll && <NewVersion />}
        {me.wrongCodes !== undefined && <WrongCodesNotice count={me.wrongCodes} />}
        {client && me.role === 'manager' && <NoticesCount />}
        {afterAll && client && me.may.includes('answer') && <NewTaskNotice />}
        {client && somethingWaits && <OutboxList />}
        <ScreenAt me={me} />
        <StepUp />
        <Presence me={me} />
      </div>
    </BoardContext>
  );
}
