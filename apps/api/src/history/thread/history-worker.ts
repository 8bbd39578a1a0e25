import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { HavenEvent } from '@safe-haven/domain';
import { type LogReader, PassedOnLog } from '@safe-haven/event-store';
import {
  emptyHistory,
  type History,
  historyFromSnapshot,
  historyLines,
  isWholeHistory,
} from '@safe-haven/projections/history';
import { openLogReader } from '../../environment/event-store.ts';
import { loadSnapshot, saveSnapshot } from '../../environment/snapshot-file.ts';
import type { ThreadMessage, ThreadReply, ThreadStart } from '../messages.ts';
import { FollowedHistory } from './followed-history.ts';
import { answerOf } from './reports.ts';

const SNAPSHOT_EVERY_MS = 5 * 60_000;
const PROGRESS_EVERY_MS = 250;

/** Lowers the priority of this thread below that of the event loop. Only on Linux has each thread its own priority. */
function lowerPriority(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not on Linux.
  }
}

const port = parentPort!;
const { store, logId, snapshot } = workerData as ThreadStart;
const opening = new AbortController();
const passedOn = new PassedOnLog<HavenEvent>(logId);

let thread: Thread | null = null;

lowerPriority();
const loaded = start();
port.on('message', (message: ThreadMessage) => {
  if (message.type === 'event') passedOn.take(message.event);
  else if (message.type === 'question') void loaded.then(() => thread?.answer(message));
  else void close();
});

/**
 * Follows the log by itself, in parallel to the board, and keeps its own snapshot: reports over years of history don't
 * block the event loop (docs/PERFORMANCE.md, P13), and what they are counted from costs nobody else anything.
 */
async function start(): Promise<void> {
  const log = store.kind === 'memory' ? passedOn : await openLogReader(store, opening.signal);
  const head = await log.head();
  const known = snapshot && (await loadSnapshot(snapshot, historyFromSnapshot, { logId: log.logId, head }, note));
  thread = new Thread(log, known || emptyHistory());
  await thread.load(head);
}

class Thread {
  readonly #log: LogReader<HavenEvent>;
  readonly #followed: FollowedHistory;
  #loaded = false;
  #lastSent = -1;
  #saved = '';
  #saving: Promise<void> = Promise.resolve();

  constructor(log: LogReader<HavenEvent>, history: History) {
    this.#log = log;
    this.#followed = new FollowedHistory(log, history);
  }

  async load(head: string): Promise<void> {
    // A log that can't be followed ends the thread, which is started again.
    this.#followed.follow().catch((error) => {
      throw error;
    });
    setInterval(() => this.#sendProgress(), PROGRESS_EVERY_MS).unref();
    await this.#followed.reach(head);
    this.#loaded = true;
    this.#lastSent = -1;
    this.#sendProgress();
    await this.save();
    setInterval(() => void this.save().catch(() => undefined), SNAPSHOT_EVERY_MS).unref();
  }

  async answer({ question, position }: Extract<ThreadMessage, { type: 'question' }>): Promise<void> {
    try {
      await this.#followed.reach(position);
      const answer = answerOf(this.#followed.history, question);
      port.postMessage({ type: 'answer', answer } satisfies ThreadReply, [answer.body.buffer]);
    } catch (error) {
      port.postMessage({ type: 'failed', error: String(error) } satisfies ThreadReply);
    }
  }

  async close(): Promise<void> {
    await this.#followed.stop();
    await this.save();
    await this.#log.close();
  }

  /** One after the other, so that the last one is the newest. */
  save(): Promise<void> {
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#write());
    return this.#saving;
  }

  async #write(): Promise<void> {
    const { history } = this.#followed;
    const { position } = history;
    if (snapshot === null || position === this.#saved || !isWholeHistory(history)) return;
    // At once: nothing may be folded between two of its lines.
    await saveSnapshot(snapshot, this.#log.logId, [[...historyLines(history)].join('\n')]);
    this.#saved = position;
  }

  #sendProgress(): void {
    const { events } = this.#followed;
    if (events === this.#lastSent) return;
    this.#lastSent = events;
    port.postMessage({ type: 'read', events, loaded: this.#loaded } satisfies ThreadReply);
  }
}

function note(sentence: string): void {
  port.postMessage({ type: 'note', sentence } satisfies ThreadReply);
}

async function close(): Promise<void> {
  opening.abort();
  await thread?.close().catch(() => undefined);
  process.exit();
}
