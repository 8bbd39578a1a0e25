import { unreachable } from '@safe-haven/lang';
import './app.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Connecting } from '../features/offline/connecting.tsx';
import { Unreachable } from '../features/offline/unreachable.tsx';
import { useAfterAll } from '../features/offline/use-after-all.ts';
import { useOutbox, useWaiting } from '../features/offline/use-waiting.ts';
import { DemoLine } from '../features/session/demo-line.tsx';
import { Presence } from '../features/session/presence.tsx';
import { listenForEscTwice, quickExit } from '../features/session/quick-exit.ts';
import { sessions } from '../features/session/session.ts';
import { StepUp } from '../features/session/step-up.tsx';
import { useAccountLanguage } from '../features/session/use-account-language.ts';
import { useSession } from '../features/session/use-session.ts';
import { withTexts } from '../locales/load-namespaces.ts';
import { type BoardClient, openBoardClient } from '../model/board/board-client.ts';
import { openSocket } from '../model/board/open-socket.ts';
import { reloadOnce } from '../model/board/reload-once.ts';
import { BoardContext } from '../model/board/use-board.ts';
import { heardTime, serverNow } from '../model/time/now.ts';
import { takeBoardAskedEarly } from '../net/asked-early.ts';
import { whenCalm } from '../net/when-calm.ts';
import { takeLink } from '../screens/activation/link.ts';
import { aside, later } from '../ui/later.tsx';
import { Routes } from './routes.tsx';

const ActivationPage = later(() => import('../screens/activation/activation-page.tsx'), ['account', 'refusals']);
const LockedPage = later(() => import('../features/session/locked-page.tsx'), ['account']);
const NewVersion = aside(() => import('../features/offline/new-version.tsx'), ['offline']);
const NewTaskLine = aside(() => import('../screens/tonight/new-task-line.tsx'), ['tonight']);
const NoticesLine = aside(() => import('../features/reveal/notices-line.tsx'), ['vault']);
const SignInPage = later(() => import('../screens/sign-in/sign-in-page.tsx'), ['account', 'refusals']);
const loadWaitingList = withTexts(
  () => import('../features/offline/waiting-list.tsx'),
  ['offline', 'refusals', 'shelter'],
);
// Where it does not arrive each wish still stands where it was tapped; to load the page anew would lose them all.
const WaitingList = aside(loadWaitingList, []);
const link = takeLink();

/** Fetched while there is a line: it is needed when there is none. */
whenCalm(loadWaitingList);

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
 * Opens the line while somebody is signed in; with the session the board is gone from memory. Whoever sees no board has
 * the line all the same: it is cut when the session ends, and the page goes dark.
 */
function SignedIn({ me }: { me: Me }) {
  const [line, setLine] = useState<BoardClient | null>(null);
  const client = me.may.includes('board') ? line : null;
  useAccountLanguage(me);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, or another role, is another SignedIn
  useEffect(() => {
    const opened = openBoardClient({
      early: takeBoardAskedEarly(me),
      open: openSocket,
      now: serverNow,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      onSignedOut: sessions.ended,
      onOtherProtocol: reloadOnce,
      onServerTime: heardTime,
    });
    setLine(opened);
    return () => opened.close();
  }, []);
  useOutbox(client);
  const somethingWaits = useWaiting().length > 0;
  const afterAll = useAfterAll();
  if (!line) return null;
  return (
    <BoardContext value={client}>
      <div className="app">
        {me.demo && <DemoLine />}
        {afterAll && <NewVersion client={client} />}
        {client && me.role === 'manager' && <NoticesLine />}
        {afterAll && client && me.may.includes('answer') && <NewTaskLine />}
        {client && somethingWaits && <WaitingList />}
        <Routes me={me} />
        <StepUp />
        <Presence me={me} line={line} />
      </div>
    </BoardContext>
  );
}
