import { type Problem, type ReplayReading, replayReadingRead } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { endpointOf, get } from '../../../net/read/endpoints.ts';

/** The progress of reading the past, with stop and continue. */
export interface Reading {
  /** Null before the first answer. */
  readonly progress: ReplayReading | null;
  readonly ready: boolean;
  readonly stopped: boolean;
  readonly problem: Problem | null;
  stop(): void;
  resume(): void;
}

/** Lets the server read the past in steps, one per request, so that it stops when nobody asks any more. */
export function useReading(): Reading {
  const [progress, setProgress] = useState<ReplayReading | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [stopped, setStopped] = useState(false);
  const ready = progress !== null && progress.read >= progress.of;
  const asking = !ready && !stopped && problem === null;
  useEffect(() => {
    if (!asking) return;
    const controller = new AbortController();
    void readUntilReady(controller.signal, setProgress).then((problem) => {
      if (!controller.signal.aborted) setProblem(problem);
    });
    return () => controller.abort();
  }, [asking]);
  const resume = () => {
    setProblem(null);
    setStopped(false);
  };
  return { progress, ready, stopped, problem, stop: () => setStopped(true), resume };
}

/** The problem that ended reading; null when all was read or it was aborted. */
async function readUntilReady(
  signal: AbortSignal,
  onProgress: (progress: ReplayReading) => void,
): Promise<Problem | null> {
  while (!signal.aborted) {
    const answer = await get(endpointOf(replayReadingRead), { signal });
    if (signal.aborted) break;
    if (!answer.ok) return answer.problem;
    onProgress(answer.value);
    if (answer.value.read >= answer.value.of) break;
  }
  return null;
}
