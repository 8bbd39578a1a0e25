import { Body, Controller, Inject, Post } from '@nestjs/common';
import {
  type ImportChecked,
  importableSheltersRead,
  importCheck,
  importChecked,
  type KnownShelters,
} from '@safe-haven/contracts/exchange';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { AtAnyTime } from '../routes/timely.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { checkSteps } from './import-check.ts';
import { knownSheltersOf } from './known-shelter.ts';
import { PERMIT_CONTEXT, type PermitContext } from './permission.ts';

/** What an import needs before it writes: the existing data, and a dry run. It writes by the ordinary commands. */
@Controller()
@Needs('register')
export class ImportController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #shelters: ShelterStreams;
  readonly #context: PermitContext;

  constructor(
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
    shelters: ShelterStreams,
    @Inject(PERMIT_CONTEXT) context: PermitContext,
  ) {
    this.#feed = feed;
    this.#clock = clock;
    this.#shelters = shelters;
    this.#context = context;
  }

  @Reads(importableSheltersRead, 'The houses of one’s own organisation, as an import has to know them')
  @ReadsOwnWrites()
  shelters(@CallerOf() { actor }: Caller): Promise<KnownShelters> {
    return knownSheltersOf(this.#feed, actor);
  }

  @Post('api/import/check')
  @AtAnyTime()
  @Since('0.1.0', 'page')
  @Answers('What would become of commands on one house, without doing them', importChecked)
  check(
    @Body({ schema: importCheck }) { shelterId, steps }: z.infer<typeof importCheck>,
    @CallerOf() caller: Caller,
  ): Promise<ImportChecked> {
    return checkSteps(this.#shelters, this.#context, { caller, shelterId, steps, now: this.#clock.now() });
  }
}
