import {
  checkPlan,
  type HousePlan,
  type ImportCounts,
  type ImportFault,
  noCounts,
  runPlan,
} from '@safe-haven/contracts/exchange';
import { useRef, useState } from 'react';
import { ImportEnded, program } from './program.ts';

/** Where an import stands. */
export type ImportState =
  | { readonly at: 'ready' }
  | { readonly at: 'checking' | 'running'; readonly lines: number }
  | { readonly at: 'checked'; readonly counts: ImportCounts }
  | { readonly at: 'done'; readonly counts: ImportCounts; readonly ended: string | null };

/** Progress is told so often; a screen reader hears the end. */
const EVERY_MS = 200;

/** Checks a plan and runs it, with how far it is and an end when somebody wants it. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ at: 'ready' });
  const stopped = useRef(false);
  const progress = (at: 'checking' | 'running') => {
    let [lines, told] = [0, 0];
    setState({ at, lines });
    return (more: number) => {
      lines += more;
      if (performance.now() - told < EVERY_MS) return;
      told = performance.now();
      setState({ at, lines });
    };
  };
  const isStopped = () => stopped.current;
  const check = async (houses: readonly HousePlan[]) => {
    stopped.current = false;
    const counts = await checkPlan(program, houses, { onLines: progress('checking'), isStopped }).catch(endOf);
    if ('ended' in counts) setState({ at: 'done', counts: noCounts(), ended: counts.ended });
    else setState(stopped.current ? { at: 'ready' } : { at: 'checked', counts });
  };
  const run = async (houses: readonly HousePlan[]) => {
    stopped.current = false;
    const counts = await runPlan(program, houses, { goOn: true, onLines: progress('running'), isStopped }).catch(endOf);
    const ended = 'ended' in counts ? counts.ended : stopped.current ? 'cancelled' : null;
    setState({ at: 'done', counts: 'ended' in counts ? noCounts() : counts, ended });
  };
  const cancel = () => {
    stopped.current = true;
  };
  return { state, check, run, cancel, reset: () => setState({ at: 'ready' }) };
}

function endOf(error: unknown): { readonly ended: string } {
  if (error instanceof ImportEnded) return { ended: error.code };
  throw error;
}

/** What is wrong with a file, before and after it was asked for. */
export const allFaults = (faults: readonly ImportFault[], { refused }: ImportCounts): readonly ImportFault[] => [
  ...faults,
  ...refused,
];
