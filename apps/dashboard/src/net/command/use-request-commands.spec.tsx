import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { accepted } from '../../features/request/night.fixture.tsx';
import { ourHeaders } from '../server.fixture.ts';
import { useRequestCommands } from './use-request-commands.ts';

afterEach(cleanup);

/** A server with an unknown outcome or a refusal until changed by the test, and the received keys. */
function given(status: 503 | 409 = 503) {
  const keys: string[] = [];
  let lost = true;
  globalThis.fetch = (async (_: string, { headers }: { headers: Record<string, string> }) => {
    keys.push(headers['idempotency-key'] ?? '');
    if (lost)
      return {
        ok: false,
        status,
        json: async () => ({ type: 'x', title: 'x', status, code: 'disk_full' }),
        headers: ourHeaders(),
      };
    return { ok: true, status: 200, json: async () => accepted.body, headers: ourHeaders() };
  }) as unknown as typeof fetch;
  const { result } = renderHook(() => useRequestCommands(() => undefined));
  const yes = () => act(async () => void (await result.current.request('r1', 'withdraw', {})));
  const other = () => act(async () => void (await result.current.request('r1', 'escalate', { level: 1 })));
  return { keys, yes, other, answers: () => (lost = false) };
}

test('the same command again goes under the same key until it is accepted, then under another', async () => {
  const { keys, yes, answers } = given();
  await yes();
  answers();
  await yes();
  await yes();
  expect(keys).toHaveLength(3);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('the same command after a no is another command: the no stays what it was', async () => {
  const { keys, yes, answers } = given(409);
  await yes();
  answers();
  await yes();
  expect(new Set(keys).size).toBe(2);
});

test('another command never goes under the key of the one before', async () => {
  const { keys, yes, other } = given();
  await yes();
  await other();
  expect(keys[1]).not.toBe(keys[0]);
});
