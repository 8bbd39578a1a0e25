import { request } from 'node:http';
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
}

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
  return about && { about, ask: (act, body = {}) => askAt(path, act, body) };
}

async function askAt<A>(socket: string, act: string, body: unknown, signal?: AbortSignal): Promise<A> {
  const { status, answer } = await posted(socket, act, JSON.stringify(body), signal);
  if (status === 200) return answer as A;
  const { code, retryAfter } = (answer ?? {}) as { code?: unknown; retryAfter?: unknown };
  const refused = typeof code === 'string' ? code : String(status);
  const wait = typeof retryAfter === 'number' ? retryAfter : null;
  throw new NotAnswered(refused, `The program refused it: ${refused}.`, wait);
}

function posted(
  socketPath: string,
  act: string,
  body: string,
  signal: AbortSignal | undefined,
): Promise<{ status: number; answer: unknown }> {
  const headers = { 'content-type': 'application/json', [ACCOUNT_HEADER]: ownAccount() };
  return new Promise((resolve, reject) => {
    const lost = () => reject(new NotAnswered(LOST, 'The connection to the program was lost.'));
    const options = { socketPath, path: `/${act}`, method: 'POST', headers, ...(signal ? { signal } : {}) };
    const sent = request(options, (response) => {
      text(response)
        .then((answer) => resolve({ status: response.statusCode ?? 0, answer: parsed(answer) }))
        .catch(lost);
    });
    sent.on('error', lost);
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
