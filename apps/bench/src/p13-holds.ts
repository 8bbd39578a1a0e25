import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { commandHeaders } from '@safe-haven/contracts';
import type { Running } from './program.ts';

/** Latencies of holds, one every 50 ms, while other work runs. */
export interface HoldsFigure {
  /** Latencies in ms, sorted. */
  readonly took: readonly number[];
  /** The longest block of the program's event loop, in ms. */
  readonly loopMs: number;
}

export async function holdsWhile(
  running: Running,
  cookie: string,
  meanwhile: () => Promise<unknown>,
): Promise<HoldsFigure> {
  await longestDelay(running);
  const reading = { over: false };
  const done = meanwhile().then(() => {
    reading.over = true;
  });
  const took: number[] = [];
  while (!reading.over) {
    const began = performance.now();
    const held = await command(running, cookie, 'hold-beds', { party: { adults: 1, children: 0 } });
    took.push(performance.now() - began);
    const holdId = held.events.find(({ type }) => type === 'BedsHeld')?.holdId;
    await command(running, cookie, 'release-hold', { holdId, reason: 'error' });
    await pause(50);
  }
  await done;
  return { took: took.toSorted((a, b) => a - b), loopMs: await longestDelay(running) };
}

/** Sends a command about the house `lipa`; throws where it is not done. */
export async function command({ url }: Running, cookie: string, name: string, body: unknown) {
  const answer = await fetch(`${url}/api/shelters/lipa/${name}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...commandHeaders(randomUUID(), Date.now()) },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`${name}: ${await answer.text()}`);
  return (await answer.json()) as { readonly events: readonly { readonly type: string; readonly holdId?: string }[] };
}

/** Interval in ms of a timer in the program; a metric has its largest delay since the last read. */
const TIMER_MS = 10;

/** The longest block of the program's event loop since it was asked last, in ms. */
export async function longestDelay({ url }: Running): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1];
  if (seconds === undefined) throw new Error('The program does not say how long its loop was kept.');
  return Math.max(0, Number(seconds) * 1_000 - TIMER_MS);
}
