import { Body, Controller, Inject, Param, Post, Query } from '@nestjs/common';
import {
  dutyContactsQuery,
  dutyContactsRead,
  id,
  type DutyContacts as Listed,
  phoneOf,
  recordDutyContact,
} from '@safe-haven/contracts';
import { mayDo } from '@safe-haven/domain';
import type { z } from 'zod';
import type { BoardFeed } from '../feed/board.feed.ts';
import { registeredShelter } from '../feed/named-shelters.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Failure } from '../problems/failure.ts';
import { Needs, SecondFactor } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { notRecorded } from '../streams/outcome-failure.ts';
import { vaultOfOrganisation } from './boxes.ts';
import { ContactReads } from './contact-reads.ts';
import { DutyContacts } from './duty-contacts.ts';
import { Vault } from './vault.ts';

type Asked = z.output<typeof recordDutyContact>;

/** Duty contacts: visible to everybody who places people, changed under the same rules as the address (DC-1, DC-3). */
@Controller()
export class DutyContactsController {
  readonly #contacts: DutyContacts;
  readonly #reads: ContactReads;
  readonly #vault: Vault;
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;

  constructor(
    contacts: DutyContacts,
    reads: ContactReads,
    vault: Vault,
    directory: LiveDirectory,
    @Inject(FEED) feed: BoardFeed,
  ) {
    this.#contacts = contacts;
    this.#reads = reads;
    this.#vault = vault;
    this.#directory = directory;
    this.#feed = feed;
  }

  /** Shelters that the caller may not see are left out; many in a short time need a second factor (VA-13). */
  @Reads(dutyContactsRead, 'Whom to call about these houses')
  @ReadsOwnWrites()
  async list(
    @Query({ schema: dutyContactsQuery }) { shelter }: z.output<typeof dutyContactsQuery>,
    @CallerOf() caller: Caller,
  ): Promise<Listed> {
    const asked = this.#contacts.visibleTo(caller.actor, shelter);
    await this.#reads.orFail(caller, asked);
    const found = await Promise.all(asked.map((one) => this.#contacts.of(caller.actor, one)));
    return { contacts: found.filter((one) => one !== null) };
  }

  @Post('api/shelters/:shelterId/record-duty-contact')
  @Since('0.1.0', 'page')
  @Needs('write_places')
  @SecondFactor()
  @Answers('Write down the number of a house, sealed')
  async ofShelter(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: recordDutyContact }) asked: Asked,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    const shelter = registeredShelter(caller.actor, this.#feed, shelterId);
    if (!mayDo(caller.actor, 'write_places', shelter)) throw new Failure('no_right');
    await this.#write(shelterId, asked, shelter.country ?? null, caller);
  }

  @Post('api/organisations/:organisationId/record-duty-line')
  @Since('0.1.0', 'page')
  @Needs('write_duty_line')
  @SecondFactor()
  @Answers('Write down the duty line of an organisation, sealed')
  async ofOrganisation(
    @Param('organisationId', { schema: id }) organisationId: string,
    @Body({ schema: recordDutyContact }) asked: Asked,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    const made = this.#directory.directory.organisations.get(organisationId);
    if (!made) throw new Failure('not_found', { detail: 'There is no such organisation.' });
    const owner = { organisation: made.name, shelterId: organisationId };
    if (!mayDo(caller.actor, 'write_duty_line', owner)) throw new Failure('no_right');
    await this.#write(vaultOfOrganisation(organisationId), asked, made.area.id.slice(0, 2).toUpperCase(), caller);
  }

  async #write(owner: string, { number, hours }: Asked, country: string | null, caller: Caller): Promise<void> {
    const international = phoneOf(number, country);
    if (international === null) throw noNumber();
    const text = JSON.stringify({ number: international, hours });
    const written = await this.#vault.write(owner, { duty_contact: text }, { by: caller.actor, source: caller.source });
    if (written.kind !== 'done') throw notRecorded(written);
    await this.#feed.readBack(written.position);
  }
}

/** The problem does not repeat the input, which may be a phone number. */
const noNumber = (): Failure =>
  new Failure('rejected', {
    code: 'no_phone_number',
    title: 'This is no number that can be called.',
    next: 'Write it with its country, such as +381 11 234 567.',
  });
