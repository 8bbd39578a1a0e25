import { type Activity, type ActivityItem, activityRead, type Problem } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';

export interface ActivityPages {
  /** Newest first, as far as loaded; null: nothing yet. */
  readonly items: readonly ActivityItem[] | null;
  readonly hasOlder: boolean;
  readonly loading: boolean;
  readonly problem: Problem | null;
  older(): void;
  refetch(): void;
}

interface LoadedActivity {
  readonly items: readonly ActivityItem[] | null;
  readonly next: string | null;
}

const PAGE = 25;
/** Newest first, before a revision; null: from the newest on. */
const pageAt = (shelterId: string, before: string | null) =>
  endpointOf(activityRead, { shelterId, limit: PAGE, before });

/** The activity of a shelter, refetched when its revision changes; older pages are kept below. */
export function useActivity(shelterId: string, revision: string): ActivityPages {
  const [loaded, setLoaded] = useState<LoadedActivity>({ items: null, next: null });
  const [before, setBefore] = useState<string | null>(null);
  const latest = useRead(pageAt(shelterId, null));
  const older = useRead(before === null ? null : pageAt(shelterId, before));

  const readRevision = useRef(revision);
  const { refetch } = latest;
  useEffect(() => {
    if (readRevision.current === revision) return;
    readRevision.current = revision;
    refetch();
  }, [revision, refetch]);

  useEffect(() => {
    if (latest.value) setLoaded(onTop(latest.value));
  }, [latest.value]);
  useEffect(() => {
    if (older.value) setLoaded(below(older.value));
  }, [older.value]);

  return {
    items: loaded.items,
    hasOlder: loaded.next !== null,
    loading: latest.waiting || older.waiting,
    problem: latest.problem ?? older.problem,
    older: () => (before === loaded.next ? older.refetch() : setBefore(loaded.next)),
    refetch: () => {
      if (latest.problem) refetch();
      if (older.problem) older.refetch();
    },
  };
}

const onTop =
  ({ items, next }: Activity) =>
  (loaded: LoadedActivity): LoadedActivity => ({
    items: joined(items, next, loaded.items ?? []),
    next: reaches(items, loaded.items) ? loaded.next : next,
  });

const below =
  ({ items, next }: Activity) =>
  (loaded: LoadedActivity): LoadedActivity => {
    const loadedIds = new Set(loaded.items?.map(({ eventId }) => eventId));
    return { items: [...(loaded.items ?? []), ...items.filter(({ eventId }) => !loadedIds.has(eventId))], next };
  };

const reaches = (latest: readonly ActivityItem[], loaded: readonly ActivityItem[] | null): boolean =>
  loaded !== null && latest.some((item) => item.eventId === loaded[0]?.eventId);

/**
 * Merges the newest page with loaded ones. The newest version of an item wins, because corrections change older ones;
 * if there is a gap, older pages are loaded again on demand.
 */
export function joined(
  latest: readonly ActivityItem[],
  next: string | null,
  loaded: readonly ActivityItem[],
): readonly ActivityItem[] {
  if (next === null || !reaches(latest, loaded)) return latest;
  const fresh = new Set(latest.map((item) => item.eventId));
  const corrected = new Map(latest.flatMap((item) => correctionOf(item)));
  const older = loaded.filter((item) => !fresh.has(item.eventId));
  return [...latest, ...older.map((item) => withCorrection(item, corrected.get(item.eventId)))];
}

/** As the server would send it by now: an event that is void takes no further correction. */
function withCorrection(item: ActivityItem, kind: ActivityItem['corrected'] | undefined): ActivityItem {
  if (!kind) return item;
  return { ...item, corrected: kind, correctable: kind === 'void' ? [] : item.correctable };
}

function correctionOf({ type, data }: ActivityItem): [string, ActivityItem['corrected']][] {
  const kind = (data['correction'] as { kind?: ActivityItem['corrected'] } | undefined)?.kind;
  return type === 'EventCorrected' && typeof data['eventId'] === 'string' && kind ? [[data['eventId'], kind]] : [];
}
