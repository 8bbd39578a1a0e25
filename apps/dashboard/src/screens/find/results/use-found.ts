import { type FoundPlaces, found, type Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { askOf, hasSomebody, type SearchForm } from '../../../features/search/search-form.ts';
import { useBoardClient } from '../../../model/board/use-board.ts';
import { serverNow } from '../../../model/time/now.ts';
import { api } from '../../../net/api.ts';
import { retried } from '../../../net/retried.ts';

/** A pause in typing: what is asked then is what was meant. */
const PAUSE_MS = 120;
/** A busy board asks again at most this often: each search is counted, and a list that flickers can't be read. */
const LIVE_EVERY_MS = 2_000;
/** Hours begin and end, holds lapse: without any change on the board the answer is asked for anew. */
const AGAIN_EVERY_MS = 60_000;

export interface Found {
  /** The newest answer; it stays while another is awaited. */
  readonly answer: FoundPlaces | null;
  /** What it is the answer to. */
  readonly answered: SearchForm | null;
  /** What is asked now has no answer yet. */
  readonly waiting: boolean;
  readonly problem: Problem | null;
  /** Asks the same again at once; resolves when the answer, or that there is none, is on the screen. */
  again(): Promise<void>;
}

interface Known {
  readonly answer: FoundPlaces | null;
  readonly answered: SearchForm | null;
  readonly problem: Problem | null;
}

const NOTHING: Known = { answer: null, answered: null, problem: null };

/**
 * Asks which houses take them at every change of the search form, and again whenever the board moves. An answer that comes
 * after a newer question is dropped. Nobody in the party asks nothing.
 */
export function useFound(form: SearchForm): Found {
  const client = useBoardClient();
  const [known, setKnown] = useState(NOTHING);
  const newest = useRef(form);
  newest.current = form;
  const running = useRef<AbortController | null>(null);
  const askedAt = useRef(0);
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const ask = useCallback(async (): Promise<void> => {
    running.current?.abort();
    clearTimeout(later.current);
    const mine = new AbortController();
    running.current = mine;
    const asked = newest.current;
    if (!hasSomebody(asked)) return setKnown(NOTHING);
    askedAt.current = Date.now();
    const position = client.board()?.position ?? '';
    const options = { signal: mine.signal, position };
    const answer = await retried(() => api.post('/api/find', askOf(asked, serverNow()), found, options), mine.signal);
    if (mine.signal.aborted) return;
    if (!answer.ok && answer.problem.code === 'too_many_requests') {
      later.current = setTimeout(() => void ask(), Number(answer.problem['retryAfter'] ?? 2) * 1_000);
    }
    setKnown((before) =>
      answer.ok ? { answer: answer.value, answered: asked, problem: null } : { ...before, problem: answer.problem },
    );
  }, [client]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another form is what it asks for
  useEffect(() => {
    running.current?.abort();
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [ask, form]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          void ask();
        },
        Math.max(PAUSE_MS, askedAt.current + LIVE_EVERY_MS - Date.now()),
      );
    };
    const stops = [client.onBoard(soon), client.onTonight(soon)];
    const clock = setInterval(soon, AGAIN_EVERY_MS);
    return () => {
      for (const stop of stops) stop();
      clearInterval(clock);
      clearTimeout(timer);
    };
  }, [client, ask]);

  useEffect(
    () => () => {
      running.current?.abort();
      clearTimeout(later.current);
    },
    [],
  );
  return { ...known, waiting: known.answered !== form && hasSomebody(form), again: ask };
}
