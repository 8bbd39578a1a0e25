import {
  correctedFact,
  correctionsIn,
  evolveCorrected,
  type Fact,
  initialShelter,
  type ShelterEventType,
  type ShelterState,
} from '@safe-haven/domain';
import { countUpTo } from './count-up-to.ts';
import { effectOf } from './effect.ts';
import { Segments } from './segments.ts';

/** Facts between two states that are kept: most often the most that is folded to know a house at an instant. */
const SEGMENT = 64;

/** Where facts of the house are read again, and who goes first meanwhile. */
export interface FactSource {
  /** The facts after the first `from`, up to the first `to`, oldest first. */
  read(from: number, to: number): Promise<readonly Fact[]>;
  /** Asked before each fact that is folded: whether others go first now; null: not yet. */
  breathe(): Promise<void> | null;
}

/** An instant to show (ms): as it was, or as far as it was known at another one. */
export interface Moment {
  readonly at: number;
  /** null: all that is known today. */
  readonly known: number | null;
}

interface CorrectionFact {
  readonly index: number;
  readonly target: number;
  readonly fact: Fact;
}

/**
 * The past of one house, so that it can be shown at any instant without folding it from its beginning: a state after every
 * so many facts, and of each fact two instants and its type. The facts themselves stay in the log.
 *
 * Up to a correction both views are one fold. A correction folds the part anew that it touches: `#was` then holds what is
 * true as far as we know today, `#known` stays what was known when that part was written.
 */
export class HouseHistory {
  readonly shelterId: string;
  /** When each fact was known (ms); never falls, whichever replica wrote it. */
  readonly recorded: number[] = [];
  /** When each fact took effect (ms), corrected. */
  readonly happened: number[] = [];
  readonly types: ShelterEventType[] = [];
  /** Facts that a correction touched; true: it did not happen. */
  readonly corrected = new Map<number, boolean>();
  readonly #size: number;
  readonly #segments: Segments;
  readonly #known: ShelterState[];
  readonly #was: ShelterState[];
  readonly #corrections: CorrectionFact[] = [];
  #now: ShelterState;

  constructor(shelterId: string, size = SEGMENT) {
    this.shelterId = shelterId;
    this.#size = size;
    this.#segments = new Segments(size);
    this.#now = initialShelter(shelterId);
    this.#known = [this.#now];
    this.#was = [this.#now];
  }

  /** Facts in it so far. */
  get count(): number {
    return this.recorded.length;
  }

