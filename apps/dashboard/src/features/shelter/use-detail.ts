import type { Problem, Row, ShelterDetail } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchDetail } from '../command/requests.ts';

/** A first change is fetched at once; a burst of changes is gathered. */
const GATHER_MS = 80;
/** How often a house is looked at again though its row says nothing new: a party's change touches no number. */
const AT_MOST_EVERY_MS = 5_000;

export interface House {
  /** The newest that is known; the old one stays until a newer one is there. */
  readonly detail: ShelterDetail | null;
  readonly problem: Problem | null;
  /** Reads the house again; resolves when that is on the screen. */
  reload(): Promise<void>;
}

interface Known {
  readonly shelterId: string;
  readonly detail: ShelterDetail | null;
  readonly problem: Problem | null;
}

const nothing = (shelterId: string): Known => ({ shelterId, detail: null, problem: null });
const about = (known: Known, shelterId: string): Known => (known.shelterId === shelterId ? known : nothing(shelterId));

/** What moves when the house moves, for whoever may know. */
const markOf = (row: Row | undefined): string =>
  row === undefined ? '' : row.view === 'exact' ? row.revision : JSON.stringify(row);

/** Follows one house: read when it is opened and whenever its row moves, never older than the board beside it. */
export function useDetail(shelterId: string, row: Row | undefined, boardPosition: string): House {
  const [known, setKnown] = useState<Known>(() => nothing(shelterId));
  const least = useRef(boardPosition);
  least.current = boardPosition;
  const running = useRef<AbortController | null>(null);
  const newest = useRef<Promise<void>>(Promise.resolve());
  const askedAt = useRef(0);

  const read = useCallback(
    async (mine: AbortController): Promise<void> => {
      const answer = await fetchDetail(shelterId, least.current, mine.signal);
      // A newer read took over: it asks for at least the same, and whoever waits, waits for that one.
      if (mine.signal.aborted) return newest.current;
      setKnown((before) =>
        answer.ok
          ? { shelterId, detail: answer.value, problem: null }
          : { ...about(before, shelterId), problem: answer.problem },
      );
    },
    [shelterId],
  );
  const reload = useCallback((): Promise<void> => {
    askedAt.current = Date.now();
    running.current?.abort();
    running.current = new AbortController();
    newest.current = read(running.current);
    return newest.current;
  }, [read]);

  const mark = markOf(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row's mark says when, what is so comes from the server
  useEffect(() => {
    const due = askedAt.current + GATHER_MS - Date.now();
    if (due <= 0) return void reload();
    const timer = setTimeout(() => void reload(), due);
    return () => clearTimeout(timer);
  }, [reload, mark]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step of the board is the occasion to look again
  useEffect(() => {
    const due = Math.max(0, askedAt.current + AT_MOST_EVERY_MS - Date.now());
    const timer = setTimeout(() => void reload(), due);
    return () => clearTimeout(timer);
  }, [reload, boardPosition]);

  useEffect(() => () => running.current?.abort(), []);
  return { ...about(known, shelterId), reload };
}
