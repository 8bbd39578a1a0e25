import { unreachable } from '@safe-haven/lang';
import './app.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { takeLink } from './activation/link.ts';
import { type BoardClient, openBoardClient } from './board/live/board-client.ts';
import { openSocket } from './board/live/open-socket.ts';
import { reloadOnce } from './board/live/reload-once.ts';
import { BoardContext } from './board/live/use-board.ts';
import { takeBoardAskedEarly } from './http/asked-early.ts';
import { whenCalm } from './http/when-calm.ts';
import { aside, later } from './look/parts/later.tsx';
import { Connecting } from './offline/connecting.tsx';
import { Unreachable } from './offline/unreachable.tsx';
import { useAfterAll } from './offline/use-after-all.ts';
import { useOutbox, useWaiting } from './offline/use-waiting.ts';
import { Routes } from './routes.tsx';
import { DemoLine } from './session/demo-line.tsx';
import { Presence } from './session/presence.tsx';
import { listenForEscTwice, quickExit } from './session/quick-exit.ts';
import { sessions } from './session/session.ts';
import { StepUp } from './session/step-up.tsx';
import { useAccountLanguage } from './session/use-account-language.ts';
import { useSession } from './session/use-session.ts';
import { heardTime, serverNow } from './time/now.ts';

const ActivationPage = later(() => import('./activation/activation-page.tsx'));
const LockedPage = later(() => import('./session/locked-page.tsx'));
const NewVersion = aside(() => import('./offline/new-version.tsx'));
const NewTaskLine = aside(() => import('./tonight/new-task-line.tsx'));
const NoticesLine = aside(() => import('./vault/notices-line.tsx'));
const SignInPage = later(() => import('./session/sign-in-page.tsx'));
// Where it does not arrive each wish still stands where it was tapped; to load the page anew would lose them all.
const WaitingList = aside(loadWaitingList);
const link = takeLink();

/** Fetched while there is a line: it is needed when there is none. */
whenCalm(loadWaitingList);
function loadWaitingList() {
  return import('./offline/waiting-list.tsx');
}

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
