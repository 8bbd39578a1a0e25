import type { ActivityItem, Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchActivity } from '../../../features/command/requests.ts';

export interface ActivityPages {
  /** Newest first, as far as it was read; null: nothing yet. */
  readonly items: readonly ActivityItem[] | null;
  readonly hasOlder: boolean;
  readonly loading: boolean;
  readonly problem: Problem | null;
  older(): void;
  again(): void;
}

interface Read {
  readonly items: readonly ActivityItem[] | null;
  readonly next: string | null;
  readonly problem: Problem | null;
}
const UNREAD: Read = { items: null, next: null, problem: null };

/** The activity of a house, read anew whenever its revision moves; older pages stay below what is new. */
export function useActivity(shelterId: string, revision: string): ActivityPages {
  const [read, setRead] = useState<Read>(UNREAD);
  const [loading, setLoading] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const running = useRef<AbortController | null>(null);

  const page = useCallback(
    async (before: string | null) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setLoading(true);
      const answer = await fetchActivity(shelterId, before, mine.signal);
      if (mine.signal.aborted) return;
      setLoading(false);
      if (!answer.ok) return setRead((known) => ({ ...known, problem: answer.problem }));
      const { items, next } = answer.value;
      setRead((known) => ({
        items: before === null ? joined(items, next, known.items ?? []) : [...(known.items ?? []), ...items],
        next: before === null && reaches(items, known.items) ? known.next : next,
        problem: null,
      }));
    },
    [shelterId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step of the revision is the occasion to read anew
  useEffect(() => void page(null), [page, revision, attempt]);
  useEffect(() => () => running.current?.abort(), []);

  return {
    items: read.items,
    hasOlder: read.next !== null,
    loading,
    problem: read.problem,
    older: () => void page(read.next),
    again: () => setAttempt((n) => n + 1),
  };
}

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
