import { commandAnswer } from '@safe-haven/contracts';
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

/** Told to wait it waits: an import is in nobody's way. */
async function patiently<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (;;) {
    const answer = await ask();
    if (answer.ok || answer.problem.status !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, Number(answer.problem.retryAfter ?? 1) * 1000));
  }
}

export const askKnownHouses = () => patiently(() => api.get('/api/import/houses', knownHouses));

/** The program that this page is of, as an import asks it and writes to it: with the rights of whoever is signed in. */
export const program: ImportTarget = {
  atOnce: AT_ONCE,
  async check({ shelterId }, steps) {
    const body = { shelterId, steps: steps.map(({ name, body }) => ({ name, body })) };
    const answer = await patiently(() => api.post('/api/import/check', body, importChecked));
    if (!answer.ok) throw new ImportEnded(answer.problem.code);
    return answer.value;
  },
  async send({ shelterId }, { name, body }) {
    const key = newIdempotencyKey();
    const path = `/api/shelters/${shelterId}/${name}`;
    const answer = await patiently(() => api.post(path, body, commandAnswer, { key }));
    if (answer.ok) return { ok: true, facts: answer.value.events.length };
    const { status, code } = answer.problem;
    if (status === 0 || status >= 500 || status === 401) throw new ImportEnded(code);
    return { ok: false, code };
  },
};
