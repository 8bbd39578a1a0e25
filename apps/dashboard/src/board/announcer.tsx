import type { Row } from '@safe-haven/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import type { Changes } from './live/board-store.ts';
import { useChanges } from './live/use-board.ts';

/** Changes within this time are said in one sentence: a voice must not chase the board. */
const GATHER_MS = 2_000;

/** Says politely what changed among the houses that are listed. */
export function Announcer({ rows }: { rows: readonly Row[] }) {
  const t = useWords('board');
  const look = useWords('look');
  const [said, setSaid] = useState('');
  const listed = useMemo(() => new Set(rows.map((row) => row.shelterId)), [rows]);
  const gathered = useRef(new Map<string, Row>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useChanges((changes: Changes) => {
    for (const { before, after } of changes) {
      if (listed.has(after.shelterId) && freeWords(before, t, look) !== freeWords(after, t, look)) {
        gathered.current.set(after.shelterId, after);
      }
    }
    if (gathered.current.size === 0) return;
    timer.current ??= setTimeout(() => {
      const rows = [...gathered.current.values()];
      gathered.current.clear();
      timer.current = undefined;
      setSaid(rows.length === 1 ? freeWords(rows[0], t, look) : t('changed.many', { count: rows.length }));
    }, GATHER_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p className="aloud" role="status" aria-live="polite">
      {said}
    </p>
  );
}

/** What is free in a house, as it is read aloud. */
function freeWords(row: Row | undefined, t: Words<'board'>, look: Words<'look'>): string {
  if (!row) return '';
  switch (row.view) {
    case 'exact':
      return t('changed.exact', { name: row.name, count: Math.max(0, row.places.free) });
    case 'banded':
      return t('changed.other', { name: row.name, words: look(`band.${row.places.band}`) });
    case 'unreadable':
      return t('changed.other', { name: row.name, words: t('row.unknown') });
    default:
      return unreachable(row);
  }
}

function unreachable(row: never): never {
  throw new Error(`a row of an unknown view: ${JSON.stringify(row)}`);
}
