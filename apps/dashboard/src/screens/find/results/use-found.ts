import { type FoundPlaces, type Problem, searchRead } from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { askOf, hasSomebody, type SearchForm } from '../../../features/search/search-form.ts';
import { memory } from '../../../features/search/search-memory.ts';
import { useBoardClient } from '../../../model/board/use-board.ts';
import { type Answer, api } from '../../../net/api.ts';
import { nudges } from '../../../net/nudges.ts';
import { type QueryFailed, queries, valueOrThrow } from '../../../net/read/queries.ts';
import { useLateAnswer } from '../../../net/read/use-late-answer.ts';
import { useLastResult } from '../../../net/read/use-read.ts';
import { useRetryLost } from '../../../net/read/use-retry-lost.ts';
import { serverNow } from '../../../net/server-time.ts';
import { withRetries } from '../../../net/with-retries.ts';

/** Debounce of text input, ms. */
const PAUSE_MS = 120;
/** The pause after a stepper, ms. Longer than for text: each party size that is searched for can be used to probe how full shelters are. */
const STEPPER_PAUSE_MS = 400;
/** A busy board repeats the search at most this often, ms: each search is counted, and a flickering list can't be read. */
const LIVE_EVERY_MS = 2_000;
/** The search is repeated this often without any change on the board, ms: intake hours begin and end with the clock. */
const REFRESH_MS = 60_000;

export interface Found {
  /** The latest answer; kept while the next one is pending. */
  readonly answer: FoundPlaces | null;
  /** The form that it answers. */
  readonly answered: SearchForm | null;
  /** The current form has no answer yet. */
  readonly waiting: boolean;
  readonly problem: Problem | null;
  /** Repeats the search; resolves when the answer or problem is shown. */
  refetch(): Promise<void>;
}

interface Answered {
  readonly answer: FoundPlaces;
  readonly answered: SearchForm;
}

/** Fetched manually, with the delays above. */
const ask = (form: SearchForm, position: string, signal: AbortSignal): Promise<Answer<FoundPlaces>> =>
  withRetries(() => api.post(searchRead.path, askOf(form, serverNow()), searchRead.answer, { signal, position }), {
    signal,
  });

/**
 * Searches on every change of the form and when the board moves. Answers to older searches are dropped. An empty party
 * is not searched for.
 */
export function useFound(form: SearchForm): Found {
  const client = useBoardClient();
  const latest = useRef(form);
  latest.current = form;
  const askedAt = useRef(0);
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useState(() => restore(form));
  const query = useQuery<Answered, QueryFailed>(
    {
      queryKey: FOUND_KEY,
      enabled: false,
      queryFn: async ({ signal }) => {
        const answered = latest.current;
        const answer = valueOrThrow(await ask(answered, client.board()?.position ?? '', signal));
        return { answer, answered };
      },
    },
    queries,
  );
  useRestoredResults(form, query.data ?? null);

  const refetch = useCallback(async (): Promise<void> => {
    cancelPending();
    clearTimeout(later.current);
    if (!hasSomebody(latest.current)) return queries.resetQueries({ queryKey: FOUND_KEY });
    askedAt.current = Date.now();
    const { error } = await query.refetch();
    if (error?.problem.code !== 'too_many_requests') return;
    clearTimeout(later.current);
    later.current = setTimeout(() => void refetch(), Number(error.problem['retryAfter'] ?? 2) * 1_000);
  }, [query.refetch]);

  useSearchOnChange(form, refetch);
  useSearchAsBoardMoves(askedAt, refetch);
  useEffect(
    () => () => {
      queries.removeQueries({ queryKey: FOUND_KEY });
      clearTimeout(later.current);
    },
    [],
  );

  const { problem } = useLastResult(query, null);
  useRetryLost(problem, refetch);
  const { answer, answered } = query.data ?? NOTHING;
  const waiting = hasSomebody(form) && answered !== form;
  const late = useLateAnswer(waiting ? JSON.stringify(form) : null);
  if (!hasSomebody(form)) return { ...NOTHING, waiting, problem: null, refetch };
  return { answer, answered, problem: problem ?? late, waiting, refetch };
}

/** Searches a pause after each change of the form. */
function useSearchOnChange(form: SearchForm, refetch: () => Promise<void>): void {
  const before = useRef<SearchForm['party'] | null>(null);
  useEffect(() => {
    cancelPending();
    const isCounting = before.current !== null && before.current !== form.party;
    before.current = form.party;
    const timer = setTimeout(() => void refetch(), isCounting ? STEPPER_PAUSE_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [refetch, form]);
}

/** Searches again when the board or a request moves, and now and then. `askedAt`: when it was searched for last, ms. */
function useSearchAsBoardMoves(askedAt: RefObject<number>, refetch: () => Promise<void>): void {
  const client = useBoardClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          void refetch();
        },
        Math.max(PAUSE_MS, askedAt.current + LIVE_EVERY_MS - Date.now()),
      );
    };
    const stops = [client.onBoard(soon), nudges.tonight.add(soon)];
    const clock = setInterval(soon, REFRESH_MS);
    return () => {
      for (const stop of stops) stop();
      clearInterval(clock);
      clearTimeout(timer);
    };
  }, [client, askedAt, refetch]);
}

/** Restores the results of the last visit at once, before searching again. */
function restore(form: SearchForm): void {
  const left = memory.readOpen(form);
  if (left) queries.setQueryData<Answered>(FOUND_KEY, { answer: left.answer, answered: left.answered });
}

/** Remembers the results and the scroll position, and restores them. */
function useRestoredResults(form: SearchForm, data: Answered | null): void {
  const latest = useRef(data);
  latest.current = data;
  const restored = useRef(memory.readOpen(form));
  useLayoutEffect(() => {
    const left = restored.current;
    if (left) scrollTo({ top: left.scrolled });
    return () => memory.keepOpen(latest.current && { ...latest.current, scrolled: window.scrollY });
  }, []);
}

/** One search at a time, whatever it asks. */
const FOUND_KEY = ['other', searchRead.path] as const;

const NOTHING = { answer: null, answered: null };

/** Cancels the pending request: its answer would belong to an older search. */
function cancelPending(): void {
  void queries.getQueryCache().find({ queryKey: FOUND_KEY })?.cancel({ silent: true });
}
