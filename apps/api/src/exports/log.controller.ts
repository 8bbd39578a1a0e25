import { Readable } from 'node:stream';
import { Controller, Inject, Query, Res } from '@nestjs/common';
import { logQuery, ownLogRead } from '@safe-haven/contracts';
import { type HavenEvent, isOwn, later } from '@safe-haven/domain';
import { type EventStore, START } from '@safe-haven/event-store';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import { Authentication, type Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Failure, invalid } from '../problems/failure.ts';
import { Costs } from '../routes/costs.ts';
import { Reads } from '../routes/reads.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import { logLines } from './own-log.ts';
import { organisationOf } from './rights.ts';

/** The events of the caller's own shelters, in log order, as NDJSON. */
@Controller()
@ReadsOwnWrites()
export class LogController {
  readonly #store: EventStore<HavenEvent>;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #log: AccessLog;
  readonly #authentication: Authentication;

  constructor(
    @Inject(EVENT_STORE) store: EventStore<HavenEvent>,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
    log: AccessLog,
    authentication: Authentication,
  ) {
    this.#store = store;
    this.#feed = feed;
    this.#clock = clock;
    this.#log = log;
    this.#authentication = authentication;
  }

  /** The header `haven-position` is the position of the last event: the next download continues `after` it. */
  @Reads(ownLogRead, 'What happened in the own houses, a line of JSON each')
  @Costs(40)
  async log(
    @Query({ schema: logQuery }) { after = START }: z.output<typeof logQuery>,
    @CallerOf() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    organisationOf(caller.actor, 'exchange');
    const end = this.#feed.network.position;
    if (after.length !== START.length) throw invalid('after', 'not a position of this log');
    const own = this.#ownShelters(caller);
    await this.#recordExport(caller, own);
    const streams = new Set(own.map(({ shelterId }) => shelterStream(shelterId)));
    const aborter = new AbortController();
    reply.raw.once('close', () => aborter.abort());
    void reply.type('application/x-ndjson; charset=utf-8');
    const last = await this.#lastOf(own, { after, end });
    void reply.headers({ 'content-disposition': 'attachment; filename="log.ndjson"', 'haven-position': last });
    const lines = logLines(this.#store, { streams, after, end }, aborter.signal);
    await reply.send(Readable.from(this.#whileStillIn(caller, lines)));
  }

  /**
   * A long file ends in the middle when the account of the person who downloads it is closed, or loses its role (AC-3).
   */
  async *#whileStillIn(caller: Caller, lines: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const line of lines) {
      if (!this.#authentication.isStillIn(caller)) throw new Failure('not_signed_in');
      yield line;
    }
  }

  #ownShelters({ actor }: Caller): readonly OwnShelter[] {
    return [...this.#feed.network.shelters.values()].flatMap(({ shelterId, state, revision }) =>
      state.situation !== 'unregistered' && isOwn(actor, state)
        ? [{ shelterId, revision, registeredAt: state.registeredAt }]
        : [],
    );
  }

  /**
   * The position of the last event of these shelters: the end of the log counts what others do (PV-11). Of each of them one
   * event is read (SH-24).
   */
  async #lastOf(own: readonly OwnShelter[], { after, end }: { after: string; end: string }): Promise<string> {
    const positions = await Promise.all(
      own.map(async ({ shelterId, revision }) => {
        const { events } = await this.#store.read(shelterStream(shelterId), revision - 1);
        return events.findLast(({ position }) => position <= end)?.position ?? after;
      }),
    );
    return positions.reduce((last, position) => later(last, position), after);
  }

  /**
   * Recorded before the first byte is sent. `rows` is an upper bound: how many events lie after the position is known only
   * while reading.
   */
  async #recordExport({ actor }: Caller, own: readonly OwnShelter[]): Promise<void> {
    const now = instantOf(this.#clock.now());
    const rows = own.reduce((sum, { revision }) => sum + revision, 0);
    const [from = now] = own.map(({ registeredAt }) => registeredAt).toSorted();
    await recordExport(this.#log, actor, { what: 'log', from, to: now, rows });
  }
}

/** One of the caller's shelters, as the feed had it when the export was asked for. */
interface OwnShelter {
  readonly shelterId: string;
  readonly revision: number;
  readonly registeredAt: string;
}
