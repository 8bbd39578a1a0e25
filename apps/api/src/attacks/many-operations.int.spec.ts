import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notices } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

let haven: HttpProgram;
let work: CaseworkProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { limits: LIMITS });
  work = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

const opens = async (who: string, operation: string = randomUUID()) => {
  const { status, body } = await work.send(who, `operations/${operation}/open`, { expected: 12 });
  return status === 200 ? '200' : `${status} ${body.code}`;
};
const noticesOf = async (who: string) => {
  const read = await haven.get(who, '/api/notices', { 'haven-position': await haven.program.store.head() });
  return notices.parse(read.body).operations.length;
};

describe('OR-22: given one account that opens operations to wake everybody', () => {
  it('OR-22: when it opens thirty, then six are open and noticed, and another account opens the next', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 30; n++) answers.push(await opens('vera', `op-${n}`));
    expect(answers).toEqual([...Array(6).fill('200'), ...Array(24).fill('429 too_many_operations')]);
    expect(await noticesOf('lejla')).toBe(6);
    expect(await opens('jelena')).toBe('200');
    expect(await noticesOf('lejla')).toBe(7);
    // What is open is led on, and no operation of others is opened a second time.
    expect((await work.send('vera', 'operations/op-0/close', {})).status).toBe(200);
    expect(await opens('vera', 'op-1')).toBe('409 operation_opened');
  });
});
