import { Body, Controller, Header, Inject, Param, Post } from '@nestjs/common';
import {
  type AddressRevealed,
  addressRevealed,
  id,
  type MeetingPoint,
  meetingPointRead,
  recordAddress,
  recordMeetingPoint,
  revealAddress,
} from '@safe-haven/contracts';
import { type Action, BROUGHT_TO, isBeyond, mayAskInEmergency, mayDo, mayNow, REVEALED } from '@safe-haven/domain';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type NamedShelter, registeredShelter } from '../feed/named-shelters.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf, sessionOf } from '../identity/caller.ts';
import { Emergencies } from '../identity/emergencies.ts';
import { actorOf, LiveDirectory } from '../identity/live-directory.ts';
import { RequestLimits } from '../limits/limits.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { Failure } from '../problems/failure.ts';
import { Needs, SecondFactor } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { notRecorded } from '../streams/outcome-failure.ts';
import { Queues } from '../streams/queues.ts';
import { writtenRecently } from './address-notices.ts';
import { Arrivals } from './arrivals.ts';
import type { VaultField } from './boxes.ts';
import { ContactReads } from './contact-reads.ts';
import { type Read, Vault } from './vault.ts';

const HIDE_AFTER_SECONDS = 60;
type Asked = z.output<typeof revealAddress>;

/** Addresses and meeting points of shelters. */
@Controller()
export class VaultController {
  readonly #vault: Vault;
  readonly #emergencies: Emergencies;
  readonly #log: AccessLog;
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;
  readonly #limits: RequestLimits;
  readonly #arrivals: Arrivals;
  readonly #reads: ContactReads;
  readonly #clock: Clock;
  readonly #queues = new Queues();

  constructor(
    vault: Vault,
    emergencies: Emergencies,
    log: AccessLog,
    directory: LiveDirectory,
    @Inject(FEED) feed: BoardFeed,
    limits: RequestLimits,
    arrivals: Arrivals,
    reads: ContactReads,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#arrivals = arrivals;
    this.#reads = reads;
    this.#clock = clock;
    this.#limits = limits;
    this.#directory = directory;
    this.#vault = vault;
    this.#emergencies = emergencies;
    this.#log = log;
    this.#feed = feed;
  }

  @Reads(meetingPointRead, 'The public meeting point of a house')
  @ReadsOwnWrites()
  async meetingPoint(
    @Param('shelterId', { schema: id }) shelterId: string,
    @CallerOf() caller: Caller,
  ): Promise<MeetingPoint> {
    const shelter = this.#shelterFor(caller, 'see_meeting_point', shelterId);
    const actor = this.#emergencies.during(caller.actor);
    await this.#reads.orFail(caller, [shelter]);
    const read = await this.#vault.read(shelterId, 'meeting_point');
    const open = this.#emergencies.openIn(shelterId, actor.person);
    return {
      meetingPoint: textOf(read),
      changed: this.#changedIn(shelterId, 'meetingPoint'),
      address: !this.#vault.has(shelterId, 'address')
        ? 'none'
        : mayNow(actor, 'reveal_address', shelter)
          ? 'may_reveal'
          : 'hidden',
      maySet: mayDo(actor, 'write_places', shelter),
      emergency: !mayAskInEmergency(actor, shelter) ? 'no' : open ? { until: open.until } : 'may_ask',
    };
  }

