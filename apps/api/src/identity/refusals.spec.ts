import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@safe-haven/domain';
import { AccessLog } from '../privacy/access-log.ts';
import { Streams } from '../streams/streams.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { type Refusal, type RefusalLine, Refusals } from './refusals.ts';

const MINUTE = 60_000;
const HERE = '203.0.113.7';

function given() {
  const [store, clock, lines] = [new RefusingStore(), new ManualClock(), [] as RefusalLine[]];
  const refusals = new Refusals({
    log: new AccessLog(new Streams(store, clock)),
    clock,
    secret: Buffer.alloc(32, 3),
    warn: (line) => lines.push(line),
  });
  const facts = async () => {
    const { events } = await store.read('access-2026-11-25');
    return events.flatMap((e) =>
      e.readable && e.event.type === 'AttemptsRefused' ? [{ ...e.event, by: e.metadata.actor.person }] : [],
    );
  };
  const wrongCodes = async () => (await facts()).map((fact) => fact.wrongCodes);
  const wrongCode = (over: Partial<Refusal> = {}) =>
    refusals.note({
      code: 'wrong_sign_in',
      personId: 'p-mila',
      actor: null,
      address: HERE,
      counts: 'wrongCodes',
      ...over,
    });
  return { store, clock, lines, refusals, wrongCode, facts, wrongCodes };
}

describe('DR-2: what was refused', () => {
  it('when it is refused, then a log line has code, account and a hash of the network, and nothing else', async () => {
    const { lines, wrongCode } = given();
    await wrongCode();
    await wrongCode({ personId: null });
    await wrongCode({ address: '198.51.100.4' });
    expect(lines.map((line) => Object.keys(line))).toEqual(Array(3).fill(['code', 'account', 'place']));
    expect(lines.map(({ code, account }) => [code, account])).toEqual([
      ['wrong_sign_in', 'p-mila'],
      ['wrong_sign_in', null],
      ['wrong_sign_in', 'p-mila'],
    ]);
    expect(lines[0]!.place).toMatch(/^[\w-]{12}$/);
    expect(lines[0]!.place).toBe(lines[1]!.place);
    expect(lines[0]!.place).not.toBe(lines[2]!.place);
    expect(JSON.stringify(lines)).not.toContain('203.0');
  });

  it('when it is repeated, then the first is an event at once and the rest of five minutes is one', async () => {
    const { clock, refusals, wrongCode, facts, wrongCodes } = given();
    for (let i = 0; i < 50; i++) await wrongCode();
    await wrongCode({ counts: 'wrongSignIns' });
    expect(await wrongCodes()).toEqual([1]);
    clock.advance(5 * MINUTE - 1);
    await refusals.recordDue();
    expect(await facts()).toHaveLength(1);
    clock.advance(1);
    await refusals.recordDue();
    expect((await facts()).at(-1)).toMatchObject({
      personId: 'p-mila',
      wrongCodes: 49,
      wrongSignIns: 1,
      by: 'system:door',
    });
    clock.advance(5 * MINUTE);
    await refusals.recordDue();
    expect(await facts()).toHaveLength(2);
  });

  it('when the log refuses appends, then the count is recorded with the next event', async () => {
    const { store, clock, refusals, wrongCode, wrongCodes } = given();
    store.refuses = { prefix: 'access-', how: 'unavailable' };
    await wrongCode();
    await wrongCode();
    expect(await wrongCodes()).toEqual([]);
    store.refuses = null;
    clock.advance(5 * MINUTE);
    await refusals.recordDue();
    expect(await wrongCodes()).toEqual([2]);
  });

  it('when a signed-in person is refused, then it is an event of theirs, apart from attempts by others', async () => {
    const { wrongCode, facts } = given();
    const actor: Actor = { person: 'p-mila', role: 'manager', organisation: 'SOS', country: 'RS' };
    await wrongCode();
    await wrongCode({ code: 'no_right', counts: 'notAllowed', actor });
    expect((await facts()).map(({ by }) => by)).toEqual(['system:door', 'p-mila']);
    expect((await facts())[1]).toMatchObject({ notAllowed: 1, wrongCodes: 0 });
  });

  it('when she signs in herself, then earlier counts are recorded before', async () => {
    const { refusals, wrongCode, wrongCodes } = given();
    for (let i = 0; i < 4; i++) await wrongCode();
    await refusals.flush('p-mila');
    await refusals.flush('p-mila');
    expect(await wrongCodes()).toEqual([1, 3]);
  });

  it('when somebody floods, then there is one log line per network and kind a minute', async () => {
    const { clock, lines, wrongCode } = given();
    const flood = () => wrongCode({ code: 'too_many_requests', personId: null, counts: null });
    for (let i = 0; i < 100; i++) await flood();
    expect(lines).toHaveLength(1);
    clock.advance(MINUTE + 1);
    await flood();
    expect(lines).toHaveLength(2);
  });
});
