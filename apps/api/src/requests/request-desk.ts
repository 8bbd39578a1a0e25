import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { HoldsForRequests } from '../cases/holds-for-requests.ts';
import { CaseSealing } from '../cases/sealing.ts';
import { RequestStreams, TransferStreams } from '../cases/streams.ts';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { Keyring } from '../privacy/keys/keyring.ts';
import { FollowRequests } from '../processes/follow-requests.ts';
import { RequestClock } from '../processes/request-clock.ts';
import type { HandleCommand } from '../streams/handle-command.ts';
import { ReadTransfers } from '../transfers/read-transfers.ts';
import type { SubmitTransferParts } from '../transfers/submit-transfer.ts';
import { ReadRequests } from './read-requests.ts';
import type { SubmitRequestParts } from './submit-request.ts';

export interface RequestDeskParts {
  readonly store: EventStore<HavenEvent>;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly feed: BoardFeed;
  readonly handle: HandleCommand;
  /** Requests and transfers, which the feed tells of the log. */
  readonly cases: LiveCasework;
  /** Minutes after which one more level of people is told. */
  readonly escalation: readonly number[];
}

/** Everything about requests and transfers in one place: who writes, who reads, and what runs by itself. */
export class RequestDesk {
  readonly cases: LiveCasework;
  readonly requests: RequestStreams;
  readonly transfers: TransferStreams;
  readonly read: ReadRequests;
  readonly holds: HoldsForRequests;
  readonly readTransfers: ReadTransfers;
  readonly submitting: SubmitRequestParts;
  readonly submittingTransfer: SubmitTransferParts;
  readonly follow: FollowRequests;
  readonly clock: RequestClock;

  constructor({ store, clock, keyring, feed, handle, cases, escalation }: RequestDeskParts) {
    const requests = new RequestStreams(store, clock);
    const transfers = new TransferStreams(store, clock);
    const sealing = new CaseSealing(keyring);
    this.cases = cases;
    this.requests = requests;
    this.transfers = transfers;
    this.holds = new HoldsForRequests(requests);
    this.read = new ReadRequests({ cases, feed, sealing, clock });
    this.readTransfers = new ReadTransfers({ cases, sealing, clock });
    this.submitting = { streams: requests, feed, sealing, escalation };
    this.submittingTransfer = { streams: transfers, requests, feed, sealing };
    this.follow = new FollowRequests({ cases, streams: requests, handle });
    this.clock = new RequestClock(cases, { request: requests, transfer: transfers }, clock);
  }

  /** Once the log was read to its end: what is then left to do is done, and time is watched. */
  start(): void {
    this.follow.start();
    this.clock.start();
  }

  async stop(): Promise<void> {
    this.clock.stop();
    await this.follow.stop();
  }
}
