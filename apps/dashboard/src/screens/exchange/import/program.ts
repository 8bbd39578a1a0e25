import { commandAnswer, type Problem } from '@safe-haven/contracts';
import { type ImportTarget, importChecked, knownHouses } from '@safe-haven/contracts/exchange';
import { type Answer, api } from '../../../net/api.ts';
import { newIdempotencyKey } from '../../../net/new-idempotency-key.ts';

/** Houses under way at once: others are served as well. */
const AT_ONCE = 4;

/** What could not be asked or sent, so that the import is at an end. */
export class ImportEnded extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Of whoever asks: whether somebody wants it to end, and who is told that it waits for a connection. */
interface Waiting {
  isStopped(): boolean;
  onWaiting(waits: boolean): void;
}

/** Of a run, who is told that it can't go on: what is under way beside it waits for nothing any more. */
interface Running extends Waiting {
  onEnded(): void;
}

/** Before it is tried again; a program that is started anew takes some seconds. */
const AGAIN_MS = 2_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Nobody answers now and may later; what a key names is done once however often it is sent. */
const isGone = ({ status }: Problem): boolean => status === 0 || status === 502 || status === 503 || status === 504;

/** Told to wait it waits, and for a connection as long as nobody stops it: an import is in nobody's way. */
async function patiently<T>(ask: () => Promise<Answer<T>>, waiting: Waiting): Promise<Answer<T>> {
  for (let waits = false; ; waits = true) {
    const answer = await ask();
    const isBusy = !answer.ok && answer.problem.status === 429;
    const goesOn = !answer.ok && !waiting.isStopped() && isGone(answer.problem);
    if (answer.ok || !(isBusy || goesOn)) {
      if (waits) waiting.onWaiting(false);
      return answer;
    }
    if (goesOn) waiting.onWaiting(true);
    await pause(isBusy ? Number(answer.problem.retryAfter ?? 1) * 1000 : AGAIN_MS);
  }
}

export const askKnownHouses = (waiting: Waiting) =>
  patiently(() => api.get('/api/import/houses', knownHouses), waiting);

/** The program that this page is of, as an import asks it and writes to it: with the rights of whoever is signed in. */
export function programOf(running: Running): ImportTarget {
  const end = (code: string): never => {
    running.onEnded();
    throw new ImportEnded(code);
  };
  return {
    atOnce: AT_ONCE,
    async check({ shelterId }, steps) {
      const body = { shelterId, steps: steps.map(({ name, body }) => ({ name, body })) };
      const answer = await patiently(() => api.post('/api/import/check', body, importChecked), running);
      return answer.ok ? answer.value : end(answer.problem.code);
    },
    async send({ shelterId }, { name, body }) {
      const key = newIdempotencyKey();
      const path = `/api/shelters/${shelterId}/${name}`;
      const answer = await patiently(() => api.post(path, body, commandAnswer, { key }), running);
      if (answer.ok) return { ok: true, facts: answer.value.events.length };
      const { status, code } = answer.problem;
      return status === 0 || status >= 500 || status === 401 ? end(code) : { ok: false, code };
    },
  };
}
