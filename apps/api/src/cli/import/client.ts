import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@safe-haven/contracts';
import type { Pace } from './pace.ts';
import { Refused } from './refused.ts';
import type { Writer } from './target.ts';

/** Where the program of a data folder answers, as its note for the tools of this machine says. */
interface Note {
  readonly url: string;
  readonly token: string;
}

/** What is worth another try, and after how many seconds where the answer does not say so. */
const AGAIN: Readonly<Record<number, number>> = { 429: 1, 502: 1, 503: 1, 504: 1 };
const LOST: { readonly code: string; readonly seconds: number } = { code: 'connection_lost', seconds: 1 };

/** Null: no program runs there. */
export async function noteOf(dataDir: string): Promise<Note | null> {
  try {
    const note = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as Note;
    return (await fetch(`${note.url}/health/live`)).ok ? note : null;
  } catch {
    return null;
  }
}

/**
 * Sends commands to the program that runs, with one key each: whatever is sent again is done once. Told to wait it waits for
 * as long as it is told; where the program was started anew it goes on there.
 */
export class ImportClient {
  readonly #dataDir: string;
  readonly #pace: Pace;
  #note: Note;

  constructor(options: { dataDir: string; note: Note; pace: Pace }) {
    this.#dataDir = options.dataDir;
    this.#note = options.note;
    this.#pace = options.pace;
  }

  get url(): string {
    return this.#note.url;
  }

  /** Throws `Refused` with the code of what can't be done however often it is tried, or when nothing goes on any more. */
  async ask(writer: Writer, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> {
    for (;;) {
      await this.#pace.turn();
      const response = await this.#fetch(writer, method, path, body, key);
      if (response?.ok) {
        this.#pace.wentOn();
        return response.json();
      }
      const { code, seconds } = response ? await refusalIn(response) : LOST;
      if (seconds === null || !this.#pace.hold(seconds)) throw new Refused(code);
      if (!response) this.#note = (await noteOf(this.#dataDir)) ?? this.#note;
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

/** Why, and after how many seconds it may be tried again; null: never. */
async function refusalIn(response: Response): Promise<{ readonly code: string; readonly seconds: number | null }> {
  const problem = (await response.json().catch(() => null)) as Problem | null;
  const code = problem?.code ?? String(response.status);
  const byDefault = AGAIN[response.status];
  if (byDefault === undefined) return { code, seconds: null };
  const said = Number(response.headers.get('retry-after'));
  return { code, seconds: Number.isFinite(said) && said > 0 ? said : byDefault };
}
