import './practice.css';
import type { Me } from '@safe-haven/contracts';
import { type ComponentType, type MouseEvent, useEffect } from 'react';
import { useLocation } from 'wouter';
import { line } from '../../net/line.ts';
import { queries } from '../../net/read/queries.ts';
import { sessions } from '../../net/session/session.ts';
import { useSession } from '../../net/session/use-session.ts';
import { program } from '../../net/worker/program.ts';
import { isTap } from '../../practice/meter.ts';
import { PRACTICE_PATH } from '../use-practice.ts';
import { Band } from './band.tsx';
import { StartPage } from './start-page.tsx';
import { TaskBar } from './task-bar.tsx';
import { type Night, useNight } from './use-night.ts';
import { usePlace } from './use-place.ts';

interface PracticePageProps {
  /** The screens of the program, for somebody who is signed in. */
  readonly Screens: ComponentType<{ readonly me: Me; readonly afterSignIn: boolean }>;
  onLeave(): void;
}

/** A practice night: the screens of the program on a network in memory, below a band that nobody overlooks. */
export default function PracticePage({ Screens, onLeave }: PracticePageProps) {
  const night = useNight(usePlace());
  const { step } = night;
  const open = step?.open ?? null;
  const leave = () => {
    line.use(null);
    queries.clear();
    sessions.forget();
    onLeave();
  };
  // Everything that its screens need, for when there is no line.
  useEffect(() => void program.ready(), []);
  useEnds(night, leave);
  return (
    <div className="practice">
      <Band onLeave={leave} />
      {step === null && <StartPage onPlay={night.play} />}
      {step !== null && open === null && (
        <main>
          <TaskBar night={night} step={step} />
        </main>
      )}
      {step !== null && open !== null && <TaskBar night={night} step={step} />}
      {open !== null && (
        <div onClickCapture={(event) => onTap(event, night)}>
          <Screens key={open.me.grantId} me={open.me} afterSignIn={false} />
        </div>
      )}
    </div>
  );
}

/** Counts a tap. Nobody is called: the number that was found ends the task that asks for it. */
function onTap(event: MouseEvent, { step, tapped, finish }: Night): void {
  if (isTap(event)) tapped();
  if (!(event.target instanceof Element) || event.target.closest('a[href^="tel:"]') === null) return;
  event.preventDefault();
  if (step?.task.name === 'line') finish();
}

/** Follows what ends a night besides its last task: a sign-out on its screens, and "back" on its first page. */
function useEnds({ step, stop, notice }: Night, leave: () => void): void {
  const { situation } = useSession();
  const [at] = useLocation();
  const isOpen = step !== null && step.open !== null;
  const isOut = isOpen && situation !== 'signed_in';
  const isGone = step === null && at !== PRACTICE_PATH;
  const looksAtBoard = step?.stage === 'do' && step.task.name === 'send' && (at === '/' || at.startsWith('/place/'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each of these
  useEffect(() => {
    if (isOut) stop();
    if (isGone) leave();
    if (looksAtBoard) notice('via_board');
  }, [isOut, isGone, looksAtBoard]);
}
