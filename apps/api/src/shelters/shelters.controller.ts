import { Controller, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiNotModifiedResponse } from '@nestjs/swagger';
import { type Activity, activityRead, id, revision, type ShelterDetail, shelterRead } from '@safe-haven/contracts';
import type { HavenEvent, ShelterEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { activityFor, audienceOf, detailFor } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { shelterEvents } from '../environment/event-store.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { noSuchShelter, shelterVisibleTo } from '../feed/named-shelters.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { DELAYED_FEED, FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Emergencies } from '../identity/emergencies.ts';
import { Failure } from '../problems/failure.ts';
import { Reads } from '../routes/reads.ts';
import { shelterStream } from '../streams/shelter-states.ts';

const pageQuery = z.strictObject({
  before: revision.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One shelter as the caller may see it, and its activity. */
@Controller()
@ReadsOwnWrites()
export class SheltersController {
  readonly #feed: BoardFeed;
  readonly #delayed: BoardFeed;
  readonly #store: EventStore<ShelterEvent>;
  readonly #clock: Clock;
  readonly #emergencies: Emergencies;

  constructor(
    emergencies: Emergencies,
    @Inject(FEED) feed: BoardFeed,
    @Inject(DELAYED_FEED) delayed: BoardFeed,
    @Inject(EVENT_STORE) store: EventStore<HavenEvent>,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#emergencies = emergencies;
    this.#feed = feed;
    this.#delayed = delayed;
    this.#store = shelterEvents(store);
    this.#clock = clock;
  }

  @Reads(shelterRead, 'One house')
  @ApiHeader({
    name: 'If-None-Match',
    description: 'The ETag of what is known; 304 where it is so still.',
    required: false,
  })
  @ApiNotModifiedResponse({ description: 'As it was' })
  detail(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Headers('If-None-Match') etag: string | undefined,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ShelterDetail | undefined {
    const audience = audienceOf(caller.actor);
    if (!audience) throw new Failure('no_right');
    const feed = audience.delayMinutes > 0 ? this.#delayed : this.#feed;
    const shelter = feed.network.shelters.get(shelterId);
    // Emergency access applies to this route only; the board's rows stay as they are.
    const actor = this.#emergencies.during(caller.actor);
    const detail = shelter ? detailFor(shelter, actor, this.#clock.now(), feed.position) : null;
    if (!detail) throw noSuchShelter();
    if (detail.view === 'exact') {
      // Permitted commands change with the clock (undo), so the ETag is the revision and those.
      const tag = `"${detail.row.revision}${detail.undo ? `-${detail.undo.until}` : ''}"`;
      void reply.header('etag', tag);
      if (etag === tag) {
        void reply.status(304);
        return undefined;
      }
    }
    return detail;
  }

  @Reads(activityRead, 'What happened in one house, newest first')
  async events(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Query({ schema: pageQuery }) asked: z.output<typeof pageQuery>,
    @CallerOf() caller: Caller,
  ): Promise<Activity> {
    const shelter = this.#feed.network.shelters.get(shelterId);
    if (!shelter || !shelterVisibleTo(caller.actor, this.#feed, shelterId)) throw noSuchShelter();
    const { events } = await this.#store.read(shelterStream(shelterId));
    const page = { limit: asked.limit, ...(asked.before === undefined ? {} : { before: Number(asked.before) }) };
    const activity = activityFor(shelter, events, caller.actor, page);
    if (!activity) throw new Failure('no_right');
    return activity;
  }
}
