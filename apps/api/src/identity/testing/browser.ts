import { generateSync } from 'otplib';
import type { ManualClock } from '../../testing/manual-clock.ts';
import { pageFetch } from '../../testing/page-fetch.ts';

export interface BrowserAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of a JSON answer
  readonly body: any;
  readonly headers: Headers;
}

/** A browser's handling of cookies and JSON: it stores cookies and sends them back. */
export class Browser {
  readonly #url: string;
  cookie: string | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<BrowserAnswer> {
    return this.#ask(path, { method: 'GET' });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<BrowserAnswer> {
    return this.#ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async #ask(path: string, init: RequestInit): Promise<BrowserAnswer> {
    const cookie = this.cookie ? { cookie: this.cookie } : {};
    const answer = await pageFetch(this.#url + path, { ...init, headers: { ...init.headers, ...cookie } });
    this.#keep(answer.headers.getSetCookie());
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: json && text ? JSON.parse(text) : text, headers: answer.headers };
  }

  #keep(sets: readonly string[]): void {
    const jar = new Map((this.cookie ?? '').split('; ').flatMap((c) => (c === '' ? [] : [[named(c).name, c]])));
    for (const { name, value } of sets.map(named)) {
      if (value === null) jar.delete(name);
      else jar.set(name, `${name}=${value}`);
    }
    this.cookie = jar.size === 0 ? null : [...jar.values()].join('; ');
  }
}

/** A cookie of a response, and whether it is cleared. */
const named = (set: string) => {
  const [name, value] = set.split(';')[0]!.split('=') as [string, string];
  return { name, value: /Max-Age=0(;|$)/.test(set) ? null : value };
};

/** An authenticator app on the test's clock. */
export class Authenticator {
  readonly secret: string;
  readonly #clock: ManualClock;

  constructor(secret: string, clock: ManualClock) {
    this.secret = secret;
    this.#clock = clock;
  }

  /** The current code; after `nextCode`, that of the next step. */
  get code(): string {
    return generateSync({ secret: this.secret, epoch: Math.floor(this.#clock.now() / 1000) });
  }

  /** Advances to the next code, since a used one is refused. */
  nextCode(): string {
    this.#clock.advance(30_000);
    return this.code;
  }
}
