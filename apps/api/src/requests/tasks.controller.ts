import { Controller, Inject, Query } from '@nestjs/common';
import { id, type TaskList, tasksRead } from '@safe-haven/contracts';
import { z } from 'zod';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { Reads } from '../routes/reads.ts';
import { ReadRequests } from './read-requests.ts';

export const tasksQuery = z.strictObject({ shelter: id.optional() });

/** Tasks of a shelter, for its own people; without `shelter`, those of all the caller's shelters. */
@Controller()
@ReadsOwnWrites()
export class TasksController {
  readonly #read: ReadRequests;
  readonly #feed: BoardFeed;

  constructor(read: ReadRequests, @Inject(FEED) feed: BoardFeed) {
    this.#read = read;
    this.#feed = feed;
  }

  @Reads(tasksRead, 'What one’s own houses are asked')
  async list(
    @Query({ schema: tasksQuery }) { shelter }: z.output<typeof tasksQuery>,
    @CallerOf() { actor }: Caller,
  ): Promise<TaskList> {
    const read = this.#read;
    // An unknown shelter and one of somebody else get the same answer.
    if (shelter !== undefined && !read.mayAnswer(actor, shelter)) {
      throw new Failure('no_right', { title: 'This is none of your houses.', next: 'Choose one of your own.' });
    }
    const { position } = this.#feed;
    return {
      position,
      items: await read.tasksOf(shelter === undefined ? read.sheltersOf(actor) : new Set([shelter]), actor),
    };
  }
}
