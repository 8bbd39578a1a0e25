import {
  correctedFact,
  correctionsIn,
  evolveCorrected,
  type Fact,
  initialShelter,
  type ShelterEventType,
  type ShelterState,
} from '@safe-haven/domain';
import { countUpTo } from '../count-up-to.ts';
import { effectiveAt } from './effect.ts';
import { Segments } from './segments.ts';

/** Facts per stored state: usually the most that is folded to answer for one instant. */
const SEGMENT_SIZE = 64;

/** Reads facts of the shelter again, and yields to the event loop. */
export interface FactSource {
  /** The facts with index `from` to before `to`, oldest first. */
  read(from: number, to: number): Promise<readonly Fact[]>;
  /** Called before each fact is folded: a promise to await when the time slice is used up; null: go on. */
  yieldIfDue(): Promise<void> | null;
}

/** An instant (ms), seen with what was known at another one. */
export interface PointInTime {
  readonly at: number;
  /** null: with all that is known today. */
  readonly known: number | null;
}

interface CorrectionFact {
  readonly index: number;
  readonly target: number;
  readonly fact: Fact;
}

/**
 * The past of one shelter: answers for any instant without a fold from the first fact. Stores a state every
 * `SEGMENT_SIZE` facts, and of each fact two instants and the type; the facts themselves stay in the log.
 *
 * Without corrections both views are the same fold. A correction refolds from the segment of its target: `#was` then
 * holds what is known today, `#known` keeps what was known when the segment was recorded.
 */
export class ShelterHistory {
  readonly shelterId: string;
  /** When each fact was recorded (ms). Never decreases, even if replicas with different clocks wrote the facts. */
  readonly recorded: number[] = [];
  /** When each fact took effect (ms), as corrections leave it. */
  readonly effective: number[] = [];
  readonly types: ShelterEventType[] = [];
  /** Indexes of corrected facts; true: voided. */
  readonly corrected = new Map<number, boolean>();
  readonly #size: number;
  readonly #segments: Segments;
  readonly #known: ShelterState[];
  readonly #was: ShelterState[];
  readonly #corrections: CorrectionFact[] = [];
  #now: ShelterState;

  constructor(shelterId: string, size = SEGMENT_SIZE) {
    this.shelterId = shelterId;
    this.#size = size;
    this.#segments = new Segments(size);
    this.#now = initialShelter(shelterId);
    this.#known = [this.#now];
    this.#was = [this.#now];
  }

  /** The number of facts so far. */
  get count(): number {
    return this.recorded.length;
  }

