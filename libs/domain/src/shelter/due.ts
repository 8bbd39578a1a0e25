import type { Decided, EventContext } from '../decider.ts';
import { after, earlier, later } from '../instant.ts';
import type { Instant } from '../terms.ts';
import type { ShelterEvent } from './events.ts';
import { evolveShelter } from './evolve.ts';
import { GRACE } from './limits.ts';
import type { Bed, Hold, KeptShelter, Registered, ShelterState } from './state.ts';

/**
 * Time-driven facts that are due and not recorded yet, oldest first: holds past their deadline plus grace, a pause and
 * overflow past their time. Each happened at its own time exactly. A clock behind the newest fact decides nothing (SH-5).
 */
export function dueFacts(state: Registered, now: Instant): readonly Decided<ShelterEvent>[] {
  if (now < state.recordedAt || firstEnd(state) === null) return [];
  const cutoff = after(now, -GRACE);
  const due: Decided<ShelterEvent>[] = [];
  if (isPast(pauseEnd(state), cutoff))
    due.push({ event: { type: 'IntakeResumed' }, occurredAt: pauseEnd(state) as Instant });
  if (state.situation === 'kept') {
    for (const id of Object.keys(state.holds)) {
      const { expiresAt: at } = state.holds[id] as Hold;
      if (at < cutoff) due.push({ event: { type: 'HoldLapsed', holdId: id, at }, occurredAt: at });
    }
    for (const [until, beds] of openOverflow(state)) {
      if (until < cutoff) due.push({ event: { type: 'OverflowClosed', beds }, occurredAt: until });
    }
  }
  return due.length < 2 ? due : due.sort(byTime);
}

/** Equal times keep their order. */
const byTime = (a: Decided<ShelterEvent>, b: Decided<ShelterEvent>): number =>
  a.occurredAt === b.occurredAt ? 0 : a.occurredAt < b.occurredAt ? -1 : 1;

/** The next instant at which `record-time` would record something; null: none. */
export function overdueAt(state: ShelterState): Instant | null {
  if (state.situation === 'unregistered') return null;
  const first = firstEnd(state);
  return first === null ? null : later(after(first, GRACE + 1), state.recordedAt);
}

/** The earliest deadline or end. */
function firstEnd(state: Registered): Instant | null {
  let first = pauseEnd(state);
  if (state.situation !== 'kept') return first;
  const ends = (end: Instant) => {
    first = first === null ? end : earlier(first, end);
  };
  for (const id of Object.keys(state.holds)) ends((state.holds[id] as Hold).expiresAt);
  for (const until of openOverflow(state).keys()) ends(until);
  return first;
}

const isPast = (end: Instant | null, cutoff: Instant): boolean => end !== null && end < cutoff;
const pauseEnd = ({ intake }: Registered): Instant | null => (intake.state === 'paused' ? intake.until : null);

/** Opened overflow beds by their end; those that only wait for their party have reached it. */
function openOverflow(state: KeptShelter): ReadonlyMap<Instant, readonly string[]> {
  const open = new Map<Instant, string[]>();
  for (const id of Object.keys(state.beds)) {
    const { service } = state.beds[id] as Bed;
    if (service.state !== 'overflow' || service.closing) continue;
    const beds = open.get(service.until);
    if (beds === undefined) open.set(service.until, [id]);
    else beds.push(id);
  }
  return open;
}

/** Who records it, and when. */
type RecordedBy = Pick<EventContext, 'recordedAt' | 'commandId' | 'actor'>;
const THE_CLOCK: Omit<RecordedBy, 'recordedAt'> = {
  commandId: '',
  actor: { person: 'system:clock', role: 'service', organisation: null },
};

/** The state after these facts. */
export function afterFacts<S extends ShelterState>(
  state: S,
  facts: readonly Decided<ShelterEvent>[],
  by: RecordedBy,
): S {
  let next: ShelterState = state;
  for (const { event, occurredAt } of facts) {
    const revision = next.situation === 'unregistered' ? 0 : next.revision + 1;
    next = evolveShelter(next, { event, context: { eventId: '', revision, occurredAt, ...by } });
  }
  return next as S;
}

/** The state with everything that is due at `now`. */
export const afterTime = <S extends Registered>(state: S, now: Instant): S =>
  afterFacts(state, dueFacts(state, now), { recordedAt: now, ...THE_CLOCK });
