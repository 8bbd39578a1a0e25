import {
  type Actor,
  type Consequence,
  follow,
  type HoldSighting,
  type OpenedRequest,
  type RequestState,
  releasesOf,
} from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import type { Duty } from '@safe-haven/projections';
import type { RequestStreams } from '../cases/streams.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { bodyHash } from '../streams/body-hash.ts';
import type { CommandOutcome } from '../streams/command-request.ts';
import type { HandleCommand } from '../streams/handle-command.ts';

/** The namespace of this process's command ids. Never changes: ids already in a log were made with it. */
const WISHES = '2f0f8c2e-5b0c-4b6e-9d6b-1f7f0f0f6a11';
const FOLLOWER: Actor = { person: 'system:requests', role: 'service', organisation: null, country: null };
const AGAIN_MS = 1_000;
const LOST_RACES = 20;

/** `later`: the log or the house could not be asked; the same is done again. */
type Done = 'done' | 'later';
type Release = Extract<Consequence, { kind: 'release' }>;

export interface FollowRequestsOptions {
  readonly cases: LiveCasework;
  readonly streams: RequestStreams;
  readonly handle: HandleCommand;
}

/**
 * The process that writes down in a request what became of its holds (ADR 3). It takes what the log brings in the log's
 * order and finishes all that follows from one event before the next. Whatever it does may be done again: ids come from
 * the cause, the request's head says what is there already, and a hold that ended is not released twice. What was not
 * seen to yet stands in the snapshot, so a restart goes on where it was.
 */
export class FollowRequests {
  readonly #options: FollowRequestsOptions;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;

  constructor(options: FollowRequestsOptions) {
    this.#options = options;
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
        this.#timer = setTimeout(() => this.#go(), AGAIN_MS);
        this.#timer.unref();
        return;
      }
      duties.shift();
    }
  }

  #do(duty: Duty): Promise<Done> {
    return duty.kind === 'sighting' ? this.#follow(duty.sighting) : this.#letGo(duty.requestId);
  }

  async #follow(sighting: HoldSighting): Promise<Done> {
    const { cases, streams } = this.#options;
    // After a start most of what is read again was followed long ago: that takes no look at the stream.
    const known = cases.request(sighting.requestId);
    if (known && wasSeen(known, sighting) && follow(known, sighting).length === 0) return 'done';
    for (let tries = 0; tries < LOST_RACES; tries++) {
      const head = await streams.head(sighting.requestId);
      if (!head) return 'done';
      const next = await this.#carryOut(follow(head.state, sighting), head.revision);
      if (next !== 'lost_race') return next;
    }
    return 'later';
  }

  /** In their order: what is written first says why the rest happens. */
  async #carryOut(consequences: readonly Consequence[], revision: number): Promise<Done | 'lost_race'> {
    for (const consequence of consequences) {
      const outcome = await this.#one(consequence, revision);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  async #one(consequence: Consequence, revision: number): Promise<Done | 'lost_race'> {
    if (consequence.kind === 'release') return this.#release(consequence);
    // Whose yes is next stands in the fact that reopened the request: whoever tells people of it follows the log.
    if (consequence.kind === 'offer') return 'done';
    const { requestId: id, events, commandId } = consequence;
    const hash = bodyHash('note-hold', { commandId });
    const by = { id, commandId, hash, actor: FOLLOWER, source: 'system' } as const;
    const outcome = await this.#options.streams.append(by, revision, events);
    if (outcome === 'lost_race') return 'lost_race';
    return outcome.kind === 'done' ? 'done' : 'later';
  }

  async #letGo(requestId: string): Promise<Done> {
    const head = await this.#options.streams.head(requestId);
    const state: RequestState | null = head?.state ?? null;
    if (!state || state.situation === 'unopened') return 'done';
    for (const release of releasesOf(state)) if ((await this.#release(release)) === 'later') return 'later';
    return 'done';
  }

  async #release({ shelterId, holdId, reason, seed }: Release): Promise<Done> {
    const command = { type: 'release-hold', holdId, reason } as const;
    const outcome = await this.#options.handle.handle({
      shelterId,
      command,
      commandId: uuidv5(WISHES, seed),
      hash: bodyHash('release-hold', command),
      actor: FOLLOWER,
      source: 'system',
    });
    return afterRelease(outcome);
  }
}

/** Whether the request has taken this in, or something newer of the same hold: what it says then stays true. */
const wasSeen = (state: OpenedRequest, { holdId, revision }: HoldSighting): boolean =>
  state.holds.some((hold) => hold.holdId === holdId && hold.seenRevision >= revision);

/**
 * A hold that ended meanwhile (`hold_ended`) is what was wanted. One house's no, or a house that can't be read, must not
 * keep every other request waiting: its hold lapses by itself.
 */
function afterRelease(outcome: CommandOutcome): Done {
  switch (outcome.kind) {
    case 'done':
    case 'rejected':
    case 'key_reused':
    case 'unreadable':
      return 'done';
    case 'clock_behind':
    case 'unknown':
      return 'later';
    case 'refused':
      return outcome.reason === 'invalid' || outcome.reason === 'too_large' ? 'done' : 'later';
  }
}
