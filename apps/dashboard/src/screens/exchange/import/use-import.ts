import { checkPlan, type HousePlan, type ImportCounts, noCounts, runPlan } from '@safe-haven/contracts/exchange';
import { useEffect, useRef, useState } from 'react';
import { ImportEnded, programOf } from './program.ts';

/** Where an import stands. */
export type ImportState =
  | { readonly at: 'ready' }
  | { readonly at: 'checking' | 'running'; readonly lines: number; readonly waits: boolean }
  | { readonly at: 'checked'; readonly counts: ImportCounts }
  | { readonly at: 'done'; readonly counts: ImportCounts; readonly ended: string | null };

type Houses = () => AsyncIterable<HousePlan>;

/** Progress is told so often; a screen reader hears the end. */
const EVERY_MS = 200;

/** Checks a plan and runs it, with how far it is and an end when somebody wants it. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ at: 'ready' });
  const stopped = useRef(false);
  const cancel = () => {
    stopped.current = true;
  };
  // Nobody who is here next, or signs in next, writes what somebody else has begun.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  /** One run, until it is over or nobody answers it any more; `counts` are true of either. */
  const start = async (
    at: 'checking' | 'running',
    work: (program: ReturnType<typeof programOf>, run: Progress) => Promise<unknown>,
  ): Promise<string | null> => {
    stopped.current = false;
    const progress = progressOf(
      (lines, waits) => setState({ at, lines, waits }),
      () => stopped.current,
    );
    const ended = await work(programOf({ ...progress, onEnded: cancel }), progress).then(
      () => null,
      (error: unknown) => {
        if (error instanceof ImportEnded) return error.code;
        throw error;
      },
    );
    return ended ?? (stopped.current ? 'cancelled' : null);
  };
  const check = async (houses: Houses) => {
    let counts = noCounts();
    const ended = await start('checking', async (program, run) => {
      counts = await checkPlan(program, houses(), run);
    });
    if (ended === null) setState({ at: 'checked', counts });
    else setState(ended === 'cancelled' ? { at: 'ready' } : { at: 'done', counts, ended });
  };
  const run = async (houses: Houses) => {
    const counts = noCounts();
    const ended = await start('running', (program, run) => runPlan(program, houses(), { goOn: true, counts, ...run }));
    setState({ at: 'done', counts, ended });
  };
  return { state, check, run, cancel, reset: () => setState({ at: 'ready' }) };
}

interface Progress {
  onLines(lines: number): void;
  onWaiting(waits: boolean): void;
  isStopped(): boolean;
}

function progressOf(tell: (lines: number, waits: boolean) => void, isStopped: () => boolean): Progress {
  let [lines, waits, told] = [0, false, performance.now()];
  tell(lines, waits);
  return {
    isStopped,
    onLines: (more) => {
      lines += more;
      if (performance.now() - told < EVERY_MS) return;
      told = performance.now();
      tell(lines, waits);
    },
    onWaiting: (now) => {
      if (waits === now) return;
      waits = now;
      tell(lines, waits);
    },
  };
}
