import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { emptyNeeds, figuresCsv, figuresOf, occupancy, type TrendsShelter, trendsCsv } from '@safe-haven/projections';
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
const shelters = new Map<string, TrendsShelter>();
const needs = emptyNeeds();

parentPort?.on('message', (told: Told) => {
  switch (told.what) {
    case 'house':
      shelters.set(told.house.shelterId, told.house);
      return;
    case 'requests':
      for (const [id, request] of told.requests) {
        if (request === null) needs.requests.delete(id);
        else needs.requests.set(id, request);
      }
      return;
    case 'searches':
      needs.searches.push(...told.searches);
      return;
    case 'question': {
      const answered = answer(told.id, told.question, told.position);
      parentPort?.postMessage(answered, 'answer' in answered ? [answered.answer.body.buffer] : []);
    }
  }
});

function answer(id: number, question: TrendsQuestion, position: string): Answered {
  try {
    const { text, rows } = question.about === 'figures' ? figures(question, position) : occupied(question, position);
    return { id, answer: { ...encoded(text, question.encoding), rows } };
  } catch (error) {
    return { id, fault: String(error) };
  }
}

/** More than a browser should read at once; a file has all of them. */
const MOST_POINTS = 15_000;

interface Made {
  readonly text: string;
  readonly rows: number;
}

function occupied({ query, viewer, now }: TrendsQuestion & { about: 'occupancy' }, position: string): Made {
  const file = query.format === 'csv';
  const most = file ? Number.POSITIVE_INFINITY : MOST_POINTS;
  const trends = occupancy({ shelters, position }, query, viewer, now, most);
  const rows = trends.lines.reduce((sum, { points }) => sum + points.length, 0);
  return { text: file ? trendsCsv(trends) : JSON.stringify(trends), rows };
}

function figures({ query, viewer, now }: TrendsQuestion & { about: 'figures' }, position: string): Made {
  const answer = figuresOf({ shelters, position }, needs, query, viewer, now);
  return query.format === 'csv' ? figuresCsv(answer) : { text: JSON.stringify(answer), rows: answer.lines.length };
}

function encoded(text: string, encoding: Encoding | null): Pick<TrendsAnswer, 'body' | 'encoding'> {
  const body = new TextEncoder().encode(text);
  if (encoding === null || body.length < WORTH_IT) return { body, encoding: null };
  return { body: Uint8Array.from(COMPRESS[encoding](body)), encoding };
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
