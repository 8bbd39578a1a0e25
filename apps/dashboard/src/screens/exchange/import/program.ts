import { commandAnswer, type Problem } from '@safe-haven/contracts';
import { type ImportTarget, importableSheltersRead, importChecked } from '@safe-haven/contracts/exchange';
import { type Answer, api } from '../../../net/api.ts';
import { newIdempotencyKey } from '../../../net/new-idempotency-key.ts';
import { endpointOf, get } from '../../../net/read/endpoints.ts';
import { secondFactor, withSecondFactor } from '../../../net/session/second-factor.ts';

/** Shelters imported in parallel; low, so that other users are served as well. */
const AT_ONCE = 4;

/** Ends an import: a request failed for good. */
export class ImportEnded extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** `isStopped`: the person cancelled. `onWaiting`: called when the wait for a connection begins or ends. */
interface RetryOptions {
  isStopped(): boolean;
  onWaiting(isWaiting: boolean): void;
}

/** `onEnded`: called when the run can't continue, so that parallel requests stop waiting. */
interface RunOptions extends RetryOptions {
  onEnded(): void;
}

/** Delay between retries; a restart of the server takes some seconds. */
const RETRY_MS = 2_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The server is unreachable and may come back. Retrying is safe, since commands carry an idempotency key. */
const isUnreachable = ({ status }: Problem): boolean =>
  status === 0 || status === 502 || status === 503 || status === 504;

/** Retries after a rate limit (429), and while the server is unreachable until the person stops it. */
async function retryWhileUnreachable<T>(request: () => Promise<Answer<T>>, options: RetryOptions): Promise<Answer<T>> {
  for (let isWaiting = false; ; isWaiting = true) {
    const answer = await request();
    const isBusy = !answer.ok && answer.problem.status === 429;
    const shouldRetry = !answer.ok && !options.isStopped() && isUnreachable(answer.problem);
    if (answer.ok || !(isBusy || shouldRetry)) {
      if (isWaiting) options.onWaiting(false);
      return answer;
    }
    if (shouldRetry) options.onWaiting(true);
    await pause(isBusy ? Number(answer.problem.retryAfter ?? 1) * 1000 : RETRY_MS);
  }
}

export const fetchKnownShelters = (options: RetryOptions) =>
  retryWhileUnreachable(() => get(endpointOf(importableSheltersRead)), options);

/** The server as the target of an import, with the rights of the session. */
export function importTarget(options: RunOptions): ImportTarget {
  const endRun = (code: string): never => {
    options.onEnded();
    throw new ImportEnded(code);
  };
  // One request for the commands in flight. It is made again when the factor is too old; once cancelled, not in this run.
  let asked: Promise<boolean> | null = null;
  const confirm = () =>
    (asked ??= secondFactor.ask().then((isVerified) => {
      if (isVerified) asked = null;
      return isVerified;
    }));
  return {
    atOnce: AT_ONCE,
    async check({ shelterId }, steps) {
      const body = { shelterId, steps: steps.map(({ name, body }) => ({ name, body })) };
      const answer = await retryWhileUnreachable(() => api.post('/api/import/check', body, importChecked), options);
      return answer.ok ? answer.value : endRun(answer.problem.code);
    },
    async send({ shelterId }, { name, body }) {
      const key = newIdempotencyKey();
      const path = `/api/shelters/${shelterId}/${name}`;
      const post = () => retryWhileUnreachable(() => api.post(path, body, commandAnswer, { key }), options);
      const answer = await withSecondFactor(post, confirm);
      if (answer.ok) return { ok: true, facts: answer.value.events.length };
      const { status, code } = answer.problem;
      return status === 0 || status >= 500 || status === 401 ? endRun(code) : { ok: false, code };
    },
  };
}
