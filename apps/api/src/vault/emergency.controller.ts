import { randomUUID } from 'node:crypto';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  emergencyAccess,
  emergencyReason,
  id,
  type Notices,
  noticesRead,
  reviewEmergency,
  useEmergencyAccess,
} from '@safe-haven/contracts';
import {
  type AccessEvent,
  type Actor,
  after,
  EMERGENCY_LASTS_MINUTES,
  MINUTE,
  mayAskInEmergency,
  type ShelterRef,
} from '@safe-haven/domain';
import type { AskedEmergency, GrantedEmergency } from '@safe-haven/projections';
import type { z } from 'zod';
import { OperationRecipients } from '../cases/operation-recipients.ts';
import { sizeOf } from '../cases/operation-size.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { registeredShelter, shelterIn } from '../feed/named-shelters.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { confirmableUntil, Emergencies, mayJudge } from '../identity/emergencies.ts';
import { Names } from '../identity/names.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { Failure } from '../problems/failure.ts';
import { Needs, SecondFactor } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { notRecorded } from '../streams/outcome-failure.ts';
import { Queues } from '../streams/queues.ts';
import { AddressNotices } from './address-notices.ts';

type EmergencyAccess = z.output<typeof emergencyAccess>;
type Reason = z.output<typeof emergencyReason>;

/**
 * Emergency access to another organisation's house when a life depends on it; its managers are notified and review it.
 */
@Controller()
export class EmergencyController {
  readonly #emergencies: Emergencies;
  readonly #log: AccessLog;
  readonly #names: Names;
  readonly #news: AddressNotices;
  readonly #operations: OperationRecipients;
  readonly #queues = new Queues();
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(
    emergencies: Emergencies,
    log: AccessLog,
    names: Names,
    news: AddressNotices,
    operations: OperationRecipients,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#emergencies = emergencies;
    this.#log = log;
    this.#names = names;
    this.#news = news;
    this.#operations = operations;
    this.#feed = feed;
    this.#clock = clock;
  }

