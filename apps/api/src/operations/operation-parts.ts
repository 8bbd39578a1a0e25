import type { CaseSealing } from '../cases/sealing.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { RequestLimits } from '../limits/limits.ts';
import type { OperationStreams } from '../streams/operation-streams.ts';
import type { SubmitOperationParts } from './submit-operation.ts';

/** What commands on operations are handled with. */
export class OperationParts implements SubmitOperationParts {
  readonly streams: OperationStreams;
  readonly sealing: CaseSealing;
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly limits: RequestLimits;

  constructor({ streams, sealing, cases, feed, limits }: SubmitOperationParts) {
    this.streams = streams;
    this.sealing = sealing;
    this.cases = cases;
    this.feed = feed;
    this.limits = limits;
  }
}
