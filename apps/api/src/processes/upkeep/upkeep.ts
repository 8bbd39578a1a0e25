import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { UpkeepWork } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { Conditions } from '../../environment/conditions.ts';
import type { Streams } from '../../streams/streams.ts';
import { isLate, NEVER_DONE, type UpkeepState } from './due.ts';
import { type UpkeepCommand, upkeepState, upkeepStream } from './upkeep-stream.ts';

const LOOKS_MS = 60_000;
/** How long the end of a program waits for what it is at; the next one takes it up again. */
const PATIENCE_MS = 5_000;

/** Act of the operator in a running program: `UpkeepAge[]`. */
export const UPKEEP_ACT = 'upkeep';

/** Who does the daily work, as the trail names it. */
export const UPKEEP_ACTOR: Actor = { person: 'system:upkeep', role: 'service', organisation: null, country: null };

/** One daily work of this program. */
export interface Job {
  readonly work: UpkeepWork;
  /** What it is, in a sentence: "Forgetting what is due". */
  readonly name: string;
  /** Null: it is done; else why not, as a sentence. `isEnding`: the program ends, so it does not begin another part. */
  run(isEnding: () => boolean): Promise<string | null>;
}

interface Parts {
  readonly streams: Streams;
  readonly conditions: Conditions;
  /** Minutes after midnight, UTC; null: this program does none of it. */
  readonly atMinutes: number | null;
  /** In this order. */
  readonly jobs: readonly Job[];
  /** A line for the operator. */
  readonly say: (line: string) => void;
}

/** What is known of one work, for health, numbers and the operator. */
export interface UpkeepAge {
  readonly work: UpkeepWork;
  readonly lastDone: string | null;
  /** null: never. */
  readonly ageMs: number | null;
  readonly late: boolean;
}

/**
 * Does once a day what a log needs: forgets what is due, copies the log, checks its chains. Every program on a log looks;
 * the first one that says so in the log does it, and all of them say when it is late (OP-15, OP-16).
 */
export class Upkeep {
  readonly #parts: Parts;
  readonly #startedAt: number;
  readonly #known = new Map<UpkeepWork, UpkeepState>();
  readonly #failed = new Map<UpkeepWork, string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #isEnding = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#startedAt = parts.streams.clock.now();
  }

  start(): void {
    if (this.#parts.atMinutes === null) return;
    void this.doDue();
    this.#timer = setInterval(() => void this.doDue(), LOOKS_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#isEnding = true;
    await Promise.race([this.#running, pause(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** What is known of each work; empty where this program does none. */
  get ages(): readonly UpkeepAge[] {
    if (this.#parts.atMinutes === null) return [];
    return this.#parts.jobs.map(({ work }) => {
      const state = this.#known.get(work) ?? NEVER_DONE;
      const { lastDone } = state;
      const ageMs = lastDone === null ? null : this.#parts.streams.clock.now() - Date.parse(lastDone);
      return { work, lastDone, ageMs, late: this.#isLate(state) };
    });
  }

  /** Does what is due and nobody else does, one after the other. Never rejects: what failed is said, and tried again. */
  doDue(): Promise<void> {
    this.#running ??= this.#doAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #doAll(): Promise<void> {
    for (const job of this.#parts.jobs) {
      if (this.#isEnding) return;
      await this.#do(job).catch((error: unknown) => this.#failed.set(job.work, (error as Error).message));
      this.#sayLate(job);
    }
  }

  async #do(job: Job): Promise<void> {
    const { streams, atMinutes, say } = this.#parts;
    if (atMinutes !== null && (await this.#record(job, { type: 'begin', atMinutes }))) {
      const why = await job.run(() => this.#isEnding).catch((error: unknown) => (error as Error).message);
      if (why === null) this.#failed.delete(job.work);
      else {
        this.#failed.set(job.work, why);
        say(`${job.name} did not end well: ${why}`);
      }
      await this.#record(job, { type: 'end', stage: why === null ? 'done' : 'failed' });
    }
    this.#known.set(job.work, await upkeepState(streams.store, job.work));
  }

  /** Whether this program recorded it. */
  async #record({ work }: Job, command: UpkeepCommand): Promise<boolean> {
    const { streams } = this.#parts;
    const outcome = await streams.handle(upkeepStream(streams.store), {
      id: work,
      command,
      commandId: randomUUID(),
      actor: UPKEEP_ACTOR,
      source: 'system',
    });
    return outcome.kind === 'done' && outcome.facts.length > 0;
  }

  #isLate(state: UpkeepState): boolean {
    return isLate(state, this.#startedAt, this.#parts.streams.clock.now());
  }

  #sayLate({ work, name }: Job): void {
    const { conditions } = this.#parts;
    const state = this.#known.get(work) ?? NEVER_DONE;
    const condition = `${work}_late` as const;
    if (!this.#isLate(state)) {
      conditions.end(condition, `${name} is done again.`);
      return;
    }
    const since = state.lastDone === null ? 'was never done' : `was last done on ${state.lastDone}`;
    conditions.begin(condition, `${name} is late: it ${since}. ${this.#failed.get(work) ?? ''}`.trim());
  }
}