  @Post('api/shelters/:shelterId/record-address')
  @Since('0.1.0', 'page')
  @Needs('write_places')
  @SecondFactor()
  @Answers('Record the address, sealed')
  async recordAddress(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: recordAddress }) { address }: z.output<typeof recordAddress>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    this.#shelterFor(caller, 'write_places', shelterId);
    await this.#write(shelterId, { address }, caller);
  }

  /** Changing a meeting point decides who meets people: it needs the right and second factor of the address (VA-6). */
  @Post('api/shelters/:shelterId/record-meeting-point')
  @Needs('write_places')
  @SecondFactor()
  @Since('0.1.0', 'page')
  @Answers('Record the meeting point')
  async recordMeetingPoint(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: recordMeetingPoint }) { meetingPoint }: z.output<typeof recordMeetingPoint>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    this.#shelterFor(caller, 'write_places', shelterId);
    await this.#write(shelterId, { meeting_point: meetingPoint }, caller);
  }

  /** The access is recorded first: if that fails nothing is decrypted or shown. */
  @Post('api/shelters/:shelterId/reveal-address')
  @Needs('reveal_address', 'emergency_access')
  @SecondFactor()
  @Since('0.1.0', 'page')
  @Header('cache-control', 'no-store')
  @Answers('Show the address, recorded first', addressRevealed)
  async reveal(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: revealAddress }) asked: z.output<typeof revealAddress>,
    @CallerOf() caller: Caller,
  ): Promise<AddressRevealed> {
    const shelter = this.#shelterFor(caller, 'reveal_address', shelterId);
    if (!this.#vault.has(shelterId, 'address')) throw new Failure('nothing_recorded');
    await this.#limits.orFail('reveals', caller.actor.person);
    // Serialised, so that earlier reveals have been read back when the limit is checked.
    await this.#queues.run(caller.actor.person, () => this.#recordReveal(shelter, asked, caller));
    const address = textOf(await this.#vault.read(shelterId, 'address'));
    if (address === null) throw new Failure('nothing_recorded');
    return { address, changed: this.#changedIn(shelterId, 'address'), hideAfterSeconds: HIDE_AFTER_SECONDS };
  }

  /** Throws when the purpose is not allowed (VA-8) or the access could not be recorded. */
  async #recordReveal(shelter: NamedShelter, { purpose, requestId }: Asked, caller: Caller): Promise<void> {
    const { shelterId, organisation } = shelter;
    const { actor } = caller;
    const now = instantOf(this.#clock.now());
    const brings = purpose === 'bring_somebody';
    const looks = this.#directory.directory.shown.filter(
      (look) => look.person === actor.person && (look.purpose === 'bring_somebody') === brings,
    );
    const hasMany = isBeyond(brings ? BROUGHT_TO : REVEALED, looks, [shelterId], now);
    if (!brings && hasMany) throw tooManyReveals();
    if (brings && !this.#arrivals.areExpected(actor, shelter)) throw nobodyIsComing();
    if (brings && hasMany && !this.#arrivals.areSettled(actor, shelter, now)) throw holdTooNew();
    const reveal = { type: 'AddressRevealed', shelterId, organisation, purpose, requestId } as const;
    const recorded = await this.#log.append(reveal, caller.actor);
    if (recorded.kind !== 'done') throw notRecorded(recorded);
    await this.#recheck(caller, shelterId, recorded.position);
  }

  /** VA-7: whether it was changed within a day, and by which role. */
  #changedIn(shelterId: string, place: 'address' | 'meetingPoint'): MeetingPoint['changed'] {
    const written = this.#directory.directory.vault.get(shelterId)?.written[place];
    const one = writtenRecently(written, instantOf(this.#clock.now()));
    return one && { at: one.at, byRole: one.role };
  }

  /**
   * Checks again, after the access is recorded, that the caller is still signed in, has the role and was not found
   * unjustified, in case this process had not read it before.
   */
  async #recheck(caller: Caller, shelterId: string, position: string): Promise<void> {
    if (!(await this.#feed.readBack(position))) throw new Failure('not_there_yet');
    const { person, grant } = sessionOf(this.#directory, caller);
    this.#shelterFor({ ...caller, actor: actorOf(person.personId, grant) }, 'reveal_address', shelterId);
  }

  #shelterFor(caller: Caller, action: Action, shelterId: string): NamedShelter {
    const shelter = registeredShelter(caller.actor, this.#feed, shelterId);
    if (!mayNow(this.#emergencies.during(caller.actor), action, shelter)) throw new Failure('no_right');
    return shelter;
  }

  async #write(shelterId: string, fields: Partial<Record<VaultField, string>>, caller: Caller): Promise<void> {
    const written = await this.#vault.write(shelterId, fields, { by: caller.actor, source: caller.source });
    if (written.kind !== 'done') throw notRecorded(written);
    await this.#feed.readBack(written.position);
  }
}

const nobodyIsComing = (): Failure =>
  new Failure('rejected', {
    code: 'nobody_is_coming',
    title: 'Nobody whom you send is on the way to this house.',
    next: 'Hold a place first, or say what else the address is needed for.',
  });

const holdTooNew = (): Failure =>
  new Failure('rejected', {
    code: 'hold_too_new',
    title: 'You have seen the addresses of two other houses within twelve hours, and your hold here is new.',
    next: 'Ask again when the hold is five minutes old, or when the house has said yes to your request.',
  });

const tooManyReveals = (): Failure =>
  new Failure('rejected', {
    code: 'enough_houses',
    title: 'You have seen the addresses of five houses within a day.',
    next: 'Hold a place for the people you bring, or ask the house.',
  });

/** null when there is none. An entry that can't be opened is a failure without details. */
function textOf(read: Read): string | null {
  if (read.outcome === 'unreadable') {
    throw new Failure('store_unavailable', {
      title: 'What is recorded cannot be read just now.',
      next: 'Ask the house by phone, and tell the operator.',
    });
  }
  return read.outcome === 'opened' ? read.text : null;
}
