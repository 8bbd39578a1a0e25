import { type DestinationStream, type LoggerOptions, pino, stdTimeFunctions } from 'pino';

/** The form of every line of the log: names of levels, and times in ISO 8601. */
export const LOG_FORM = {
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: (level: string) => ({ level }) },
} as const satisfies LoggerOptions;

/** What is known of a request that was answered, and nobody's: its route is a template, without ids and what was looked for. */
export interface RequestLine {
  readonly trace: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly caller: 'nobody' | 'person' | 'machine';
}

/** Writes a line for each request to a stream (absent: standard output), whatever the level of the log. */
export function requestLog(to?: DestinationStream): (line: RequestLine) => void {
  const log = pino({ ...LOG_FORM, level: 'info' }, to);
  return (line) => log.info({ context: 'Request', ...line });
}
