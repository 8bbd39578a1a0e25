import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { provide } from '../environment/provide.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { TransferStreams } from '../streams/transfer-streams.ts';
import { AskConfirmations } from './ask-confirmations.ts';
import { FollowRequests } from './follow-requests.ts';
import { LapseHolds } from './lapse-holds.ts';
import { RequestClock } from './request-clock.ts';

const providers = [
  provide(LapseHolds, [FEED, ShelterStreams, CLOCK], (feed, shelters, clock) => new LapseHolds(feed, shelters, clock)),
  provide(
    AskConfirmations,
    [FEED, ShelterStreams, CLOCK],
    (feed, shelters, clock) => new AskConfirmations(feed, shelters, clock),
  ),
  provide(
    FollowRequests,
    [LiveCasework, RequestStreams, TransferStreams, ShelterStreams, TIME_LIMITS],
    (cases, requests, transfers, shelters, { againMs }) =>
      new FollowRequests({ cases, requests, transfers, shelters, againMs }),
  ),
  provide(
    RequestClock,
    [LiveCasework, RequestStreams, TransferStreams, CLOCK],
    (cases, request, transfer, clock) => new RequestClock(cases, { request, transfer }, clock),
  ),
];

/** Processes that run without a user: lapses, consequences for requests and transfers, escalations, check hours. */
@Module({ imports: [CasesModule], providers, exports: providers })
export class ProcessesModule {}
