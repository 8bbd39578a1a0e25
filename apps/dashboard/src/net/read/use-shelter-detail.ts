import { type Problem, type Row, type ShelterDetail, shelterRead } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef } from 'react';
import { endpointOf } from './endpoints.ts';
import { useRead } from './use-read.ts';

/** The first change is fetched at once; further ones within this time are batched, ms. */
const BATCH_MS = 80;
/** Refetch interval without changes of the row, ms: some changes of a party do not affect its numbers. */
const AT_MOST_EVERY_MS = 5_000;

export interface ReadShelter {
  /** The latest detail; the old one is kept until a newer one arrives. */
  readonly detail: ShelterDetail | null;
  readonly problem: Problem | null;
  /** Refetches the shelter; resolves once rendered. */
  reload(): Promise<void>;
}

/** A value that changes with the shelter: the revision, if visible to the caller. */
const versionOf = (row: Row | undefined): string =>
  row === undefined ? '' : row.view === 'exact' ? row.revision : JSON.stringify(row);

/** Keeps one shelter current: fetched on open and whenever its row changes, never older than the board. */
export function useShelterDetail(shelterId: string, row: Row | undefined, boardPosition: string): ReadShelter {
  const minPosition = useRef(boardPosition);
  minPosition.current = boardPosition;
  const position = useCallback(() => minPosition.current, []);
  const {
    value,
    problem,
    reload: read,
  } = useRead(endpointOf(shelterRead, { shelterId }), {
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version of the row triggers the fetch
  useEffect(() => {
    // It was fetched on open.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: refetched at each board position
  useEffect(() => {
    const due = Math.max(0, askedAt.current + AT_MOST_EVERY_MS - Date.now());
    const timer = setTimeout(() => void reload(), due);
    return () => clearTimeout(timer);
  }, [reload, boardPosition]);

  return { detail: value, problem, reload };
}
