import createClient, { type Client } from 'openapi-fetch';
import { withExpiry } from './expiry.ts';
import type { components, paths } from './generated/openapi.ts';

/** A refusal (RFC 9457): `code` names it, `next` is what may be done. */
export type Problem = components['schemas']['Problem'];
/** A shelter of one's own organisation: counts, and whether its intake is open. */
export type Shelter = components['schemas']['WebhookShelters']['shelters'][number];
/** A count of a house for a night. */
export type Census =
  paths['/api/shelters/{shelterId}/report-census']['post']['requestBody']['content']['application/json'];
export type CommandAnswer = components['schemas']['CommandAnswer'];

/** Formats in which partners' programs read one's own shelters. */
export type PartnerForm = 'hsds' | 'edxl-have';
/** A file with its tag, to pass in the next call. */
export interface PartnerFile {
  readonly text: string;
  readonly tag: string;
}

export interface HavenOptions {
  /** The public URL, such as `https://haven.example.org`. */
  readonly url: string;
  /** A service token, issued by an administrator. */
  readonly token: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Pauses before each retry, in ms; after the last one there is one last attempt. */
  readonly retryDelaysMs?: readonly number[];
}

/** The program refused a request. */
export class HavenRefused extends Error {
  override readonly name: string = 'HavenRefused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
}

const RETRY_DELAYS_MS = [1_000, 3_000, 10_000];

/**
 * A client for machines with a service token. A command is repeated under one idempotency key until it is answered, so it
 * is done once; later reads include it.
 */
export class Haven {
  /**
   * The whole contract of this client, with the types of the OpenAPI document. Commands get their `Haven-Expires`, where the
   * caller gives none.
   */
  readonly api: Client<paths>;
  readonly #retryDelaysMs: readonly number[];
  #position: string | null = null;

  constructor({ url, token, fetch, retryDelaysMs = RETRY_DELAYS_MS }: HavenOptions) {
    const headers = { authorization: `Bearer ${token}` };
    this.api = createClient<paths>({ baseUrl: url, headers, ...(fetch ? { fetch } : {}) });
    this.api.use(withExpiry());
    this.#retryDelaysMs = retryDelaysMs;
  }

  /** The log position of the newest thing that this client wrote; later reads include it. */
  get position(): string | null {
    return this.#position;
  }

  /** The own shelters with their current numbers. */
  async shelters(): Promise<readonly Shelter[]> {
    const headers = this.#position === null ? {} : { 'Haven-Position': this.#position };
    const { position, shelters } = await this.#withRetries(() => this.api.GET('/api/numbers', { headers }));
    this.#note(position);
    return shelters;
  }

  /** Reports a count. `key`: the idempotency key, the same for every copy of one report; by default a new one for each call. */
  async reportCensus(shelterId: string, census: Census, key: string = crypto.randomUUID()): Promise<CommandAnswer> {
    const params = { path: { shelterId }, header: { 'Idempotency-Key': key } };
    const answer = await this.#withRetries(() =>
      this.api.POST('/api/shelters/{shelterId}/report-census', { params, body: census }),
    );
    this.#note(answer.position);
    return answer;
  }

  /** Reads, and commands that changed nothing, name no newer position than the client has. */
  #note(position: string): void {
    if (this.#position === null || position > this.#position) this.#position = position;
  }

  /**
   * The own shelters in a partner format. null: unchanged since the file with the tag `knownTag`; nothing was sent and no
   * export is recorded. Limited to twenty requests in ten minutes.
   */
  async partnerFile(form: PartnerForm, knownTag: string | null = null): Promise<PartnerFile | null> {
    const header = knownTag === null ? {} : { 'If-None-Match': knownTag };
    // The type of one path; both have the same answers.
    const path = `/api/exports/${form}` as '/api/exports/hsds';
    return this.#withRetries(async () => {
      const result = await this.api.GET(path, { params: { header }, parseAs: 'text' });
      const { response, error, data } = result;
      if (response.status === 304) return { response, data: null };
      if (error !== undefined) return { response, error };
      return response.ok ? { response, data: { text: data, tag: response.headers.get('etag') ?? '' } } : { response };
    });
  }

  /** Retries while there is no answer: too many requests, an unavailable log, a failed connection. */
  async #withRetries<T>(send: () => Promise<ApiResult<T>>): Promise<T> {
    for (const wait of this.#retryDelaysMs) {
      const result = await send().catch(() => null);
      if (result !== null && !isRetryable(result)) return dataOf(result);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return dataOf(await send());
  }
}

interface ApiResult<T> {
  readonly data?: T;
  readonly error?: Problem;
  readonly response: { readonly status: number };
}

const isRetryable = ({ response: { status } }: ApiResult<unknown>): boolean => status === 429 || status === 503;

function dataOf<T>({ data, error, response: { status } }: ApiResult<T>): T {
  if (isProblem(error)) throw new HavenRefused(error);
  // A proxy may answer with an error of its own.
  if (status >= 400) throw new Error(`HTTP ${status}: that is not an answer of the program.`);
  return data as T;
}

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'code' in error;
