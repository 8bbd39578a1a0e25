import { type Activity, type ActivityItem, activity, type Problem } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { endpoints } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';

export interface ActivityPages {
  /** Newest first, as far as it was read; null: nothing yet. */
  readonly items: readonly ActivityItem[] | null;
  readonly hasOlder: boolean;
  readonly loading: boolean;
  readonly problem: Problem | null;
  older(): void;
  refetch(): void;
}

interface Known {
  readonly items: readonly ActivityItem[] | null;
  readonly next: string | null;
}

/** The activity of a house, read anew whenever its revision moves; older pages stay below what is new. */
export function useActivity(shelterId: string, revision: string): ActivityPages {
  const [known, setKnown] = useState<Known>({ items: null, next: null });
  const [before, setBefore] = useState<string | null>(null);
  const newest = useRead(endpoints.activity(shelterId, null), activity);
  const older = useRead(before === null ? null : endpoints.activity(shelterId, before), activity);

  const readRevision = useRef(revision);
  const { refetch } = newest;
  useEffect(() => {
    if (readRevision.current === revision) return;
    readRevision.current = revision;
    refetch();
  }, [revision, refetch]);

  useEffect(() => {
    if (newest.value) setKnown(onTop(newest.value));
  }, [newest.value]);
  useEffect(() => {
    if (older.value) setKnown(below(older.value));
  }, [older.value]);

  return {
    items: known.items,
    hasOlder: known.next !== null,
    loading: newest.waiting || older.waiting,
    problem: newest.problem ?? older.problem,
    older: () => (before === known.next ? older.refetch() : setBefore(known.next)),
    refetch: () => {
      if (newest.problem) refetch();
      if (older.problem) older.refetch();
    },
  };
}

const onTop =
  ({ items, next }: Activity) =>
  (known: Known): Known => ({
    items: joined(items, next, known.items ?? []),
    next: reaches(items, known.items) ? known.next : next,
  });

const below =
  ({ items, next }: Activity) =>
  (known: Known): Known => {
    const knownIds = new Set(known.items?.map(({ eventId }) => eventId));
    return { items: [...(known.items ?? []), ...items.filter(({ eventId }) => !knownIds.has(eventId))], next };
  };

const reaches = (newest: readonly ActivityItem[], known: readonly ActivityItem[] | null): boolean =>
  known !== null && newest.some((item) => item.eventId === known[0]?.eventId);

/**
 * The newest page over what was read before. A correction changes how an older line looks, so what the newest page
 * says of a line wins; where a gap would be between the two, what is older is read again on demand.
 */
export function joined(
  newest: readonly ActivityItem[],
  next: string | null,
  known: readonly ActivityItem[],
): readonly ActivityItem[] {
  if (next === null || !reaches(newest, known)) return newest;
  const fresh = new Set(newest.map((item) => item.eventId));
  const corrected = new Map(newest.flatMap((item) => correctionOf(item)));
  const rest = known.filter((item) => !fresh.has(item.eventId));
  return [...newest, ...rest.map((item) => ({ ...item, corrected: corrected.get(item.eventId) ?? item.corrected }))];
}

function correctionOf({ type, data }: ActivityItem): [string, ActivityItem['corrected']][] {
  const kind = (data['correction'] as { kind?: ActivityItem['corrected'] } | undefined)?.kind;
  return type === 'EventCorrected' && typeof data['eventId'] === 'string' && kind ? [[data['eventId'], kind]] : [];
}
