import { checkPlan, emptyCounts, type ImportCounts, runPlan, type ShelterPlan } from '@safe-haven/contracts/exchange';
import { useEffect, useRef, useState } from 'react';
import { ImportEnded, importTarget } from './program.ts';

/** The state of an import. */
export type ImportState =
  | { readonly at: 'ready' }
  | { readonly at: 'checking' | 'running'; readonly lines: number; readonly isWaiting: boolean }
  | { readonly at: 'checked'; readonly counts: ImportCounts }
  | { readonly at: 'done'; readonly counts: ImportCounts; readonly ended: string | null };

type ShelterPlans = () => AsyncIterable<ShelterPlan>;

/** Minimum interval between progress updates, ms. Screen readers only announce the end. */
const PROGRESS_EVERY_MS = 200;

/** Checks and runs a plan, with progress and cancellation. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ at: 'ready' });
  const stopped = useRef(false);
  const cancel = () => {
    stopped.current = true;
  };
  // Stops on unmount: a run must not continue in another person's session.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  /** Runs `work` to its end, or until it is cancelled or fails. `counts` are correct in each case. */
  const start = async (
    at: 'checking' | 'running',
    work: (program: ReturnType<typeof importTarget>, run: Progress) => Promise<unknown>,
  ): Promise<string | null> => {
    stopped.current = false;
    const progress = progressOf(
      (lines, isWaiting) => setState({ at, lines, isWaiting }),
      () => stopped.current,
    );
    const ended = await work(importTarget({ ...progress, onEnded: cancel }), progress).then(
      () => null,
      (error: unknown) => {
        if (error instanceof ImportEnded) return error.code;
        throw error;
      },
    );
    return ended ?? (stopped.current ? 'cancelled' : null);
  };
  const check = async (shelters: ShelterPlans) => {
    let counts = emptyCounts();
    const ended = await start('checking', async (program, run) => {
      counts = await checkPlan(program, shelters(), run);
    });
    if (ended === null) setState({ at: 'checked', counts });
    else setState(ended === 'cancelled' ? { at: 'ready' } : { at: 'done', counts, ended });
  };
  const run = async (shelters: ShelterPlans) => {
    const counts = emptyCounts();
    const ended = await start('running', (program, run) =>
      runPlan(program, shelters(), { continueOnRefusal: true, counts, ...run }),
    );
    setState({ at: 'done', counts, ended });
  };
  return { state, check, run, cancel, reset: () => setState({ at: 'ready' }) };
}

interface Progress {
  onLines(lines: number): void;
  onWaiting(isWaiting: boolean): void;
  isStopped(): boolean;
}

function progressOf(report: (lines: number, isWaiting: boolean) => void, isStopped: () => boolean): Progress {
  let [lines, isWaiting, reportedAt] = [0, false, performance.now()];
  report(lines, isWaiting);
  return {
    isStopped,
    onLines: (added) => {
      lines += added;
      if (performance.now() - reportedAt < PROGRESS_EVERY_MS) return;
      reportedAt = performance.now();
      report(lines, isWaiting);
    },
    onWaiting: (now) => {
      if (isWaiting === now) return;
      isWaiting = now;
      report(lines, isWaiting);
    },
  };
}
