import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { emptyNetwork, occupancy, trendsCsv } from '@safe-haven/projections';
import type { Encoding } from '../../routes/encodings.ts';
import type { Answered, Told, TrendsAnswer, TrendsQuestion } from './messages.ts';

/** What must be answered now goes before: on Linux each thread has a priority of its own. Elsewhere all are equal. */
function giveWay(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // No such thing here.
  }
}
giveWay();

/** Years of history are added up here, on a thread of their own: nobody's hold waits for it (PERFORMANCE, P13). */
const network = emptyNetwork();

parentPort?.on('message', (told: Told) => {
  if (told.what === 'house') {
    network.shelters.set(told.house.shelterId, told.house);
    return;
  }
  const answered = answer(told.id, told.question);
  parentPort?.postMessage(answered, 'answer' in answered ? [answered.answer.body.buffer] : []);
});

function answer(id: number, question: TrendsQuestion): Answered {
  try {
    return { id, answer: answerTo(question) };
  } catch (error) {
    return { id, fault: String(error) };
  }
}

/** More than a browser should read at once; a file has all of them. */
const MOST_POINTS = 15_000;

function answerTo({ query, viewer, now, encoding, position }: TrendsQuestion): TrendsAnswer {
  network.position = position;
  const file = query.format === 'csv';
  const trends = occupancy(network, query, viewer, now, file ? Number.POSITIVE_INFINITY : MOST_POINTS);
  const text = file ? trendsCsv(trends) : JSON.stringify(trends);
  const rows = trends.lines.reduce((sum, { points }) => sum + points.length, 0);
  const body = new TextEncoder().encode(text);
  if (encoding === null || body.length < WORTH_IT) return { body, encoding: null, rows };
  return { body: Uint8Array.from(COMPRESS[encoding](body)), encoding, rows };
}

/** Bytes from which on compressing pays. */
const WORTH_IT = 2_048;

/** Here too, and not beside the loop: eight answers of two megabytes would take both of its processors. The quick levels: one reader gets it. */
const COMPRESS = {
  br: (body: Uint8Array) =>
    brotliCompressSync(body, {
      params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Uint8Array) => gzipSync(body, { level: 3 }),
} satisfies Record<Encoding, (body: Uint8Array) => Buffer>;
