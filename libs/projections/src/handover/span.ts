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
} from '@safe-haven/domain';
import { factOf, type ReadableEntry } from '../log.ts';
import type { CaseEntry } from '../requests/casework.ts';

/** Which part of the log: what came after a position, or was recorded since an instant; up to a position. */
export type Reach = { readonly to: string } & ({ readonly from: string } | { readonly since: string });

interface Placed {
  readonly position: string;
  readonly metadata: { readonly recordedAt: string };
}

/** Whether an entry is of this part, as far as its beginning goes. */
export const isAfter = (reach: Reach, { position, metadata }: Placed): boolean =>
  'from' in reach ? position > reach.from : metadata.recordedAt >= reach.since;

/** One house between two positions. What was recorded later changes nothing of it, so it is read the same for good. */
export interface HouseSpan {
  readonly before: ShelterState;
  readonly after: ShelterState;
  /** As the corrections known at the end leave them. */
  readonly facts: readonly CorrectedFact[];
  /** The beginning as those corrections leave it, where there are any: a discharge of before may be void since. */
  readonly corrected?: ShelterState;
  /** Something was written after these that this program can't read: how the house is now is not known. */
  readonly unreadable?: boolean;
}

/** A house of its own stream, oldest first; a few facts at a step, so that nobody waits for years that are read (P13). */
export function* houseSpan(
  shelterId: string,
  stream: readonly ReadableEntry[],
  reach: Reach,
): Generator<void, HouseSpan> {
  const known = stream.filter(({ position }) => position <= reach.to);
  const facts = known.map(factOf);
  const begins = known.findIndex((entry) => isAfter(reach, entry));
  const until = begins < 0 ? known.length : begins;
  const begin = initialShelter(shelterId);
  const before = yield* folded(begin, facts.slice(0, until), correctionsIn(facts.slice(0, until)));
  const tail = spanAfter(before, known.slice(until), reach.to);
  if (tail !== null) return tail;
  const corrections = correctionsIn(facts);
  const corrected = yield* folded(begin, facts.slice(0, until), corrections);
  const after = yield* folded(corrected, facts.slice(until), corrections);
  return { before, corrected, after, facts: facts.slice(until).map((fact) => correctedFact(fact, corrections)) };
}

const EACH_STEP = 64;

function* folded(
  begin: ShelterState,
  facts: readonly Fact[],
  corrections: ReturnType<typeof correctionsIn>,
): Generator<void, ShelterState> {
  let state = begin;
  for (const [i, fact] of facts.entries()) {
    state = evolveCorrected(state, correctedFact(fact, corrections));
    if (i % EACH_STEP === 0) yield;
  }
  return state;
}

/**
 * The same where the beginning is known: only what came since, oldest first. null: a correction is among it, which may be of
 * something before, so that the whole stream is needed.
 */
export function spanAfter(before: ShelterState, tail: readonly ReadableEntry[], to: string): HouseSpan | null {
  const facts = tail.filter(({ position }) => position <= to).map(factOf);
  if (facts.some(({ event }) => event.type === 'EventCorrected')) return null;
  return { before, after: facts.reduce<ShelterState>(evolveShelter, before), facts };
}

export interface RequestSpan {
  readonly before: RequestState;
  readonly after: RequestState;
}

type ReadableCase = Extract<CaseEntry, { readable: true }>;

/** A request at both ends, of its own stream. */
export const requestSpan = (requestId: string, stream: readonly ReadableCase[], reach: Reach): RequestSpan => {
  const known = stream.filter(({ position }) => position <= reach.to);
  return {
    before: foldRequest(
      requestId,
      known.filter((entry) => !isAfter(reach, entry)).map((entry) => caseFact<RequestEvent>(entry)),
    ),
    after: foldRequest(
      requestId,
      known.map((entry) => caseFact<RequestEvent>(entry)),
    ),
  };
};

/** A transfer as it was at a position. */
export const transferAt = (transferId: string, stream: readonly ReadableCase[], to: string): TransferState =>
  foldTransfer(
    transferId,
    stream.filter(({ position }) => position <= to).map((entry) => caseFact<TransferEvent>(entry)),
  );

const caseFact = <E>(entry: ReadableCase) => ({ ...factOf(entry as never), event: entry.event as E });
