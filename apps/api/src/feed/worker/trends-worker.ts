import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { emptyNeeds, figuresCsv, figuresOf, occupancy, type TrendsShelter, trendsCsv } from '@safe-haven/projections';
import type { Encoding } from '../../routes/encodings.ts';
import type { TrendsAnswer, TrendsQuestion, WorkerMessage, WorkerReply } from './messages.ts';

/** Lowers the priority of this thread below that of the event loop. Only on Linux has each thread its own priority. */
function lowerPriority(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not on Linux.
  }
}
lowerPriority();

/**
 * Reports over years of history are computed here, so that they don't block the event loop (docs/PERFORMANCE.md, P13).
 */
const shelters = new Map<string, TrendsShelter>();
const needs = emptyNeeds();

parentPort?.on('message', (message: WorkerMessage) => {
  switch (message.type) {
    case 'shelter':
      shelters.set(message.shelter.shelterId, message.shelter);
      return;
    case 'requests':
      for (const [id, request] of message.requests) {
        if (request === null) needs.requests.delete(id);
        else needs.requests.set(id, request);
      }
      return;
    case 'searches':
      needs.searches.push(...message.searches);
      return;
    case 'mark':
      parentPort?.postMessage({ taken: true } satisfies WorkerReply);
      return;
    case 'question': {
      const reply = answer(message.question, message.position);
      parentPort?.postMessage(reply, 'answer' in reply ? [reply.answer.body.buffer] : []);
    }
  }
});

function answer(question: TrendsQuestion, position: string): WorkerReply {
  try {
    const { text, rows } =
      question.report === 'figures' ? figuresReport(question, position) : occupancyReport(question, position);
    return { answer: { ...encoded(text, question.encoding), rows } };
  } catch (error) {
    return { error: String(error) };
  }
}

/** The most points in a JSON answer; a CSV file has no limit. */
const MAX_POINTS = 15_000;

interface Report {
  readonly text: string;
  readonly rows: number;
}

function occupancyReport({ query, viewer, now }: TrendsQuestion & { report: 'occupancy' }, position: string): Report {
  const file = query.format === 'csv';
  const maxPoints = file ? Number.POSITIVE_INFINITY : MAX_POINTS;
  const trends = occupancy({ shelters, position }, query, viewer, now, maxPoints);
  const rows = trends.lines.reduce((sum, { points }) => sum + points.length, 0);
  return { text: file ? trendsCsv(trends) : JSON.stringify(trends), rows };
}

function figuresReport({ query, viewer, now }: TrendsQuestion & { report: 'figures' }, position: string): Report {
  const answer = figuresOf({ shelters, position }, needs, query, viewer, now);
  return query.format === 'csv' ? figuresCsv(answer) : { text: JSON.stringify(answer), rows: answer.lines.length };
}

function encoded(text: string, encoding: Encoding | null): Pick<TrendsAnswer, 'body' | 'encoding'> {
  const body = new TextEncoder().encode(text);
  if (encoding === null || body.length < MIN_BYTES) return { body, encoding: null };
  return { body: Uint8Array.from(COMPRESSORS[encoding](body)), encoding };
}

/** Smaller answers are not compressed. */
const MIN_BYTES = 2_048;

/**
 * Compressed in the worker, not in the thread pool: eight answers of two megabytes would take both processors from the
 * event loop. Low levels, because each answer has one reader.
 */
const COMPRESSORS = {
  br: (body: Uint8Array) =>
    brotliCompressSync(body, {
      params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Uint8Array) => gzipSync(body, { level: 3 }),
} satisfies Record<Encoding, (body: Uint8Array) => Buffer>;
