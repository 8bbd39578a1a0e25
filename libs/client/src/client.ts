import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/openapi.ts';

/** A refusal as the program says it (RFC 9457): `code` names it, `next` says what may be done. */
export type Problem = components['schemas']['Problem'];
/** A house of one's own organisation: counts, and whether it takes people. */
export type House = components['schemas']['ToldHouses']['houses'][number];
/** A count of a house for a night. */
export type Census =
  paths['/api/shelters/{shelterId}/report-census']['post']['requestBody']['content']['application/json'];
export type CommandAnswer = components['schemas']['CommandAnswer'];

/** One's own houses in a form that programs of partners read. */
export type PartnerForm = 'hsds' | 'edxl-have';
/** A file as it came, with the tag by which the next call says that this one is known. */
export interface PartnerFile {
  readonly text: string;
  readonly tag: string;
}

export interface HavenOptions {
  /** Where people open it, such as `https://haven.example.org`. */
  readonly url: string;
  /** A service token, made by an administrator. */
  readonly token: string;
  readonly fetch?: typeof globalThis.fetch;
  /** How long to wait before the same is sent again, in ms; the last one is the last try. */
  readonly retryDelaysMs?: readonly number[];
}

/** The program said no. */
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
 * The program, for a machine with a service token. A command is sent under one key until there is an answer, so it is done once however
 * often it is sent; what is read afterwards shows it.
 */
export class Haven {
  /** The whole contract that this client knows, with the types of its OpenAPI document. */
  readonly api: Client<paths>;
  readonly #againAfterMs: readonly number[];
  #position: string | null = null;

  constructor({ url, token, fetch, retryDelaysMs = RETRY_DELAYS_MS }: HavenOptions) {
    const headers = { authorization: `Bearer ${token}` };
    this.api = createClient<paths>({ baseUrl: url, headers, ...(fetch ? { fetch } : {}) });
    this.#againAfterMs = retryDelaysMs;
  }

  /** The place in the log of the newest answer: what is read shows all up to there. */
  get position(): string | null {
    return this.#position;
  }

  /** The own houses with their numbers now. */
  async houses(): Promise<readonly House[]> {
    const headers = this.#position === null ? {} : { 'Haven-Position': this.#position };
    const { position, houses } = await this.#withRetries(() => this.api.GET('/api/numbers', { headers }));
    this.#position = position;
    return houses;
  }

  /** Reports a count. `key`: the same for each copy of one report; left away, this call has one of its own. */
  async reportCensus(shelterId: string, census: Census, key: string = crypto.randomUUID()): Promise<CommandAnswer> {
    const params = { path: { shelterId }, header: { 'Idempotency-Key': key } };
    const answer = await this.#withRetries(() =>
      this.api.POST('/api/shelters/{shelterId}/report-census', { params, body: census }),
    );
    this.#position = answer.position;
    return answer;
  }

  /**
   * The own houses in a form of partners. null: they are as in the file whose tag is `known`; nothing was sent, and nothing is
   * recorded as taken. A program may ask twenty times in ten minutes.
   */
  async partnerFile(form: PartnerForm, knownTag: string | null = null): Promise<PartnerFile | null> {
    const header = knownTag === null ? {} : { 'If-None-Match': knownTag };
    // Both answer alike; the name stands for either.
    const path = `/api/exports/${form}` as '/api/exports/hsds';
    return this.#withRetries(async () => {
      const result = await this.api.GET(path, { params: { header }, parseAs: 'text' });
      const { response, error, data } = result;
      if (response.status === 304) return { response, data: null };
      if (error !== undefined) return { response, error };
      return response.ok ? { response, data: { text: data, tag: response.headers.get('etag') ?? '' } } : { response };
    });
  }

  /** Sends the same again while there is no answer yet: too many requests, a log that is away, no connection. */
  async #withRetries<T>(send: () => Promise<ApiResult<T>>): Promise<T> {
    for (const wait of this.#againAfterMs) {
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
  // What stands between may say no in its own words, or in none.
  if (status >= 400) throw new Error(`HTTP ${status}: that is not an answer of the program.`);
  return data as T;
}

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'code' in error;
