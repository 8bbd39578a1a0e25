import type { Actor } from '@safe-haven/domain';
import type { FastifyReply } from 'fastify';
import type { HistoryAnswer, HistoryQuestion } from '../history/messages.ts';
import { sentAsItIs } from '../routes/encodings.ts';
import type { AccessLog } from './access-log.ts';
import { recordExport } from './record-export.ts';

/**
 * Sends the answer to a report. A CSV file (`report` is the beginning of its name) is an export, so it is recorded in
 * the access log before it is sent.
 */
export async function sendReport(
  {
    report,
    query,
    viewer,
  }: { readonly viewer: Actor } & Pick<
    Extract<HistoryQuestion, { report: 'occupancy' | 'figures' }>,
    'report' | 'query'
  >,
  answer: HistoryAnswer,
  { log, reply }: { readonly log: AccessLog; readonly reply: FastifyReply },
): Promise<Uint8Array> {
  const { from, to, format } = query;
  if (format === 'csv') {
    const days = { from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z` };
    await recordExport(log, viewer, { what: 'trends', ...days, rows: answer.rows });
    void reply.header('content-disposition', `attachment; filename="${report}-${from}-${to}.csv"`);
  }
  return sentAsItIs(reply, format, answer);
}