  /** Adds the facts that follow in the stream. After a failure the history is of no use any more. */
  async extend(facts: readonly Fact[], source: FactSource): Promise<void> {
    const near = withNear(source, facts, this.count);
    let stale = Number.POSITIVE_INFINITY;
    for (const fact of facts) {
      await source.breathe();
      this.#note(fact);
      if (fact.event.type === 'EventCorrected') stale = Math.min(stale, await this.#correct(fact, near));
      if (stale === Number.POSITIVE_INFINITY) this.#now = evolveCorrected(this.#now, fact);
      if (this.count % this.#size !== 0) continue;
      await this.#settle(stale, near);
      stale = Number.POSITIVE_INFINITY;
      this.#now = forReplay(this.#now);
      this.#known.push(this.#now);
      this.#was.push(this.#now);
    }
    await this.#settle(stale, near);
  }

  /** The house at a moment: what had happened by `at`, as far as it was written down by `known`. */
  async stateAt({ at, known }: Moment, source: FactSource): Promise<ShelterState> {
    const count = known === null ? this.count : countUpTo(this.recorded, known);
    const isAll = count === this.count;
    const before = this.#segments.allBefore(at, count);
    const base = isAll ? before : this.#untouched(before, count);
    const corrections = this.#correctionsOf(base, count);
    let state = (isAll ? this.#was : this.#known)[base]!;
    const end = this.#segments.endOf(at, count);
    for (let from = base * this.#size; from < end; from += this.#size) {
      for (const fact of await source.read(from, Math.min(end, from + this.#size))) {
        await source.breathe();
        const corrected = correctedFact(fact, corrections);
        if (effectOf(fact, corrected) <= at) state = evolveCorrected(state, corrected);
      }
    }
    return state;
  }

  /** The indexes, from and to, among which are all facts that took effect after one instant and up to another. */
  happenedWithin(after: number, upTo: number): Iterable<readonly [from: number, to: number]> {
    return this.#segments.within(after, upTo);
  }

  /** Whether the house was, at an instant, just what was known then: nothing of it was written down or corrected later. */
  isKnownAt(at: number): boolean {
    const count = countUpTo(this.recorded, at);
    for (const { index, target } of this.#corrections) if (index >= count && target < count) return false;
    for (const [target] of this.corrected) if (target < count && this.happened[target]! > at) return false;
    const end = this.#segments.endOf(at, this.count);
    for (let i = count; i < end; i++) if (this.happened[i]! <= at) return false;
    return true;
  }

  #note({ event, context }: Fact): void {
    const recorded = Math.max(this.recorded.at(-1) ?? 0, Date.parse(context.recordedAt));
    const happened = effectOf({ event, context });
    this.#segments.note(this.count, happened);
    this.recorded.push(recorded);
    this.happened.push(happened);
    this.types.push(event.type);
  }

  /** Notes what a correction touches, and answers the segment from which on the house is folded anew. */
  async #correct(fact: Fact, source: FactSource): Promise<number> {
    if (fact.event.type !== 'EventCorrected') return Number.POSITIVE_INFINITY;
    const index = this.count - 1;
    const target = await indexOf(fact.event.eventId, index, { source, size: this.#size });
    if (target === null) return Number.POSITIVE_INFINITY;
    const { correction } = fact.event;
    this.#corrections.push({ index, target, fact });
    this.corrected.set(target, correction.kind === 'void' || this.corrected.get(target) === true);
    if (correction.kind === 'replace_time') {
      this.happened[target] = Date.parse(correction.occurredAt);
      this.#segments.note(target, this.happened[target]);
    }
    return Math.floor(target / this.#size);
  }

  /** Folds from a segment on what corrections have changed since. */
  async #settle(from: number, source: FactSource): Promise<void> {
    if (from === Number.POSITIVE_INFINITY) return;
    const corrections = this.#correctionsOf(from, this.count);
    let state = this.#was[from]!;
    for (let segment = from; segment * this.#size < this.count; segment++) {
      const end = Math.min(this.count, (segment + 1) * this.#size);
      for (const fact of await source.read(segment * this.#size, end)) {
        await source.breathe();
        state = evolveCorrected(state, correctedFact(fact, corrections));
      }
      if (segment + 1 < this.#was.length) this.#was[segment + 1] = state = forReplay(state);
    }
    this.#now = state;
  }

  /** The last segment at or before this one into which none of the first `count` facts' corrections reaches back. */
  #untouched(before: number, count: number): number {
    let segment = before;
    for (const { index, target } of this.#corrections.toReversed()) {
      if (index < segment * this.#size) break;
      if (index < count) segment = Math.min(segment, Math.floor(target / this.#size));
    }
    return segment;
  }

  #correctionsOf(segment: number, count: number) {
    const facts = this.#corrections.filter(({ index, target }) => target >= segment * this.#size && index < count);
    return correctionsIn(facts.map(({ fact }) => fact));
  }
}

/** What is over is for whoever decides; nothing that a replay shows comes from it. */
const forReplay = (state: ShelterState): ShelterState =>
  state.situation === 'kept' ? { ...state, ended: [], lastActions: {} } : state;

/** Facts that were just read, from `from` on, are not read again. */
const withNear = (source: FactSource, facts: readonly Fact[], from: number): FactSource => ({
  read: async (a, b) => [
    ...(a < from ? await source.read(a, Math.min(b, from)) : []),
    ...facts.slice(Math.max(0, a - from), Math.max(0, b - from)),
  ],
  breathe: () => source.breathe(),
});

/** Where an event stands among the facts before `end`; what is corrected is mostly young. */
async function indexOf(
  eventId: string,
  end: number,
  { source, size }: { source: FactSource; size: number },
): Promise<number | null> {
  for (let to = end; to > 0; to -= size) {
    const from = Math.max(0, to - size);
    const found = (await source.read(from, to)).findLastIndex(({ context }) => context.eventId === eventId);
    if (found >= 0) return from + found;
  }
  return null;
}