  /** Appends the next facts of the stream. If it fails, the history is inconsistent and must be dropped. */
  async extend(facts: readonly Fact[], source: FactSource): Promise<void> {
    const recentSource = withRecentFacts(source, facts, this.count);
    let refoldFrom = Number.POSITIVE_INFINITY;
    for (const fact of facts) {
      await source.yieldIfDue();
      this.#appendFact(fact);
      if (fact.event.type === 'EventCorrected')
        refoldFrom = Math.min(refoldFrom, await this.#applyCorrection(fact, recentSource));
      if (refoldFrom === Number.POSITIVE_INFINITY) this.#now = evolveCorrected(this.#now, fact);
      if (this.count % this.#size !== 0) continue;
      await this.#refold(refoldFrom, recentSource);
      refoldFrom = Number.POSITIVE_INFINITY;
      this.#now = withoutDeciderData(this.#now);
      this.#known.push(this.#now);
      this.#was.push(this.#now);
    }
    await this.#refold(refoldFrom, recentSource);
  }

  /** The state at a point in time: the facts with effect up to `at`, as far as they were recorded by `known`. */
  async stateAt({ at, known }: PointInTime, source: FactSource): Promise<ShelterState> {
    const count = known === null ? this.count : countUpTo(this.recorded, known);
    const isAll = count === this.count;
    const segmentBefore = this.#segments.allBefore(at, count);
    const startSegment = isAll ? segmentBefore : this.#lastUncorrected(segmentBefore, count);
    const corrections = this.#correctionsOf(startSegment, count);
    let state = (isAll ? this.#was : this.#known)[startSegment]!;
    const end = this.#segments.endOf(at, count);
    for (let from = startSegment * this.#size; from < end; from += this.#size) {
      for (const fact of await source.read(from, Math.min(end, from + this.#size))) {
        await source.yieldIfDue();
        const corrected = correctedFact(fact, corrections);
        if (effectiveAt(fact, corrected) <= at) state = evolveCorrected(state, corrected);
      }
    }
    return state;
  }

  /** Index ranges that contain all facts that took effect after one instant and up to another. */
  effectiveWithin(after: number, upTo: number): Iterable<readonly [from: number, to: number]> {
    return this.#segments.within(after, upTo);
  }

  /** Whether both views are the same at an instant: no fact up to it was recorded or corrected later. */
  isKnownAt(at: number): boolean {
    const count = countUpTo(this.recorded, at);
    for (const { index, target } of this.#corrections) if (index >= count && target < count) return false;
    for (const [target] of this.corrected) if (target < count && this.effective[target]! > at) return false;
    const end = this.#segments.endOf(at, this.count);
    for (let i = count; i < end; i++) if (this.effective[i]! <= at) return false;
    return true;
  }

  #appendFact({ event, context }: Fact): void {
    const recorded = Math.max(this.recorded.at(-1) ?? 0, Date.parse(context.recordedAt));
    const effective = effectiveAt({ event, context });
    this.#segments.add(this.count, effective);
    this.recorded.push(recorded);
    this.effective.push(effective);
    this.types.push(event.type);
  }

  /** Registers a correction, and returns the first segment that must be folded again. */
  async #applyCorrection(fact: Fact, source: FactSource): Promise<number> {
    if (fact.event.type !== 'EventCorrected') return Number.POSITIVE_INFINITY;
    const index = this.count - 1;
    const target = await indexOf(fact.event.eventId, index, { source, size: this.#size });
    if (target === null) return Number.POSITIVE_INFINITY;
    const { correction } = fact.event;
    this.#corrections.push({ index, target, fact });
    this.corrected.set(target, correction.kind === 'void' || this.corrected.get(target) === true);
    if (correction.kind === 'replace_time') {
      this.effective[target] = Date.parse(correction.occurredAt);
      this.#segments.add(target, this.effective[target]);
    }
    return Math.floor(target / this.#size);
  }

  /** Folds again from a segment on, with the corrections since. */
  async #refold(from: number, source: FactSource): Promise<void> {
    if (from === Number.POSITIVE_INFINITY) return;
    const corrections = this.#correctionsOf(from, this.count);
    let state = this.#was[from]!;
    for (let segment = from; segment * this.#size < this.count; segment++) {
      const end = Math.min(this.count, (segment + 1) * this.#size);
      for (const fact of await source.read(segment * this.#size, end)) {
        await source.yieldIfDue();
        state = evolveCorrected(state, correctedFact(fact, corrections));
      }
      if (segment + 1 < this.#was.length) this.#was[segment + 1] = state = withoutDeciderData(state);
    }
    this.#now = state;
  }

  /** The last segment at or before this one that no correction among the first `count` facts reaches back behind. */
  #lastUncorrected(segmentBefore: number, count: number): number {
    let segment = segmentBefore;
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

/** Drops what only deciders need; a replay does not show it. */
const withoutDeciderData = (state: ShelterState): ShelterState =>
  state.situation === 'kept' ? { ...state, ended: [], lastActions: {} } : state;

/** Serves the facts from index `from` on from memory, earlier ones from the source. */
const withRecentFacts = (source: FactSource, facts: readonly Fact[], from: number): FactSource => ({
  read: async (a, b) => [
    ...(a < from ? await source.read(a, Math.min(b, from)) : []),
    ...facts.slice(Math.max(0, a - from), Math.max(0, b - from)),
  ],
  yieldIfDue: () => source.yieldIfDue(),
});

/**
 * The index of an event among the facts before `end`, searched backwards, because mostly recent facts are corrected.
 */
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
