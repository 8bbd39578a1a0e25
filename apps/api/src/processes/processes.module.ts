import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { RequestStreams, TransferStreams } from '../cases/streams.ts';
import { provide } from '../environment/provide.ts';
import { CLOCK } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { HandleCommand } from '../streams/handle-command.ts';
import { FollowRequests } from './follow-requests.ts';
import { LapseHolds } from './lapse-holds.ts';
import { RequestClock } from './request-clock.ts';

const providers = [
  provide(LapseHolds, [FEED, HandleCommand, CLOCK], (feed, handle, clock) => new LapseHolds(feed, handle, clock)),
  provide(
    FollowRequests,
    [LiveCasework, RequestStreams, HandleCommand],
    (cases, streams, handle) => new FollowRequests({ cases, streams, handle }),
  ),
  provide(
    RequestClock,
    [LiveCasework, RequestStreams, TransferStreams, CLOCK],
    (cases, request, transfer, clock) => new RequestClock(cases, { request, transfer }, clock),
  ),
];

/** What happens without a person. */
@Module({ imports: [CasesModule], providers, exports: providers })
export class ProcessesModule {}
