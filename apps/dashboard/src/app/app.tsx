import { unreachable } from '@safe-haven/lang';
import './app.css';
import './print.css';
import './under-bars.css';
import type { Me } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { DemoNotice } from '../features/demo/demo-notice.tsx';
import { StepUp } from '../features/second-factor/step-up.tsx';
import { withTexts } from '../locales/load-namespaces.ts';
import { type BoardClient, openBoardClient } from '../model/board/board-client.ts';
import { BoardContext } from '../model/board/use-board.ts';
import { fetchBoard } from '../net/fetch-board.ts';
import { otherRelease } from '../net/other-release.ts';
import { useOutboxDelivery, useQueuedCommands } from '../net/outbox/use-outbox.ts';
import { takePrefetchedBoard } from '../net/prefetched.ts';
import { runLater } from '../net/run-later.ts';
import { noteServerTime, serverNow } from '../net/server-time.ts';
import { sessions } from '../net/session/session.ts';
import { useSession } from '../net/session/use-session.ts';
import { openSocket } from '../net/socket.ts';
import { whenIdle } from '../net/when-idle.ts';
import { takeLink } from '../screens/activation/link.ts';
import { later } from '../ui/later.tsx';
import { lazyOptional } from '../ui/lazy-optional.tsx';
import { hasNotices } from './has-notices.ts';
import { SignedOutHelp } from './help/signed-out-help.tsx';
import { ScreenAt } from './screen-at.tsx';
import { Connecting } from './session/connecting.tsx';
import { OtherReleaseNotice } from './session/other-release-notice.tsx';
import { Presence } from './session/presence.tsx';
import { listenForEscTwice, quickExit } from './session/quick-exit.ts';
import { Unreachable } from './session/unreachable.tsx';
import { useAccountLanguage } from './session/use-account-language.ts';
import { useDeferred } from './use-deferred.ts';
import { usePractice } from './use-practice.ts';

const ActivationPage = later(() => import('../screens/activation/activation-page.tsx'), ['account', 'refusals']);
const LockedPage = later(() => import('./session/locked-page.tsx'), ['account']);
const Aloud = lazyOptional(() => import('./aloud/aloud.tsx'), ['aloud', 'shelter']);
const NewVersion = lazyOptional(() => import('./new-version/new-version.tsx'), ['offline']);
const NewTaskNotice = lazyOptional(() => import('../screens/tonight/new-task-notice.tsx'), ['tonight']);
const NoticesCount = lazyOptional(() => import('../features/reveal/notices-count.tsx'), ['vault']);
const WrongCodesNotice = lazyOptional(() => import('./session/wrong-codes-notice.tsx'), ['account']);
const PracticePage = later(() => import('./practice/practice-page.tsx'), ['practice']);
const SignInPage = later(() => import('../screens/sign-in/sign-in-page.tsx'), ['account', 'refusals']);
const loadOutboxList = withTexts(
  () => import('../features/offline/outbox-list.tsx'),
  ['offline', 'refusals', 'shelter'],
);
// If the list can't be loaded, queued commands are still shown where they were made; reloading the page would lose
// them.
const OutboxList = lazyOptional(loadOutboxList, []);
const link = takeLink();

/** Prefetched while online, because it is needed when offline. */
whenIdle(loadOutboxList);

/** The root component: sign-in, the screens, or an error when the server can't be reached. */
export function App() {
  const session = useSession();
  const practice = usePractice();
  useEffect(() => {
    if (!practice.inside) void sessions.refresh();
  }, [practice.inside]);
  useEffect(() => listenForEscTwice(quickExit), []);
  const [at] = useLocation();
  const wasSignedOut = useRef(false);
  wasSignedOut.current ||= session.situation === 'signed_out';
  if (practice.inside) return <PracticePage Screens={SignedIn} onLeave={practice.leave} />;
  // An activation link takes precedence over an existing session: it may be for somebody else.
  if (at === '/activate')
    return (
      <>
        <ActivationPage link={link} />
        <SignedOutHelp screen="/activate" />
      </>
    );
  switch (session.situation) {
    case 'asking':
      return <Connecting />;
    case 'signed_out':
      return (
        <>
          <SignInPage />
          <SignedOutHelp screen="/sign-in" />
        </>
      );
    case 'locked':
      return <LockedPage />;
    case 'unreachable':
      return <Unreachable session={session} />;
    case 'signed_in':
      return (
        <SignedIn
          key={`${session.me.person} ${session.me.grantId}`}
          me={session.me}
          afterSignIn={wasSignedOut.current}
        />
      );
    default:
      return unreachable(session);
  }
}

/**
 * Holds the live connection for the session; the board is dropped from memory with it. Roles without a board connect
 * too, because the server ends the connection with the session.
 */
function SignedIn({ me, afterSignIn }: { readonly me: Me; readonly afterSignIn: boolean }) {
  const [live, setLive] = useState<BoardClient | null>(null);
  const client = me.may.includes('board') ? live : null;
  useAccountLanguage(me);
  // biome-ignore lint/correctness/useExhaustiveDependencies: remounted for another person or role
  useEffect(() => {
    const opened = openBoardClient({
      early: takePrefetchedBoard(me),
      ...(me.may.includes('board') && { fetch: fetchBoard }),
      open: openSocket,
      now: serverNow,
      later: runLater,
      onSignedOut: sessions.ended,
      onOtherProtocol: otherRelease.meet,
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
        <OtherReleaseNotice />
        {me.demo && <DemoNotice />}
        {afterAll && <NewVersion />}
        {me.wrongCodes !== undefined && <WrongCodesNotice count={me.wrongCodes} />}
        {client && hasNotices(me) && <NoticesCount />}
        {afterAll && client && me.may.includes('answer') && <NewTaskNotice />}
        {client && somethingWaits && <OutboxList />}
        {afterAll && client && <Aloud me={me} />}
        <ScreenAt me={me} afterSignIn={afterSignIn} />
        <StepUp />
        <Presence me={me} />
      </div>
    </BoardContext>
  );
}
