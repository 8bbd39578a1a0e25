import type { Row, RowChange } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import type { Changes } from '../../model/board/board-store.ts';
import { useChanges } from '../../model/board/use-board.ts';
import type { Listing } from '../../model/listing/listing.ts';

/** Changes within this time are announced in one sentence, so that announcements do not queue up in a screen reader. */
const BATCH_MS = 2_000;

/** Announces changes of the listed shelters (`aria-live="polite"`). */
export function Announcer({ listing }: { listing: Listing }) {
  const t = useT('board');
  const ui = useT('look');
  const [announcement, setAnnouncement] = useState('');
  const batch = useRef(new Map<string, RowChange>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(listing);
  useEffect(() => {
    latest.current = listing;
  });
  useChanges((changes: Changes) => {
    for (const change of changes) {
      const { shelterId } = change.after;
      batch.current.set(shelterId, { ...change, before: batch.current.get(shelterId)?.before ?? change.before });
    }
    timer.current ??= setTimeout(() => {
      const { own, others } = latest.current;
      const listed = new Set([...own, ...others]);
      const changed = [...batch.current.values()].filter(
        ({ before, after }) => listed.has(after.shelterId) && numberIn(before) !== numberIn(after),
      );
      batch.current.clear();
      timer.current = undefined;
      if (changed.length === 1) setAnnouncement(formatFree(changed[0]!.after, t, ui));
      if (changed.length > 1) setAnnouncement(t('changed.many', { count: changed.length }));
    }, BATCH_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p className="aloud" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}

/** The announced text: a change without effect on the free number or band is skipped. */
const numberIn = (row: Row | undefined): string | number | null => {
  if (row?.view === 'exact') return Math.max(0, row.places.free);
  return row?.view === 'banded' ? row.places.band : null;
};

/** What is free in a shelter, as announced. */
function formatFree(row: Row, t: TFunction<'board'>, ui: TFunction<'look'>): string {
  switch (row.view) {
    case 'exact':
      return t('changed.exact', { name: row.name, count: Math.max(0, row.places.free) });
    case 'banded':
      return t('changed.other', {
        name: row.name,
        words: row.places.band === null ? t('row.unknown') : ui(`band.${row.places.band}`),
      });
    case 'unreadable':
      return t('changed.other', { name: row.name, words: t('row.unknown') });
    default:
      return unreachable(row);
  }
}
