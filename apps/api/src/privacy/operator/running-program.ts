import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { ownAccount } from './account.ts';
import { type RunPlace, socketPath, socketRefused } from './run-folder.ts';

/** Who listens at the socket. */
export const ABOUT = 'about';
export interface About {
  /** The address it listens at. */
  readonly url: string;
  /** Whether others than this machine reach it. */
  readonly openToOthers: boolean;
}

/** The header that names the account of the machine which runs a command. */
export const ACCOUNT_HEADER = 'haven-account';

/** How long a program has to say that it lives. */
const LIVES_WITHIN_MS = 10_000;

/** An answer other than the one that was asked for. `retryAfter`: the seconds after which to ask again, if that helps. */
export class NotAnswered extends Error {
  readonly code: string;
  readonly retryAfter: number | null;

  constructor(code: string, sentence: string, retryAfter: number | null = null) {
    super(sentence);
    this.name = 'NotAnswered';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const LOST = 'connection_lost';

/** The program that has a data folder open. */
export interface RunningProgram {
  readonly about: About;
  /** What becomes of an act. Rejects with `NotAnswered`, which has a sentence for the operator. */
  ask<A>(act: string, body?: unknown): Promise<A>;
  /** The parts of an answer that is sent as it is made. Rejects as `ask`, also where it ends before its last part. */
  parts<A>(act: string, body: unknown): AsyncIterable<A>;
}

/** Each other line of such an answer is `{ part }`. Without this last one it is not whole. */
export type LastLine = { readonly end: true } | { readonly failed: string };

/**
 * null: none runs, or none that answers. The lock of the log refuses a second opener next to one that is only slow.
 * Rejects with a sentence where something of another account is in its place.
 */
export async function runningProgram(place: RunPlace, withinMs = LIVES_WITHIN_MS): Promise<RunningProgram | null> {
  const refused = socketRefused(place);
  if (refused !== null) throw new Error(refused);
  const path = socketPath(place);
  const about = await askAt<About>(path, ABOUT, {}, AbortSignal.timeout(withinMs)).catch((error: unknown) => {
    if (error instanceof NotAnswered && error.code === LOST) return null;
    throw error;
  });
  return (
    about && { about, ask: (act, body = {}) => askAt(path, act, body), parts: (act, body) => partsAt(path, act, body) }
  );
}

async function askAt<A>(socket: string, act: string, body: unknown, signal?: AbortSignal): Promise<A> {
  const response = await posted(socket, act, JSON.stringify(body), signal);
  const answer = await text(response).then(parsed, () => Promise.reject(lost()));
  if (response.statusCode === 200) return answer as A;
  throw refusedBy(response, answer);
}

async function* partsAt<A>(socket: string, act: string, body: unknown): AsyncGenerator<A> {
  const response = await posted(socket, act, JSON.stringify(body));
  if (response.statusCode !== 200) throw refusedBy(response, await text(response).then(parsed, () => null));
  try {
    for await (const line of linesOf(response)) {
      const part = JSON.parse(line) as { readonly part: A } | LastLine;
      if ('end' in part) return;
      if ('failed' in part) throw refused(part.failed);
      yield part.part;
    }
  } catch (error) {
    throw error instanceof NotAnswered ? error : lost();
  } finally {
    response.destroy();
  }
  throw lost();
}

/** Whole lines; what is left where the answer breaks off is none. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let begun = '';
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    const last = lines.pop() ?? '';
    for (const [i, line] of lines.entries()) yield i === 0 ? begun + line : line;
    begun = lines.length === 0 ? begun + last : last;
  }
}

const lost = () => new NotAnswered(LOST, 'The connection to the program was lost.');

const refused = (code: string, wait: number | null = null) =>
  new NotAnswered(code, `The program refused it: ${code}.`, wait);

function refusedBy({ statusCode }: IncomingMessage, answer: unknown): NotAnswered {
  const { code, retryAfter } = (answer ?? {}) as { code?: unknown; retryAfter?: unknown };
  return refused(
    typeof code === 'string' ? code : String(statusCode),
    typeof retryAfter === 'number' ? retryAfter : null,
  );
}

function posted(socketPath: string, act: string, body: string, signal?: AbortSignal): Promise<IncomingMessage> {
  const headers = { 'content-type': 'application/json', [ACCOUNT_HEADER]: ownAccount() };
  return new Promise((resolve, reject) => {
    const options = { socketPath, path: `/${act}`, method: 'POST', headers, ...(signal ? { signal } : {}) };
    const sent = request(options, resolve);
    sent.on('error', () => reject(lost()));
    sent.end(body);
  });
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}
