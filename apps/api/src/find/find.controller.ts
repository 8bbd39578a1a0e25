import { Body, Controller, Inject, Post, Query } from '@nestjs/common';
import { type FoundPlaces, findAsk, findQuery, found, searchRead } from '@safe-haven/contracts';
import { findPlaces, type MatchableShelter, type Party } from '@safe-haven/domain';
import { foundFor } from '@safe-haven/projections';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { MatchableShelters } from '../feed/matchable-shelters.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Organisations } from '../identity/organisations.ts';
import { RequestLimits } from '../limits/limits.ts';
import { CapacityProbes } from '../privacy/probing/capacity-probes.ts';
import { PartySizes } from '../privacy/probing/party-sizes.ts';
import { Failure } from '../problems/failure.ts';
import { AskedByItself, Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { notRecorded } from '../streams/outcome-failure.ts';
import { ownAreaOf } from './own-area.ts';
import { SearchLog } from './search-log.ts';
import { type Asked, queryAsBody, toSearch } from './to-search.ts';

/** Which shelters take a party. The search criteria are used for the response and not stored. */
@Controller()
@Needs('find')
@ReadsOwnWrites()
export class FindController {
  readonly #shelters: MatchableShelters;
  readonly #searches: SearchLog;
  readonly #limits: RequestLimits;
  readonly #sizes: PartySizes;
  readonly #tries: CapacityProbes;
  readonly #storeState: StoreState;
  readonly #organisations: Organisations;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(
    shelters: MatchableShelters,
    searches: SearchLog,
    limits: RequestLimits,
    sizes: PartySizes,
    tries: CapacityProbes,
    storeState: StoreState,
    organisations: Organisations,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#shelters = shelters;
    this.#searches = searches;
    this.#limits = limits;
    this.#sizes = sizes;
    this.#tries = tries;
    this.#storeState = storeState;
    this.#organisations = organisations;
    this.#feed = feed;
    this.#clock = clock;
  }

  @Post('api/find')
  @Since('0.1.0', 'stable')
  @AskedByItself()
  @Answers('Which houses take a party, with what it needs; nothing that is asked is kept', found)
  async find(@Body({ schema: findAsk }) asked: Asked, @CallerOf() caller: Caller): Promise<FoundPlaces> {
    return this.#find(asked, caller);
  }

  /** The same for party sizes only, without any needs. */
  @Reads(searchRead, 'Which houses take a party of so many')
  async findParty(
    @Query({ schema: findQuery }) query: z.output<typeof findQuery>,
    @CallerOf() caller: Caller,
  ): Promise<FoundPlaces> {
    return this.#find(findAsk.parse(queryAsBody(query)), caller);
  }

  async #find(asked: Asked, { actor }: Caller): Promise<FoundPlaces> {
    // A board that is out of date must not send anybody to a shelter.
    if (this.#storeState.delayed) throw new Failure('store_unavailable', { retryAfter: 2 });
    const { party } = toSearch(asked, instantOf(this.#clock.now()), actor);
    await this.#limits.orFail('searches', actor.person);
    await this.#recordOrFail(actor, party);
    const found = this.#answer(asked, actor);
    if (found.takes.count + found.takesIf.count === 0 && !this.#sizes.isAnsweredByRows(party))
      this.#searches.foundNothing(actor);
    return found;
  }

  /** Records the search before results are shown (FP-10, PV-3), unless the limit is exceeded (PV-2). */
  async #recordOrFail(actor: Caller['actor'], party: Party): Promise<void> {
    const { sweeps } = this.#sizes.orFail(actor, party);
    if (this.#sizes.isAnsweredByRows(party)) return;
    const recorded = await this.#searches.note(actor);
    if (recorded.kind !== 'done') throw notRecorded(recorded);
    if (sweeps) await this.#tries.orFail(actor, 'sweep', this.#shelters.all().values());
  }

  /** Synchronous, so that shelters, time and position belong to one state of the log. */
  #answer(asked: Asked, actor: Caller['actor']): FoundPlaces {
    const shelters = this.#shelters.all();
    const inOwnArea = asked.from === null ? ownAreaOf(actor, shelters.values()) : null;
    const ownArea = asked.from === null ? (this.#organisations.areaOf(actor.organisation) ?? inOwnArea) : null;
    const search = toSearch({ ...asked, from: asked.from ?? ownArea }, instantOf(this.#clock.now()), actor);
    const matched = findPlaces(askable(shelters.values(), asked), search);
    const { position } = this.#feed;
    return foundFor(matched, { actor, party: search.party, shelters, ownArea, limit: asked.limit, position });
  }
}

/** The houses that the search is about: of these countries, and not the one that they are to leave (FP-20). */
const askable = (shelters: Iterable<MatchableShelter>, { countries, leaving }: Asked): Iterable<MatchableShelter> =>
  countries.length === 0 && leaving === null
    ? shelters
    : [...shelters].filter(
        ({ country, shelterId }) => shelterId !== leaving && (countries.length === 0 || countries.includes(country)),
      );
