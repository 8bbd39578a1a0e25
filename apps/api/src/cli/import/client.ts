import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@safe-haven/contracts';
import type { Pace } from './pace.ts';
import { RefusedError } from './refused.ts';
import type { Writer } from './target.ts';

/** The URL and token of the program that runs on a data folder, from the file that it leaves for the tools of this machine. */
interface ServerNote {
  readonly url: string;
  readonly token: string;
}

/** Status codes that are retried, with the seconds to wait when the answer has no `Retry-After`. */
const RETRY_AFTER_S: Readonly<Record<number, number>> = { 429: 1, 502: 1, 503: 1, 504: 1 };
const LOST: { readonly code: string; readonly seconds: number } = { code: 'connection_lost', seconds: 1 };

/** null: no program runs there. */
export async function readServerNote(dataDir: string): Promise<ServerNote | null> {
  try {
    const note = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as ServerNote;
    return (await fetch(`${note.url}/health/live`)).ok ? note : null;
  } catch {
    return null;
  }
}

/**
 * Sends commands to the running program, each with an idempotency key, so that a retry is safe. It obeys `Retry-After`, and
 * continues after a restart of the program.
 */
export class ImportClient {
  readonly #dataDir: string;
  readonly #pace: Pace;
  #note: ServerNote;

  constructor(options: { dataDir: string; note: ServerNote; pace: Pace }) {
    this.#dataDir = options.dataDir;
    this.#note = options.note;
    this.#pace = options.pace;
  }

  get url(): string {
    return this.#note.url;
  }

  /** Throws `RefusedError` with the problem's code when a retry is useless, or when nothing has succeeded for too long. */
  async request(writer: Writer, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> {
    for (;;) {
      await this.#pace.waitForTurn();
      const response = await this.#fetch(writer, method, path, body, key);
      if (response?.ok) {
        this.#pace.succeeded();
        return response.json();
      }
      const { code, seconds } = response ? await refusalOf(response) : LOST;
      if (seconds === null || !this.#pace.pauseFor(seconds)) throw new RefusedError(code);
      if (!response) this.#note = (await readServerNote(this.#dataDir)) ?? this.#note;
    }
  }

  #fetch(
    { organisation, asManager }: Writer,
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    key: string | undefined,
  ): Promise<Response | null> {
    const { url, token } = this.#note;
    return fetch(`${url}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'haven-organisation': encodeURIComponent(organisation),
        ...(asManager ? { 'haven-role': 'manager' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => null);
  }
}

/** The code, and after how many seconds to retry; null: never. */
async function refusalOf(response: Response): Promise<{ readonly code: string; readonly seconds: number | null }> {
  const problem = (await response.json().catch(() => null)) as Problem | null;
  const code = problem?.code ?? String(response.status);
  const defaultSeconds = RETRY_AFTER_S[response.status];
  if (defaultSeconds === undefined) return { code, seconds: null };
  const retryAfter = Number(response.headers.get('retry-after'));
  return { code, seconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : defaultSeconds };
}
