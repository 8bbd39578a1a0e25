import {
  type CorrectedFact,
  correctedFact,
  correctionsIn,
  evolveCorrected,
  evolveShelter,
  type Fact,
  foldRequest,
  foldTransfer,
  initialShelter,
  type RequestEvent,
  type RequestState,
  type ShelterState,
  type TransferEvent,
  type TransferState,
  toFact,
} from '@safe-haven/domain';
import type { CaseEntry } from '../cases/casework.ts';
import type { ReadableEntry } from '../log.ts';

/** A part of the log: after a position, or recorded since an instant; up to a position. */
export type LogRange = { readonly to: string } & ({ readonly from: string } | { readonly since: string });

interface PositionedEntry {
  readonly position: string;
  readonly metadata: { readonly recordedAt: string };
}

/** Whether an entry is after the start of the range. */
export const startsAfter = (range: LogRange, { position, metadata }: PositionedEntry): boolean =>
  'from' in range ? position > range.from : metadata.recordedAt >= range.since;

/**
 * One shelter at both ends of a range. Later facts don't change it, so it can be recomputed identically at any time.
 */
export interface ShelterSpan {
  readonly before: ShelterState;
  readonly after: ShelterState;
  /** The facts of the range, corrected as known at its end. */
  readonly facts: readonly CorrectedFact[];
  /**
   * The state at the start, corrected as known at the end; missing if nothing was corrected. Differs from `before` if,
   * for example, an earlier discharge was voided.
   */
  readonly corrected?: ShelterState;
  /** The stream has later events that this program version can't read: the current state is unknown. */
  readonly unreadable?: boolean;
}

/**
 * Folds the stream of a shelter, oldest first. Yields every few facts, because streams may hold years
 * (docs/PERFORMANCE.md, P13).
 */
export function* shelterSpan(
  shelterId: string,
  stream: readonly ReadableEntry[],
  range: LogRange,
): Generator<void, ShelterSpan> {
  const entries = stream.filter(({ position }) => position <= range.to);
  const facts = entries.map(toFact);
  const firstIndex = entries.findIndex((entry) => startsAfter(range, entry));
  const splitAt = firstIndex < 0 ? entries.length : firstIndex;
  const initial = initialShelter(shelterId);
  const before = yield* foldInSteps(initial, facts.slice(0, splitAt), correctionsIn(facts.slice(0, splitAt)));
  const spanOfTail = spanFromState(before, entries.slice(splitAt), range.to);
  if (spanOfTail !== null) return spanOfTail;
  const corrections = correctionsIn(facts);
  const corrected = yield* foldInSteps(initial, facts.slice(0, splitAt), corrections);
  const after = yield* foldInSteps(corrected, facts.slice(splitAt), corrections);
  return { before, corrected, after, facts: facts.slice(splitAt).map((fact) => correctedFact(fact, corrections)) };
}

const FACTS_PER_STEP = 64;

function* foldInSteps(
  initial: ShelterState,
  facts: readonly Fact[],
  corrections: ReturnType<typeof correctionsIn>,
): Generator<void, ShelterState> {
  let state = initial;
  for (const [i, fact] of facts.entries()) {
    state = evolveCorrected(state, correctedFact(fact, corrections));
    if (i % FACTS_PER_STEP === 0) yield;
  }
  return state;
}

/**
 * The same from a known state at the start: `tail` holds the facts since, oldest first. null: one of them is a
 * correction, which may be of an earlier fact, so the whole stream is needed.
 */
export function spanFromState(before: ShelterState, tail: readonly ReadableEntry[], to: string): ShelterSpan | null {
  const facts = tail.filter(({ position }) => position <= to).map(toFact);
  if (facts.some(({ event }) => event.type === 'EventCorrected')) return null;
  return { before, after: facts.reduce<ShelterState>(evolveShelter, before), facts };
}

export interface RequestSpan {
  readonly before: RequestState;
  readonly after: RequestState;
}

type ReadableCase = Extract<CaseEntry, { readable: true }>;

/** A request at both ends of a range, folded from its stream. */
export const requestSpan = (requestId: string, stream: readonly ReadableCase[], range: LogRange): RequestSpan => {
  const entries = stream.filter(({ position }) => position <= range.to);
  return {
    before: foldRequest(
      requestId,
      entries.filter((entry) => !startsAfter(range, entry)).map((entry) => factOfCase<RequestEvent>(entry)),
    ),
    after: foldRequest(
      requestId,
      entries.map((entry) => factOfCase<RequestEvent>(entry)),
    ),
  };
};

/** A transfer at a position. */
export const transferAt = (transferId: string, stream: readonly ReadableCase[], to: string): TransferState =>
  foldTransfer(
    transferId,
    stream.filter(({ position }) => position <= to).map((entry) => factOfCase<TransferEvent>(entry)),
  );

const factOfCase = <E>(entry: ReadableCase) => toFact({ ...entry, event: entry.event as E });
