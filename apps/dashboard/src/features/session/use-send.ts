import type { Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../net/api.ts';
import { withSecondFactor } from './second-factor.ts';

export interface Sending {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Sends one wish at a time; null: it was refused, and `problem` says why. */
  send<T>(wish: () => Promise<Answer<T>>): Promise<{ readonly value: T } | null>;
  clear(): void;
}

/** Sends the wishes of one form or row, with the second-factor step where the server asks for it. */
export function useSend(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const send = useCallback(async <T>(wish: () => Promise<Answer<T>>) => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setProblem(null);
    const answer = await withSecondFactor(wish);
    running.current = false;
    if (there.current) {
      setBusy(false);
      setProblem(answer.ok ? null : answer.problem);
    }
    return answer.ok ? { value: answer.value } : null;
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, send, clear };
}
