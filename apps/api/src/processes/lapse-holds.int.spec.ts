import { afterEach, describe, expect, it } from '@jest/globals';

import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';

const MINUTE = 60_000;
let haven: HttpProgram;
afterEach(() => haven.served.close());

const typesOf = async () => {
  const { events } = await haven.program.store.read('shelter-lipa');
  return events.map((e) => e.type);
};
const hold = async () => {
  const answer = await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 3 } });
  return answer.body.events.find((e: { type: string }) => e.type === 'BedsHeld') as {
    holdId: string;
    expiresAt: string;
  };
};

describe('given a hold (SH-5)', () => {
  it('when the deadline and its grace have passed, then the clock records the lapse at the deadline', async () => {
    haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    const { holdId, expiresAt } = await hold();
    haven.advance(90 * MINUTE + 59_000);
    await haven.program.lapse.recordDue();
    expect(await typesOf()).not.toContain('HoldLapsed');
    haven.advance(2_000);
    await haven.program.lapse.recordDue();
    const { events } = await haven.program.store.read('shelter-lipa');
    const lapsed = events.find((e) => e.type === 'HoldLapsed');
    expect(lapsed).toMatchObject({
      event: { holdId, at: expiresAt },
      metadata: { occurredAt: expiresAt, actor: { person: 'system:clock' } },
    });
  });

  it('when it is asked for again and again, then it lapses once', async () => {
    haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    await hold();
    haven.advance(92 * MINUTE);
    for (let i = 0; i < 3; i++) await haven.program.lapse.recordDue();
    expect((await typesOf()).filter((t) => t === 'HoldLapsed')).toHaveLength(1);
  });

  it('when those beds are requested before the timer ran, then the lapse and the new hold are one append', async () => {
    haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    await hold();
    haven.advance(92 * MINUTE);
    const answer = await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 3 } });
    expect(answer.body.events.map((e: { type: string }) => e.type)).toEqual(['HoldLapsed', 'BedsHeld']);
  });

  it('when the program restarts in the middle, then no hold is forgotten', async () => {
    const store = keepOpen(memoryStore());
    haven = await startHttpProgram(store);
    await haven.registerShelter('lipa');
    await hold();
    await haven.served.close();
    haven.advance(92 * MINUTE);
    haven = await startHttpProgram(store, haven.clock);
    await haven.program.lapse.recordDue();
    expect((await typesOf()).at(-1)).toBe('HoldLapsed');
  });

  it('when the lapsed party arrives and its beds are free, then it is admitted', async () => {
    haven = await startHttpProgram(memoryStore());
    await haven.registerShelter('lipa');
    const { holdId } = await hold();
    haven.advance(95 * MINUTE);
    await haven.program.lapse.recordDue();
    const answer = await haven.done('jelena', 'lipa', 'admit-party', { holdId });
    expect(answer.body.events.map((e: { type: string }) => e.type)).toEqual(['PartyAdmitted']);
  });
});
