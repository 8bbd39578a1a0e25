import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { Keyring } from '../privacy/keys/keyring.ts';
import { FollowRequests } from '../processes/follow-requests.ts';
import { RequestClock } from '../processes/request-clock.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import type { Streams } from '../streams/streams.ts';
import { TransferStreams } from '../streams/transfer-streams.ts';
import { ReadTransfers } from '../transfers/read-transfers.ts';
import type { SubmitTransferParts } from '../transfers/submit-transfer.ts';
import { HoldsForRequests } from './holds-for-requests.ts';
import { ReadRequests } from './read-requests.ts';
import { CaseSealing } from './sealing.ts';
import type { SubmitRequestParts } from './submit-request.ts';

export interface RequestDeskParts {
  readonly streams: Streams;
  readonly keyring: Keyring;
  readonly feed: BoardFeed;
  readonly shelters: ShelterStreams;
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

  constructor({ streams, keyring, feed, shelters, cases, escalation }: RequestDeskParts) {
    const { clock } = streams;
    const requests = new RequestStreams(streams);
    const transfers = new TransferStreams(streams);
    const sealing = new CaseSealing(keyring);
    this.cases = cases;
    this.requests = requests;
    this.transfers = transfers;
    this.holds = new HoldsForRequests(requests);
    this.read = new ReadRequests({ cases, feed, sealing, clock });
    this.readTransfers = new ReadTransfers({ cases, sealing, clock });
    this.submitting = { streams: requests, feed, sealing, escalation };
    this.submittingTransfer = { streams: transfers, requests, feed, sealing };
    this.follow = new FollowRequests({ cases, requests, shelters });
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