  /**
   * A repeat during an open access returns the same one and does not extend it. Beyond the limit it waits for a second
   * person (VA-4). Serialised per organisation, each after this process has read the previous event.
   */
  @Post('api/shelters/:shelterId/emergency-access')
  @Since('0.1.0', 'page')
  @Needs('emergency_access')
  @SecondFactor()
  @Answers('Look into another house', emergencyAccess)
  async use(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: useEmergencyAccess }) { reason }: z.output<typeof useEmergencyAccess>,
    @CallerOf() { actor }: Caller,
  ): Promise<EmergencyAccess> {
    const shelter = registeredShelter(actor, this.#feed, shelterId);
    if (!mayAskInEmergency(actor, shelter)) throw new Failure('no_right');
    return this.#queues.run(actor.organisation ?? actor.person, () => this.#use(shelter, reason, actor));
  }

  async #use({ shelterId, organisation }: ShelterRef, reason: Reason, actor: Actor): Promise<EmergencyAccess> {
    const open = this.#emergencies.openIn(shelterId, actor.person);
    if (open) return { accessId: open.accessId, until: open.until };
    const asked = this.#emergencies.askedIn(shelterId, actor.person);
    if (asked) return { accessId: asked.accessId, until: null };
    const details = { accessId: randomUUID(), shelterId, organisation };
    if (this.#emergencies.isBeyondLimit(actor)) {
      await this.#record({ type: 'EmergencyAccessAsked', ...details, reason }, actor);
      return { accessId: details.accessId, until: null };
    }
    const until = this.#endFromNow();
    await this.#record({ type: 'EmergencyAccessUsed', ...details, reason, until }, actor);
    return { accessId: details.accessId, until };
  }

  /** A second person confirms; the access opens for the person who requested it. Sent again, it is done already (SH-27). */
  @Post('api/emergency/:accessId/confirm')
  @Since('0.1.0', 'page')
  @Needs('confirm_emergency')
  @SecondFactor()
  @Answers('Confirm what a colleague asks for in an emergency')
  async confirm(@Param('accessId', { schema: id }) accessId: string, @CallerOf() { actor }: Caller): Promise<void> {
    const asked = this.#emergencies.toConfirm(actor).find((one) => one.accessId === accessId);
    if (!asked && this.#emergencies.find(accessId)?.confirmedBy === actor.person) return;
    if (!asked) throw new Failure('not_found', { detail: 'Nothing of that kind waits for you.' });
    const { shelterId, organisation } = asked;
    const until = this.#endFromNow();
    await this.#record({ type: 'EmergencyAccessConfirmed', accessId, shelterId, organisation, until }, actor);
  }

  @Reads(noticesRead, 'What waits for me')
  async notices(@CallerOf() { actor }: Caller): Promise<Notices> {
    const waiting = this.#emergencies.waitingFor(actor, (shelterId) => shelterIn(this.#feed, shelterId));
    const [emergencies, confirmations, news] = await Promise.all([
      Promise.all(waiting.map((access) => this.#noticeOf(access))),
      Promise.all(this.#emergencies.toConfirm(actor).map((asked) => this.#confirmationOf(asked))),
      this.#news.of(actor),
    ]);
    return { emergencies, confirmations, news, operations: this.#operations.of(actor).map(sizeOf) };
  }

  /** Only once: the first of two managers decides, and the other's answer says so. Sent again, it is done already (SH-27). */
  @Post('api/emergency/:accessId/review')
  @Since('0.1.0', 'page')
  @Needs('review_emergency')
  @Answers('Judge a look in an emergency')
  async review(
    @Param('accessId', { schema: id }) accessId: string,
    @Body({ schema: reviewEmergency }) { verdict: review }: z.output<typeof reviewEmergency>,
    @CallerOf() { actor }: Caller,
  ): Promise<void> {
    const access = this.#emergencies.find(accessId);
    const shelter = access && shelterIn(this.#feed, access.shelterId);
    if (!access || !shelter || !mayJudge(actor, access, shelter)) {
      throw new Failure('not_found', { detail: 'There is no such look into a house of yours.' });
    }
    if (access.reviewed === null)
      await this.#record(
        { type: 'EmergencyAccessReviewed', accessId, shelterId: access.shelterId, verdict: review },
        actor,
      );
    const judged = this.#emergencies.find(accessId)?.reviewed;
    if (judged && (judged.by !== actor.person || judged.verdict !== review)) throw reviewedBefore();
  }

  /** Answers once this process has read the event back, so that the next request sees it. */
  async #record(event: AccessEvent, actor: Caller['actor']): Promise<void> {
    const recorded = await this.#log.append(event, actor);
    if (recorded.kind !== 'done') throw notRecorded(recorded);
    await this.#feed.readBack(recorded.position);
  }

  #endFromNow = (): string => after(instantOf(this.#clock.now()), EMERGENCY_LASTS_MINUTES * MINUTE);

  async #confirmationOf(asked: AskedEmergency): Promise<Notices['confirmations'][number]> {
    const { accessId, shelterId, person, reason, at } = asked;
    return {
      accessId,
      shelterId,
      shelterName: shelterIn(this.#feed, shelterId)?.name ?? '',
      byName: await this.#names.nameOf(person),
      reason: emergencyReason.parse(reason),
      at,
      until: confirmableUntil(at),
    };
  }

  async #noticeOf(access: GrantedEmergency): Promise<Notices['emergencies'][number]> {
    const { accessId, shelterId, byOrganisation, at, until } = access;
    return {
      accessId,
      shelterId,
      shelterName: shelterIn(this.#feed, shelterId)?.name ?? '',
      byOrganisation,
      byName: await this.#names.nameOf(access.person),
      reason: emergencyReason.parse(access.reason),
      at,
      until,
    };
  }
}

const reviewedBefore = (): Failure =>
  new Failure('rejected', {
    code: 'reviewed_before',
    title: 'This look was judged already.',
    next: 'Nothing needs to be done.',
  });
