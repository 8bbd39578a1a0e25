import { Controller, Get, Headers, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import { type Activity, id, revision, type ShelterDetail } from '@safe-haven/contracts';
import type { HavenEvent, ShelterEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { activityFor, audienceOf, detailFor } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadPosition } from '../http/read-position.ts';
import { Needs } from '../identity/access.ts';
import { CallerOf } from '../identity/caller.ts';
import type { Caller } from '../identity/who.ts';
import { Failure } from '../problems/failure.ts';
import { ofHouses } from '../store/event-store.provider.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import { CLOCK, EVENT_STORE, FEED, LATE_FEED } from '../tokens.ts';
import { Emergencies } from '../vault/emergencies.ts';

const pageQuery = z.strictObject({
  before: revision.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One house as the caller may see it, and what happened there. */
@Controller('api/shelters')
@Needs('see_board')
@UseGuards(ReadPosition)
export class SheltersController {
  readonly #feed: BoardFeed;
  readonly #late: BoardFeed;
  readonly #store: EventStore<ShelterEvent>;
  readonly #clock: Clock;
  readonly #emergencies: Emergencies;

  constructor(
    emergencies: Emergencies,
    @Inject(FEED) feed: BoardFeed,
    @Inject(LATE_FEED) late: BoardFeed,
    @Inject(EVENT_STORE) store: EventStore<HavenEvent>,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#emergencies = emergencies;
    this.#feed = feed;
    this.#late = late;
    this.#store = ofHouses(store);
    this.#clock = clock;
  }

  @Get(':shelterId')
  detail(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Headers('if-none-match') known: string | undefined,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ShelterDetail | undefined {
    const audience = audienceOf(caller.actor);
    if (!audience) throw new Failure('no_right');
    const feed = audience.delayMinutes > 0 ? this.#late : this.#feed;
    const house = feed.network.shelters.get(shelterId);
    // An emergency opens this house here; the rows of the board stay as they are.
    const actor = this.#emergencies.during(caller.actor);
    const detail = house ? detailFor(house, actor, this.#clock.now(), feed.position) : null;
    if (!detail) throw new Failure('not_found', { detail: 'There is no such house.' });
    if (detail.view === 'exact') {
      // What the caller may do changes with the clock (undo), so the tag is the revision and that.
      const tag = `"${detail.row.revision}${detail.undo ? `-${detail.undo.until}` : ''}"`;
      void reply.header('etag', tag);
      if (known === tag) {
        void reply.status(304);
        return undefined;
      }
    }
    return detail;
  }

  @Get(':shelterId/events')
  async events(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Query({ schema: pageQuery }) asked: z.output<typeof pageQuery>,
    @CallerOf() caller: Caller,
  ): Promise<Activity> {
    const house = this.#feed.network.shelters.get(shelterId);
    if (!house) throw new Failure('not_found', { detail: 'There is no such house.' });
    const { events } = await this.#store.read(shelterStream(shelterId));
    const page = { limit: asked.limit, ...(asked.before === undefined ? {} : { before: Number(asked.before) }) };
    const activity = activityFor(house, events, caller.actor, page);
    if (!activity) throw new Failure('no_right');
    return activity;
  }
}
