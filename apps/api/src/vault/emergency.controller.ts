import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import {
  emergencyAccess,
  emergencyReason,
  id,
  type Notices,
  notices,
  reviewEmergency,
  useEmergencyAccess,
} from '@safe-haven/contracts';
import { type AccessEvent, after, EMERGENCY_LASTS_MINUTES, MINUTE, mayAskInEmergency } from '@safe-haven/domain';
import type { EmergencyLook } from '@safe-haven/projections';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { houseIn, registeredHouse } from '../feed/named-shelters.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Emergencies, mayJudge } from '../identity/emergencies.ts';
import { Names } from '../identity/names.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { Failure } from '../problems/failure.ts';
import { Needs, SecondFactor, SignedIn } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { notRecorded } from '../streams/outcome-failure.ts';

const PATIENCE_MS = 5_000;
type EmergencyAccess = z.output<typeof emergencyAccess>;

/** A look into another organisation's house when a life depends on it; its managers are told and judge it. */
@Controller('api')
export class EmergencyController {
  readonly #emergencies: Emergencies;
  readonly #log: AccessLog;
  readonly #names: Names;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(
    emergencies: Emergencies,
    log: AccessLog,
    names: Names,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#emergencies = emergencies;
    this.#log = log;
    this.#names = names;
    this.#feed = feed;
    this.#clock = clock;
  }

  /** Asked for again while it is open, it is the same access: nothing is made longer by asking twice. */
  @Post('shelters/:shelterId/emergency-access')
  @Needs('emergency_access')
  @SecondFactor()
  @Answers('Look into another house', emergencyAccess)
  async use(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: useEmergencyAccess }) { reason }: z.output<typeof useEmergencyAccess>,
    @CallerOf() { actor }: Caller,
  ): Promise<EmergencyAccess> {
    const house = registeredHouse(actor, this.#feed, shelterId);
    if (!mayAskInEmergency(actor, house)) throw new Failure('no_right');
    const open = this.#emergencies.openIn(shelterId, actor.person);
    if (open) return { accessId: open.accessId, until: open.until };
    const until = after(instantOf(this.#clock.now()), EMERGENCY_LASTS_MINUTES * MINUTE);
    const { organisation } = house;
    const accessId = randomUUID();
    await this.#record({ type: 'EmergencyAccessUsed', accessId, shelterId, organisation, reason, until }, actor);
    return { accessId, until };
  }

  @Get('notices')
  @SignedIn()
  @Answers('What waits for me', notices)
  async notices(@CallerOf() { actor }: Caller): Promise<Notices> {
    const waiting = this.#emergencies.waitingFor(actor, (shelterId) => houseIn(this.#feed, shelterId));
    return { emergencies: await Promise.all(waiting.map((look) => this.#noticeOf(look))) };
  }

  /** Once: of two managers the first is heard, and the other is told so. */
  @Post('emergency/:accessId/review')
  @Needs('review_emergency')
  @Answers('Judge a look in an emergency')
  async review(
    @Param('accessId', { schema: id }) accessId: string,
    @Body({ schema: reviewEmergency }) { verdict }: z.output<typeof reviewEmergency>,
    @CallerOf() { actor }: Caller,
  ): Promise<void> {
    const look = this.#emergencies.find(accessId);
    const house = look && houseIn(this.#feed, look.shelterId);
    if (!look || !house || !mayJudge(actor, look, house)) {
      throw new Failure('not_found', { detail: 'There is no such look into a house of yours.' });
    }
    if (look.reviewed !== null) throw reviewedBefore();
    await this.#record({ type: 'EmergencyAccessReviewed', accessId, shelterId: look.shelterId, verdict }, actor);
    const judged = this.#emergencies.find(accessId)?.reviewed;
    if (judged && (judged.by !== actor.person || judged.verdict !== verdict)) throw reviewedBefore();
  }

  /** Answers once this process has read it back, so that the next request finds it so. */
  async #record(event: AccessEvent, actor: Caller['actor']): Promise<void> {
    const recorded = await this.#log.append(event, actor);
    if (recorded.kind !== 'done') throw notRecorded(recorded);
    await this.#feed.waitFor(recorded.position, PATIENCE_MS);
  }

  async #noticeOf(look: EmergencyLook): Promise<Notices['emergencies'][number]> {
    const { accessId, shelterId, byOrganisation, at, until } = look;
    return {
      accessId,
      shelterId,
      shelterName: houseIn(this.#feed, shelterId)?.name ?? '',
      byOrganisation,
      byName: await this.#names.nameOf(look.person),
      reason: emergencyReason.parse(look.reason),
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
