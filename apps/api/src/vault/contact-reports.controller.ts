import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { aboutContact, id, type WhoseContact } from '@safe-haven/contracts';
import {
  type Action,
  CONTACTS_REPORTED,
  type ContactCommand,
  type ContactRejectionCode,
  isBeyond,
  mayDo,
} from '@safe-haven/domain';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { registeredShelter } from '../feed/named-shelters.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Failure } from '../problems/failure.ts';
import { Needs } from '../routes/access.ts';
import { Answers, Keyed } from '../routes/answers.ts';
import { ChangeSent, type SentChange } from '../routes/keyed.ts';
import { Since } from '../routes/life.ts';
import { keyOfChange } from '../streams/change-key.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import { vaultOfOrganisation } from './boxes.ts';
import { ContactStreams } from './contact-streams.ts';

type About = z.output<typeof aboutContact>;

const SENTENCES: Readonly<Record<ContactRejectionCode, readonly [title: string, next: string]>> = {
  no_number: ['There is no number any more.', 'Load the page again.'],
  nothing_to_undo: ['There is nothing of yours to undo here.', 'Load the page again.'],
  undo_too_late: ['More than 30 seconds have passed.', 'Its own people can say that the number is right.'],
};

/** Reports that a number reaches nobody, and what ends them (DC-5 to DC-7). */
@Controller()
@ReadsOwnWrites()
@Needs('see_contacts')
export class ContactReportsController {
  readonly #streams: ContactStreams;
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(
    streams: ContactStreams,
    directory: LiveDirectory,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#streams = streams;
    this.#directory = directory;
    this.#feed = feed;
    this.#clock = clock;
  }

  @Post('api/shelters/:shelterId/report-contact')
  @Since('0.1.0', 'page')
  @Keyed()
  @Answers('Say that a number to call reaches nobody')
  async report(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: aboutContact }) { whose }: About,
    @CallerOf() caller: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    const ownerId = this.#ownerOf(shelterId, whose, caller);
    await this.#handle('report-contact', ownerId, caller, sent, () => this.#fewOrFail(ownerId, caller));
  }

  @Post('api/shelters/:shelterId/withdraw-contact-report')
  @Since('0.1.0', 'page')
  @Keyed()
  @Answers('Take back such a report within 30 seconds')
  async withdraw(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: aboutContact }) { whose }: About,
    @CallerOf() caller: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#handle('withdraw-contact-report', this.#ownerOf(shelterId, whose, caller), caller, sent);
  }

  @Post('api/shelters/:shelterId/confirm-contact')
  @Since('0.1.0', 'page')
  @Keyed()
  @Answers('Say that a number which was reported is right')
  async confirm(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: aboutContact }) { whose }: About,
    @CallerOf() caller: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    const ownerId = this.#ownerOf(shelterId, whose, caller, WRITES[whose]);
    await this.#handle('confirm-contact', ownerId, caller, sent);
  }

  /** Whose vault the number is in. Throws where the caller does not see the house, or has not the right. */
  #ownerOf(shelterId: string, whose: WhoseContact, { actor }: Caller, right: Action = 'see_contacts'): string {
    const shelter = registeredShelter(actor, this.#feed, shelterId);
    if (!mayDo(actor, right, shelter)) throw new Failure('no_right');
    if (whose === 'shelter') return shelterId;
    const made = [...this.#directory.directory.organisations.values()];
    const organisation = made.find(({ name }) => name === shelter.organisation);
    if (organisation === undefined) throw rejection('no_number');
    return vaultOfOrganisation(organisation.organisationId);
  }

  /** Throws where this account has reported many numbers that nobody has seen to yet, or took as many reports back. */
  #fewOrFail(ownerId: string, { actor }: Caller): void {
    const now = instantOf(this.#clock.now());
    const reported = [...this.#directory.directory.vault].flatMap(([shelterId, item]) => [
      ...(item.reported?.person === actor.person ? [{ shelterId, at: item.reported.at }] : []),
      // Each counts by itself: its managers were notified each time.
      ...item.takenBack.filter(({ person }) => person === actor.person).map(({ at }) => ({ shelterId: at, at })),
    ]);
    if (isBeyond(CONTACTS_REPORTED, reported, [ownerId], now))
      throw new Failure('rejected', {
        code: 'many_reports',
        title: 'You have reported five numbers within an hour.',
        next: 'Call the organisation, or report this one later.',
      });
  }

  async #handle(
    type: ContactCommand['type'],
    ownerId: string,
    { actor, source }: Caller,
    sent: SentChange,
    orFail: () => void = () => undefined,
  ): Promise<void> {
    const outcome = await this.#streams.handle({
      id: ownerId,
      command: { type },
      ...keyOfChange(sent, type, { ownerId }),
      actor,
      source,
      permit: async () => orFail(),
    });
    if (outcome.kind !== 'done') throw failureOf(outcome, { rejected: ({ code }) => rejection(code).extra });
    await this.#feed.readBack(outcome.position);
  }
}

const WRITES = { shelter: 'write_places', organisation: 'write_duty_line' } as const satisfies Record<
  WhoseContact,
  Action
>;

function rejection(code: ContactRejectionCode): Failure {
  const [title, next] = SENTENCES[code];
  return new Failure('rejected', { code, title, next });
}
