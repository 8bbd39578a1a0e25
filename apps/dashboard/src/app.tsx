import './app.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { type BoardClient, openBoardClient } from './board/live/board-client.ts';
import { openSocket } from './board/live/open-socket.ts';
import { reloadOnce } from './board/live/reload-once.ts';
import { BoardContext } from './board/live/use-board.ts';
import { Problem } from './look/parts/problem.tsx';
import { Routes } from './routes.tsx';
import { DemoLine } from './session/demo-line.tsx';
import { listenForEscTwice, quickExit } from './session/quick-exit.ts';
import { sessions } from './session/session.ts';
import { SignInPage } from './session/sign-in-page.tsx';
import { useSession } from './session/use-session.ts';
import { heardTime, serverNow } from './time/now.ts';

/** Who is there decides what there is: the sign-in page, the screens, or that the server can't be reached. */
export function App() {
  const session = useSession();
  useEffect(() => void sessions.refresh(), []);
  useEffect(() => listenForEscTwice(quickExit), []);
  switch (session.situation) {
    case 'asking':
      return null;
    case 'signed_out':
      return <SignInPage />;
    case 'unreachable':
      return (
        <main className="page">
          <Problem problem={session.problem} onRetry={() => void sessions.refresh()} />
        </main>
      );
    case 'signed_in':
      return <SignedIn key={session.me.person} me={session.me} />;
    default:
      return unreachable(session);
  }
}

/** Opens the line while somebody is signed in; with the session the board is gone from memory. */
function SignedIn({ me }: { me: Me }) {
  const [client, setClient] = useState<BoardClient | null>(null);
  const seesBoard = me.may.includes('board');
  useEffect(() => {
    if (!seesBoard) return;
    const opened = openBoardClient({
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
    setClient(opened);
    return () => opened.close();
  }, [seesBoard]);
  if (seesBoard && !client) return null;
  return (
    <BoardContext value={client}>
      <div className="app">
        {me.demo && <DemoLine />}
        <Routes me={me} />
      </div>
    </BoardContext>
  );
}

function unreachable(session: never): never {
  throw new Error(`an unknown session: ${JSON.stringify(session)}`);
}
