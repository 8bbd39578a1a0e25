import { Controller, Inject, Param, Query } from '@nestjs/common';
import {
  id,
  MOST_CHANGES,
  type ReplayBoard,
  type ReplayChanges,
  type ReplayReading,
  type ReplayRooms,
  type ReplayStep,
  type Row,
  replayBoardQuery,
  replayBoardRead,
  replayChangesQuery,
  replayChangesRead,
  replayReadingRead,
  replayRoomsQuery,
  replayRoomsRead,
  replayStepQuery,
  replayStepRead,
} from '@safe-haven/contracts';
import { audienceOf, type FoldedShelter, rowFor } from '@safe-haven/projections';
import { pastRoomsOf } from '@safe-haven/projections/history';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { Reads } from '../routes/reads.ts';
import { PastBoard, type PastChange } from './past-board.ts';
import { pastInstant } from './past-instant.ts';

/** The viewer's own shelters at any past instant, in both views. */
@Controller()
@ReadsOwnWrites()
export class ReplayController {
  readonly #past: PastBoard;
  readonly #clock: Clock;

  constructor(past: PastBoard, @Inject(CLOCK) clock: Clock) {
    this.#past = past;
    this.#clock = clock;
  }

  @Reads(
    replayReadingRead,
    'How many events of one’s own houses are ready to be replayed; each question reads some more',
  )
  reading(@CallerOf() { actor }: Caller): Promise<ReplayReading> {
    return this.#past.readMore(actor);
  }

  @Reads(replayBoardRead, 'One’s own houses at an instant: as it was, and as it was known then')
  async board(
    @Query({ schema: replayBoardQuery }) query: z.output<typeof replayBoardQuery>,
    @CallerOf() { actor }: Caller,
  ): Promise<ReplayBoard> {
    const at = pastInstant(query.at, 'at', this.#clock.now());
    const { position, was, known } = await this.#past.both(actor, at);
    const rows = (shelters: readonly FoldedShelter[]): Row[] =>
      shelters.map((shelter) => rowFor(shelter, audienceOf(actor)!, at)).filter((row) => row !== null);
    return { position, at: query.at, was: rows(was), known: rows(known) };
  }

  @Reads(replayRoomsRead, 'Which beds of one’s own house were free, held or occupied at an instant')
  async rooms(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Query({ schema: replayRoomsQuery }) query: z.output<typeof replayRoomsQuery>,
    @CallerOf() { actor }: Caller,
  ): Promise<ReplayRooms> {
    const at = pastInstant(query.at, 'at', this.#clock.now());
    const match = await this.#past.shelter(actor, shelterId, { at, known: query.view === 'known' ? at : null });
    if (match === null) throw new Failure('not_found');
    return { position: match.position, at: query.at, rooms: pastRoomsOf(match.shelter) };
  }

  @Reads(replayChangesRead, 'When something changed in one’s own houses, oldest first')
  async changes(
    @Query({ schema: replayChangesQuery }) query: z.output<typeof replayChangesQuery>,
    @CallerOf() { actor }: Caller,
  ): Promise<ReplayChanges> {
    const now = this.#clock.now();
    const range = { after: pastInstant(query.from, 'from', now), upTo: pastInstant(query.to, 'to', now) };
    const { position, changes } = await this.#past.changes(actor, query.view, range);
    const page = pageOf(changes);
    const next = page.length < changes.length ? instantOf(page.at(-1)!.at) : null;
    return { position, changes: page.map(toAnswer), next };
  }

  @Reads(replayStepRead, 'The nearest instant, before or after another, at which something changed')
  async step(
    @Query({ schema: replayStepQuery }) query: z.output<typeof replayStepQuery>,
    @CallerOf() { actor }: Caller,
  ): Promise<ReplayStep> {
    const from = pastInstant(query.from, 'from', this.#clock.now());
    const { position, at } = await this.#past.step(actor, query.view, { from, direction: query.direction });
    return { position, at: at === null ? null : instantOf(at) };
  }
}

/** The first page. Changes of the same instant are not split, because the next page starts after an instant. */
function pageOf(changes: readonly PastChange[]): readonly PastChange[] {
  const last = changes[MOST_CHANGES - 1];
  if (last === undefined || changes.length === MOST_CHANGES) return changes;
  return changes.filter(({ at }, i) => i < MOST_CHANGES || at === last.at);
}

const toAnswer = ({ at, recordedAt, shelterId, type, late }: PastChange) => ({
  at: instantOf(at),
  recordedAt: instantOf(recordedAt),
  shelterId,
  type,
  late,
});
