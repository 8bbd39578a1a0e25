import { PROTOCOL, PROTOCOL_HEADER } from '@safe-haven/contracts';

/** A response: a status with a body, a lost connection, or nothing until the request is aborted. */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly retryAfter?: number; readonly date?: string }
  | 'no connection'
  | 'no answer';

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A fake API: responses by "METHOD /path" without the query or by path, and a record of all requests. */
export class FakeServer {
  readonly sent: SentRequest[] = [];
  readonly answers: Record<string, Reply | ((request: SentRequest) => Reply)>;

  constructor(answers: Record<string, Reply | ((request: SentRequest) => Reply)>) {
    this.answers = answers;
    globalThis.fetch = ((path: string, init: RequestInit = {}) => this.#answer(path, init)) as typeof fetch;
  }

  /** The requests to a path. */
  to(path: string): readonly SentRequest[] {
    return this.sent.filter((request) => request.path.split('?')[0] === path);
  }

  async #answer(path: string, init: RequestInit): Promise<Response> {
    const method = init.method ?? 'GET';
    const body = init.body ? JSON.parse(String(init.body)) : undefined;
    const request = { method, path, body, headers: new Headers(init.headers) };
    this.sent.push(request);
    const pathname = path.split('?')[0]!;
    const answer = this.answers[`${method} ${pathname}`] ?? this.answers[pathname] ?? refusal(404, 'not_found');
    const reply = typeof answer === 'function' ? answer(request) : answer;
    if (reply === 'no connection') throw new TypeError('no connection');
    if (reply === 'no answer') return aborted(init.signal);
    const { status, body: answered = null, retryAfter, date } = reply;
    const headers = ourHeaders();
    if (retryAfter) headers.set('retry-after', String(retryAfter));
    if (date) headers.set('date', date);
    return { ok: status < 400, status, json: async () => answered, headers } as unknown as Response;
  }
}

const aborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

/** The headers of each answer of a server of this release. */
export const ourHeaders = (): Headers => new Headers({ [PROTOCOL_HEADER]: String(PROTOCOL) });

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const done: Reply = { status: 204 };
export const refusal = (
  status: number,
  code: string,
  more: { retryAfter?: number; detail?: string; like?: string } = {},
): Reply => ({
  status,
  body: {
    type: 'about:blank',
    title: code,
    status,
    code,
    ...(more.detail ? { detail: more.detail } : {}),
    ...(more.like ? { like: more.like } : {}),
  },
  ...(more.retryAfter ? { retryAfter: more.retryAfter } : {}),
});
