import { describe, expect, it } from '@jest/globals';
import type { ShelterPlan } from './plan.ts';
import { type ImportTarget, runPlan } from './run.ts';

const shelter = (shelterId: string): ShelterPlan => ({
  shelterId,
  name: shelterId,
  organisation: 'Atina',
  isNew: false,
  steps: [{ name: 'change-profile', body: {}, lines: [2] }],
  same: [],
});

/** Sends one house after the other; that of `a` is refused. */
async function sentTo(continueOnRefusal: boolean) {
  const sent: string[] = [];
  const target: ImportTarget = {
    atOnce: 1,
    check: () => Promise.reject(new Error('not asked')),
    send: async ({ shelterId }) => {
      sent.push(shelterId);
      return shelterId === 'a' ? { ok: false, code: 'no_right' } : { ok: true, facts: 1 };
    },
  };
  const counts = await runPlan(target, ['a', 'b'].map(shelter), { continueOnRefusal, onLines: () => {} });
  return { sent, added: counts.added, refused: counts.refused.map(({ typed }) => typed) };
}

describe('a run of an import', () => {
  it('ends with the first refusal, or goes on with the other houses where that was chosen', async () => {
    expect(await sentTo(false)).toEqual({ sent: ['a'], added: 0, refused: ['no_right'] });
    expect(await sentTo(true)).toEqual({ sent: ['a', 'b'], added: 1, refused: ['no_right'] });
  });
});
