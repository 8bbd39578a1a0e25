import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import {
  figuresCsv,
  figuresOf,
  forecastCsv,
  forecastOf,
  type History,
  occupancy,
  todayFor,
  trendsCsv,
} from '@safe-haven/projections/history';
import type { Encoding } from '../../routes/encodings.ts';
import type { HistoryAnswer, HistoryQuestion } from '../messages.ts';

/** The most points in a JSON answer; a CSV file has no limit. */
const MAX_POINTS = 15_000;
/** What is recorded while a question is on its way is at most so much newer than it (ms). */
const ON_ITS_WAY_MS = 15_000;
/** Smaller answers are not compressed. */
const MIN_BYTES = 2_048;

interface Report {
  readonly text: string;
  readonly rows: number;
}

/** The answer of the history, at the position that it is at. */
export function answerOf(history: History, question: HistoryQuestion): HistoryAnswer {
  const { text, rows } = reportOf(history, { ...question, now: nowOf(history, question) });
  return { ...encoded(text, question.encoding), rows };
}

/** Not earlier than what was recorded since the question was asked, which would lie in its future. */
function nowOf({ recordedAt }: History, { now }: HistoryQuestion): number {
  const later = recordedAt - now;
  return later > 0 && later < ON_ITS_WAY_MS ? recordedAt : now;
}

function reportOf(history: History, question: HistoryQuestion): Report {
  const { viewer, now } = question;
  switch (question.report) {
    case 'occupancy': {
      const { query } = question;
      const isFile = query.format === 'csv';
      const trends = occupancy(history, query, viewer, now, isFile ? Number.POSITIVE_INFINITY : MAX_POINTS);
      const rows = trends.lines.reduce((sum, { points }) => sum + points.length, 0);
      return { text: isFile ? trendsCsv(trends) : JSON.stringify(trends), rows };
    }
    case 'figures': {
      const answer = figuresOf(history, question.query, viewer, now);
      if (question.query.format === 'csv') return figuresCsv(answer);
      return { text: JSON.stringify(answer), rows: answer.lines.length };
    }
    case 'forecast': {
      const { days, format } = question.query;
      const answer = forecastOf(history, viewer, now, days);
      const rows = answer.lines.reduce((sum, line) => sum + line.days.length, 0);
      return { text: format === 'csv' ? forecastCsv(answer) : JSON.stringify(answer), rows };
    }
    case 'today':
      return { text: JSON.stringify(todayFor(history, viewer, now)), rows: 1 };
  }
}

function encoded(text: string, encoding: Encoding | null): Pick<HistoryAnswer, 'body' | 'encoding'> {
  const body = new TextEncoder().encode(text);
  if (encoding === null || body.length < MIN_BYTES) return { body, encoding: null };
  return { body: Uint8Array.from(COMPRESSORS[encoding](body)), encoding };
}

/**
 * Compressed in the thread, not in the thread pool: eight answers of two megabytes would take both processors from the
 * event loop. Low levels, because each answer has one reader.
 */
const COMPRESSORS = {
  br: (body: Uint8Array) =>
    brotliCompressSync(body, {
      params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Uint8Array) => gzipSync(body, { level: 3 }),
} satisfies Record<Encoding, (body: Uint8Array) => Buffer>;
