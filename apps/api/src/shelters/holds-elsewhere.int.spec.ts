import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, ShelterCommand } from '@safe-haven/domain';
import { LIMITS } from '../limits/limits.ts';
import type { Deadline } from '../streams/deadline.ts';
import type { ShelterOutcome } from '../streams/shelter-streams.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { HoldsElsewhere } from './holds-elsewhere.ts';

const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' };
const HOLD: ShelterCommand = {
  type: 'hold-beds',
  party: { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null },
};

let haven: HttpProgram;
beforeEach(async () => {
  const timeLimits = { commandMs: 200 };
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { limits: LIMITS }, { timeLimits });
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

describe('given two holds of one organisation that take turns', () => {
  it('SH-21: when the first hangs, then the second is answered within the limit of a command, and does nothing later', async () => {
    const holds = haven.served.app.get(HoldsElsewhere, { strict: false });
    const hanging = Promise.withResolvers<ShelterOutcome>();
    const first = holds.run(VERA, 'lipa', HOLD, () => hanging.promise);
    const turns: (Deadline | undefined)[] = [];
    const turn = Promise.withResolvers<void>();
    const second = holds.run(VERA, 'lipa', HOLD, async (deadline) => {
      turns.push(deadline);
      turn.resolve();
      return { kind: 'unknown' };
    });
    expect(await second).toMatchObject({ kind: 'refused', reason: 'unavailable' });
    expect(turns).toEqual([]);
    hanging.resolve({ kind: 'unknown' });
    await Promise.all([first, turn.promise]);
    expect(turns.map((deadline) => deadline?.handOver())).toEqual([false]);
  });
});
