import {
  evolveSurge,
  initialSurge,
  type OpenedSurge,
  type SurgeEvent,
  type SurgeState,
  toFact,
} from '@safe-haven/domain';
import type { ReadableCaseEntry } from './casework.ts';
import { forget } from './requests.ts';

/** Folds one event of a surge into those of its kind; whether a person ended it before its time. */
export function foldSurgeEntry(surges: Map<string, OpenedSurge>, surgeId: string, entry: ReadableCaseEntry): boolean {
  const before: SurgeState = surges.get(surgeId) ?? initialSurge(surgeId);
  if (before.situation !== 'unopened' && entry.revision <= before.revision) return false;
  const event = entry.event as SurgeEvent;
  const next = evolveSurge(before, toFact({ ...entry, event }));
  if (next.situation === 'unopened') return false;
  surges.delete(surgeId);
  surges.set(surgeId, next);
  forget(surges, entry.metadata.recordedAt, ({ situation }) => situation === 'ended');
  return before.situation === 'open' && event.type === 'SurgeEnded' && event.because === 'by_hand';
}
