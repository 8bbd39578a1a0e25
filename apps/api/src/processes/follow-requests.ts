import {
  type Actor,
  type Consequence,
  follow,
  type HoldSighting,
  isRequestClosed,
  type OpenedRequest,
  releasesOf,
} from '@safe-haven/domain';
import type { Duty } from '@safe-haven/projections';
import type { LiveCasework } from '../feed/live-casework.ts';
import { causedKey } from '../streams/command-key.ts';
import type { OperationStreams } from '../streams/operation-streams.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import type { TransferStreams } from '../streams/transfer-streams.ts';
import { afterShelter, type Done } from './done.ts';
import { FollowOperations } from './follow-operations.ts';
import type { FollowSurges } from './follow-surges.ts';
import { FollowTransfers } from './follow-transfers.ts';

const FOLLOWER: Actor = { person: 'system:requests', role: 'service', organisation: null, country: null };

type Release = Extract<Consequence, { kind: 'release' }>;

export interface FollowRequestsOptions {
  readonly cases: LiveCasework;
  readonly requests: RequestStreams;
  readonly operations: OperationStreams;
  readonly surges: FollowSurges;
  readonly escalation: readonly number[];
  readonly transfers: TransferStreams;
  readonly shelters: ShelterStreams;
  readonly againMs: number;
}

/**
 * The process manager that records in requests and transfers what became of their holds (ADR 3, 56), and does
 * what operations ask for (ADR 110). It handles the
 * log's events in order and completes all consequences of one before the next. Every step is idempotent: ids are
 * derived from the causing event, the request's head shows what is recorded already, and an ended hold is not released
 * twice. Open duties are part of the snapshot, so a restart continues where it stopped.
 */
export class FollowRequests {
  readonly #options: FollowRequestsOptions;
  readonly #transfers: FollowTransfers;
  readonly #operations: FollowOperations;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;

  constructor(options: FollowRequestsOptions) {
    this.#options = options;
    this.#transfers = new FollowTransfers({ ...options, actor: FOLLOWER });
    this.#operations = new FollowOperations({ ...options, actor: FOLLOWER });
    options.cases.onDuty(() => this.#go());
  }

  start(): void {
    this.#stopped = false;
    this.#go();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #go(): void {
    if (this.#stopped || this.#running) return;
    clearTimeout(this.#timer);
    this.#running = this.#work().finally(() => {
      this.#running = null;
    });
  }

  async #work(): Promise<void> {
    const { duties } = this.#options.cases.casework;
    while (!this.#stopped && duties.length > 0) {
      const outcome = await this.#do(duties[0]!).catch((): Done => 'later');
      if (outcome === 'later') {
        this.#timer = setTimeout(() => this.#go(), this.#options.againMs);
        this.#timer.unref();
        return;
      }
      duties.shift();
    }
  }

  #do(duty: Duty): Promise<Done> {
    switch (duty.kind) {
      case 'sighting':
        return this.#follow(duty.sighting);
      case 'closed':
        return this.#letGo(duty.requestId);
      case 'transfer_sighting':
        return this.#transfers.follow(duty.sighting);
      case 'transfer_changed':
        return this.#transfers.changed(duty);
      case 'operation':
        return this.#operations.do(duty);
      case 'surge_ended':
        return this.#options.surges.close(duty.surgeId, duty.eventId);
    }
  }

  /** The event that is written first explains the ones that follow. */
  async #follow(sighting: HoldSighting): Promise<Done> {
    const { cases, requests } = this.#options;
    const { requestId, causeId: commandId } = sighting;
    const id = requestId as string;
    // After a start most events were handled before the restart: their streams are not read again.
    const request = cases.request(id);
    if (request && isRecorded(request, sighting) && follow(request, sighting).length === 0) return 'done';
    const outcome = await requests.handle({
      id,
      command: { type: 'note-hold', sighting },
      commandId,
      actor: FOLLOWER,
      source: 'system',
    });
    if (outcome.kind === 'unreadable') return 'done';
    if (outcome.kind !== 'done') return 'later';
    // The event that reopened the request names the next yes: notifications follow from the log.
    return this.#releaseAll(follow(outcome.state, sighting).filter((next) => next.kind === 'release'));
  }

  async #letGo(requestId: string): Promise<Done> {
    const head = await this.#options.requests.head(requestId);
    if (!head || head.state.situation === 'unopened') return 'done';
    if ((await this.#releaseAll(releasesOf(head.state))) === 'later') return 'later';
    // Reopened in the meantime, or never closed: its transfers continue.
    return isRequestClosed(head.state) ? this.#transfers.callOff(requestId, head.state.situation === 'placed') : 'done';
  }

  async #releaseAll(releases: readonly Release[]): Promise<Done> {
    for (const release of releases) if ((await this.#release(release)) === 'later') return 'later';
    return 'done';
  }

  async #release({ shelterId, holdId, reason, declined, seed }: Release): Promise<Done> {
    const why = declined === undefined ? {} : { declined };
    const command = { type: 'release-hold', holdId, reason, ...why } as const;
    const outcome = await this.#options.shelters.handle({
      id: shelterId,
      command,
      ...causedKey('requests', seed, 'release-hold', command),
      actor: FOLLOWER,
      source: 'system',
    });
    return afterShelter(outcome);
  }
}

/** Whether the request has recorded this revision of the hold, or a newer one. */
const isRecorded = (state: OpenedRequest, { holdId, revision }: HoldSighting): boolean =>
  state.holds.some((hold) => hold.holdId === holdId && hold.seenRevision >= revision);
