/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../api.ts';
import { openOutbox } from './outbox.ts';
import { type IssuedCommand, QUEUE_TIMEOUT_MS } from './queue.ts';

const OK: Answer<unknown> = { ok: true, value: {} };
const problem = (code: string, status = 0): Answer<unknown> => ({
  ok: false,
  problem: { type: 'about:blank', title: code, code, status },
});

/** An outbox with a connection, clock and server that the test drives. */
function given() {
  let now = 1_000_000;
  const timers: { run: () => void; at: number }[] = [];
  const sent: { command: IssuedCommand; answer: (answer: Answer<unknown>) => Promise<void> }[] = [];
  const outbox = openOutbox({
    now: () => now,
    later: (run, ms) => {
      const timer = { run, at: now + ms };
      timers.push(timer);
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
      };
    },
    send: (command) =>
      new Promise((resolve) => {
        sent.push({
          command,
          answer: async (answer) => {
            resolve(answer);
            await settled();
          },
        });
      }),
  });
  const wait = async (ms: number) => {
    now += ms;
    for (const due of timers.filter((l) => l.at <= now)) {
      timers.splice(timers.indexOf(due), 1);
      due.run();
    }
    await settled();
  };
  const tap = (key: string, mayBeRecorded = false) =>
    outbox.add(
      {
        key,
        shelterId: 'lipa',
        place: `${key}:discharge`,
        name: 'discharge-party',
        body: { n: key },
        beds: [],
        issuedAt: now,
      },
      mayBeRecorded,
    );
  return { outbox, sent, tap, wait, states: () => outbox.all().map((w) => `${w.key} ${w.state}`) };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the outbox', () => {
  test('given no connection, then nothing is sent until it is back, and then in the order of the taps', async () => {
    const { outbox, sent, tap, states } = given();
    tap('a');
    tap('b');
    await settled();
    expect(sent).toHaveLength(0);
    outbox.connected(true);
    await settled();
    expect(states()).toEqual(['a sending', 'b waiting']);
    await sent[0]!.answer(OK);
    expect(states()).toEqual(['b sending']);
    await sent[1]!.answer(OK);
    expect(outbox.all()).toEqual([]);
    expect(sent.map(({ command }) => command.key)).toEqual(['a', 'b']);
  });

  test('given an answer that is lost, then the same bytes are sent again under the same key', async () => {
    const { outbox, sent, tap, wait, states } = given();
    outbox.connected(true);
    tap('a');
    await settled();
    await sent[0]!.answer(problem('offline'));
    expect(states()).toEqual(['a waiting']);
    expect(outbox.all()[0]!.mayBeRecorded).toBe(true);
    await wait(5_000);
    expect(sent[1]!.command).toMatchObject({ key: 'a', body: { n: 'a' } });
    await sent[1]!.answer(OK);
    expect(outbox.all()).toEqual([]);
  });

  test('given a refusal, then it is given back with the reason and the next one is sent', async () => {
    const { outbox, sent, tap, states } = given();
    tap('a');
    tap('b');
    outbox.connected(true);
    await settled();
    await sent[0]!.answer(problem('stay_ended', 409));
    expect(states()).toEqual(['a back', 'b sending']);
    expect(outbox.all()[0]!.problem?.code).toBe('stay_ended');
  });

  test('given fifteen minutes without a connection, then it is given back and never sent by itself', async () => {
    const { outbox, sent, tap, wait, states } = given();
    tap('a');
    await wait(QUEUE_TIMEOUT_MS);
    expect(states()).toEqual(['a back']);
    outbox.connected(true);
    await settled();
    expect(sent).toHaveLength(0);
    outbox.resend('a');
    await settled();
    expect(sent[0]!.command).toMatchObject({ key: 'a', body: { n: 'a' } });
  });

  test('given something on its way, then it can’t be called back; what waits can', async () => {
    const { outbox, tap, states } = given();
    tap('a');
    tap('b');
    outbox.connected(true);
    await settled();
    outbox.forget('a');
    outbox.forget('b');
    expect(states()).toEqual(['a sending']);
  });

  test('given another person, then nothing of the one before is sent', async () => {
    const { outbox, sent, tap } = given();
    tap('a');
    outbox.connected(false);
    outbox.empty();
    outbox.connected(true);
    await settled();
    expect(sent).toHaveLength(0);
  });
});
