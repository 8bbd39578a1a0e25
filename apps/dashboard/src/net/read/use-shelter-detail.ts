import { type Problem, type Row, type ShelterDetail, shelterDetail } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef } from 'react';
import { endpoints } from './endpoints.ts';
import { useRead } from './use-read.ts';

/** A first change is fetched at once; a burst of changes is gathered. */
const BATCH_MS = 80;
/** How often a shelter is looked at again though its row says nothing new: a party's change touches no number. */
const AT_MOST_EVERY_MS = 5_000;

export interface ReadShelter {
  /** The newest that is known; the old one stays until a newer one is there. */
  readonly detail: ShelterDetail | null;
  readonly problem: Problem | null;
  /** Reads the shelter again; resolves when that is on the screen. */
  reload(): Promise<void>;
}

/** What moves when the shelter moves, for whoever may know. */
const versionOf = (row: Row | undefined): string =>
  row === undefined ? '' : row.view === 'exact' ? row.revision : JSON.stringify(row);

/** Follows one shelter: read when it is opened and whenever its row moves, never older than the board beside it. */
export function useShelterDetail(shelterId: string, row: Row | undefined, boardPosition: string): ReadShelter {
  const least = useRef(boardPosition);
  least.current = boardPosition;
  const position = useCallback(() => least.current, []);
  const {
    value,
    problem,
    reload: read,
  } = useRead(endpoints.shelter(shelterId), shelterDetail, {
    position,
    resetsOnChange: true,
  });
  const opened = useRef<string | null>(null);
  const askedAt = useRef(0);

  const reload = useCallback((): Promise<void> => {
    askedAt.current = Date.now();
    return read();
  }, [read]);

  const version = versionOf(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row's mark says when, what is so comes from the server
  useEffect(() => {
    // Opening it has read it.
    if (opened.current !== shelterId) {
      opened.current = shelterId;
      askedAt.current = Date.now();
      return;
    }
    const due = askedAt.current + BATCH_MS - Date.now();
    if (due <= 0) return void reload();
    const timer = setTimeout(() => void reload(), due);
    return () => clearTimeout(timer);
  }, [shelterId, reload, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step of the board is the occasion to look again
  useEffect(() => {
    const due = Math.max(0, askedAt.current + AT_MOST_EVERY_MS - Date.now());
    const timer = setTimeout(() => void reload(), due);
    return () => clearTimeout(timer);
  }, [reload, boardPosition]);

  return { detail: value, problem, reload };
}
