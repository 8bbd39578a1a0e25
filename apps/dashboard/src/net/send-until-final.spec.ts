import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Problem } from '@safe-haven/contracts';
import type { Answer } from './api.ts';
import { connection } from './connection.ts';
import { newIdempotencyKey } from './new-idempotency-key.ts';
import { type Copy, EXPIRES_MS, SETTLED_MS, sendUntilFinal } from './send-until-final.ts';
import { serverNow } from './server-time.ts';

const NOW = Date.parse('2026-11-25T01:10:00.000Z');
beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  connection.markOpened();
  // Waits are as short as possible.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

type CommandAnswer = { events: readonly { type: string }[] };
const HELD: Answer<CommandAnswer> = { ok: true, value: { events: [{ type: 'BedsHeld' }] } };
const NOTHING_NEW: Answer<CommandAnswer> = { ok: true, value: { events: [] } };
const refused = (code: string, status = 409): Answer<CommandAnswer> => ({
  ok: false,
  problem: { type: 'about:blank', title: code, status, code } satisfies Problem,
});
const LOST = refused('timed_out', 0);

/** A server with scripted answers, and the copies it received with their times in seconds. */
function given(...answers: Answer<CommandAnswer>[]) {
  const copies: (Copy & { readonly after: number })[] = [];
  const ask = async (copy: Copy) => {
    copies.push({ key: copy.key, expires: copy.expires, after: serverNow() - NOW });
    return answers.shift() ?? HELD;
  };
  const send = async (name: string) => {
    const sent = sendUntilFinal(name, ask);
    await jest.advanceTimersByTimeAsync(EXPIRES_MS + SETTLED_MS + 1_000);
    return sent;
  };
  return { copies, send };
}
const codeOf = (answer: Answer<CommandAnswer>) => (answer.ok ? answer.value.events.length : answer.problem.code);

describe('SH-20: a command', () => {
  test('SH-20: that is recorded, or refused in its only copy, is sent once, and says how long it counts', async () => {
    for (const answer of [HELD, refused('bed_taken'), NOTHING_NEW]) {
      const { copies, send } = given(answer);
      expect(await send(newIdempotencyKey())).toBe(answer);
      expect(copies.map(({ after }) => after % 100_000)).toHaveLength(1);
      expect(copies[0]!.expires - copies[0]!.after - NOW).toBe(EXPIRES_MS);
    }
  });

  test.each([
    ['a refusal', refused('bed_taken')],
    ['nothing new', NOTHING_NEW],
  ] as const)(
    'SH-20: whose second copy gets %s is asked for once more when both have expired: the first may be done until then',
    async (_, no) => {
      const { copies, send } = given(LOST, no, HELD);
      expect(await send(newIdempotencyKey())).toBe(HELD);
      expect(new Set(copies.map(({ key, expires }) => `${key} ${expires}`)).size).toBe(1);
      expect(copies.map(({ after }) => after)).toEqual([0, 300, EXPIRES_MS + SETTLED_MS]);
    },
  );

  test('SH-20: whose copies are all lost is asked for once more when they have expired', async () => {
    const { copies, send } = given(LOST, LOST, LOST, LOST, LOST, refused('too_late'));
    expect(codeOf(await send(newIdempotencyKey()))).toBe('too_late');
    expect(copies.at(-1)!.after).toBe(EXPIRES_MS + SETTLED_MS);
  });

  test('SH-20: sent again after a no goes under another key, and counts from then', async () => {
    const { copies, send } = given(refused('bed_taken'));
    const name = newIdempotencyKey();
    await send(name);
    expect(await send(name)).toBe(HELD);
    expect(copies[0]!.key).toBe(name);
    expect(copies[1]!.key).not.toBe(name);
    expect(copies[1]!.expires).toBeGreaterThan(copies[0]!.expires);
  });

  test('SH-20: with an unknown outcome, when sent again later, first requests the outcome, and gets a new key only if nothing was recorded', async () => {
    const lost = Array.from({ length: 6 }, () => LOST);
    const recorded = given(...lost, HELD);
    const name = newIdempotencyKey();
    expect(codeOf(await recorded.send(name))).toBe('timed_out');
    expect(await recorded.send(name)).toBe(HELD);
    expect(new Set(recorded.copies.map(({ key }) => key)).size).toBe(1);

    const nothing = given(...lost, refused('too_late'), HELD);
    const other = newIdempotencyKey();
    await nothing.send(other);
    expect(await nothing.send(other)).toBe(HELD);
    expect(nothing.copies.map(({ key }) => key === other)).toEqual([...lost.map(() => true), true, false]);
  });

  test('a second factor that has to be shown first is no answer: the same key is good after it', async () => {
    const { copies, send } = given(refused('second_factor_needed', 403), refused('too_late'), HELD);
    const name = newIdempotencyKey();
    expect(codeOf(await send(name))).toBe('second_factor_needed');
    expect(await send(name)).toBe(HELD);
    expect(copies).toHaveLength(3);
  });

  test('without a connection is not waited for', async () => {
    connection.markLost(NOW);
    const { copies, send } = given(refused('offline', 0));
    expect(codeOf(await send(newIdempotencyKey()))).toBe('offline');
    expect(copies).toHaveLength(1);
  });
});
