import { type Problem, type ReplayReading, replayReading } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { api } from '../../../net/api.ts';
import { endpoints } from '../../../net/read/endpoints.ts';

/** How far the past is read that a replay needs, and the ways to stop that and to go on. */
export interface Reading {
  /** null: no answer has come yet. */
  readonly progress: ReplayReading | null;
  readonly ready: boolean;
  readonly stopped: boolean;
  readonly problem: Problem | null;
  stop(): void;
  goOn(): void;
}

/** Reads the past of one's own houses, some of it a question: nothing is read once nobody asks any more. */
export function useReading(): Reading {
  const [progress, setProgress] = useState<ReplayReading | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [stopped, setStopped] = useState(false);
  const ready = progress !== null && progress.read >= progress.of;
  const asking = !ready && !stopped && problem === null;
  useEffect(() => {
    if (!asking) return;
    const gone = new AbortController();
    void askUntilReady(gone.signal, setProgress).then((problem) => {
      if (!gone.signal.aborted) setProblem(problem);
    });
    return () => gone.abort();
  }, [asking]);
  const goOn = () => {
    setProblem(null);
    setStopped(false);
  };
  return { progress, ready, stopped, problem, stop: () => setStopped(true), goOn };
}

/** Why it ended before all was read; null: all is, or it was stopped. */
async function askUntilReady(stop: AbortSignal, tell: (progress: ReplayReading) => void): Promise<Problem | null> {
  while (!stop.aborted) {
    const answer = await api.get(endpoints.replayReading().path, replayReading, { signal: stop });
    if (stop.aborted) break;
    if (!answer.ok) return answer.problem;
    tell(answer.value);
    if (answer.value.read >= answer.value.of) break;
  }
  return null;
}
