import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BEAT_MS, DELAYED_MS, eventCodec, type Heartbeat, type Update } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { patience } from '@safe-haven/jest-preset/patience';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { type HttpProgram, startHttpProgram } from './testing/http-program.ts';
import { Random } from './testing/random.ts';

/** The promise to people: a screen whose board can't update shows it within this time. */
const WITHIN_MS = 6_000;
/** How often a page checks the age of its data. */
const LOOK_MS = 1_000;
/** How long the other nodes take to elect a leader. */
const ELECTION_MS = 4_000;
const ONE = { party: { adults: 1, children: 0 } };

/** A screen's connection state, computed from heartbeats as the dashboard does. */
class Screen {
  readonly #socket: Socket;
  #aliveAt = Number.NEGATIVE_INFINITY;
  readonly updates: Update[] = [];

  constructor(url: string, cookie: string) {
    const extraHeaders = { cookie };
    this.#socket = io(url, { path: '/live', transports: ['websocket'], forceNew: true, extraHeaders });
    this.#socket.on('heartbeat', ({ age = 0 }: Heartbeat) => {
      this.#aliveAt = performance.now() - age;
    });
    this.#socket.on('update', (update: Update) => this.updates.push(update));
  }

  get isLive(): boolean {
    return performance.now() - this.#aliveAt <= DELAYED_MS;
  }

  /** Resolves once it shows the state; the time since an instant, plus the second between two checks. */
  async reports(state: 'live' | 'delayed', since: number): Promise<number> {
    await until(() => this.isLive === (state === 'live'));
    return performance.now() - since + (state === 'delayed' ? LOOK_MS : 0);
  }

  close(): void {
    this.#socket.disconnect();
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + patience(60_000); !holds(); await pause(10)) {
    if (performance.now() > end) throw new Error('the state was not reached in time');
  }
}

let double: Double;
let haven: HttpProgram;
let screen: Screen;

/** The program on a log of `nodes` nodes, and an open screen that is live. */
async function given(nodes: number): Promise<void> {
  double = await startDouble({ nodes });
  haven = await program();
  await haven.registerShelter('lipa');
  screen = new Screen(haven.url, await haven.cookieOf('jelena'));
  await screen.reports('live', 0);
}

async function program(): Promise<HttpProgram> {
  const { connectionString } = double;
  const [codec, pauses] = [eventCodec as Codec<HavenEvent>, new Random(7)];
  const random = () => pauses.next();
  return startHttpProgram(await openEventStoreDb<HavenEvent>({ connectionString, codec, random }));
}

afterEach(async () => {
  screen.close();
  double.thaw();
  await haven.served.close();
  double.stop();
});

/**
 * Sends one command as the dashboard does, retrying with its key when told to; returns every answer until it is
 * accepted.
 */
async function sendUntilAccepted(
  key: string = randomUUID(),
): Promise<{ refusals: string[]; slowestMs: number; tookMs: number }> {
  const [startedAt, refusals] = [performance.now(), [] as string[]];
  let slowestMs = 0;
  for (;;) {
    const askedAt = performance.now();
    const { status, body, headers } = await haven.send('jelena', 'lipa', 'hold-beds', ONE, key);
    slowestMs = Math.max(slowestMs, performance.now() - askedAt);
    if (status === 200) return { refusals, slowestMs, tookMs: performance.now() - startedAt };
    refusals.push(`${status} ${body.code}`);
    const after = Number(headers.get('retry-after'));
    expect(after).toBeGreaterThan(0);
    await pause(after * 1_000);
  }
}

const UNREACHABLE = ['503 store_unavailable', '503 outcome_unknown'];
const isHeldOnce = async () => {
  const { events } = await haven.program.store.read('shelter-lipa');
  expect(events.filter((e) => e.type === 'BedsHeld')).toHaveLength(1);
};
const print = (what: string) => process.stderr.write(`LG (protocol double): ${what}\n`);
const s = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

describe('given a store that stops answering', () => {
  it('LG-1: LG-3: when all of it is frozen, then screens show it within 6 s, commands get a way out, and everything recovers by itself', async () => {
    await given(1);
    const frozenAt = performance.now();
    double.freeze();
    const sent = sendUntilAccepted();
    const delayed = await screen.reports('delayed', frozenAt);
    expect(delayed).toBeLessThan(WITHIN_MS);
    const { status, body, headers } = await haven.send('jelena', 'lipa', 'pause-intake', { reason: 'other' });
    expect(UNREACHABLE).toContain(`${status} ${body.code}`);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const second = new Screen(haven.url, await haven.cookieOf('jelena'));
    await pause(BEAT_MS);
    expect(second.isLive).toBe(false);
    second.close();
    const thawedAt = performance.now();
    double.thaw();
    const live = await screen.reports('live', thawedAt);
    const { refusals, slowestMs } = await sent;
    for (const refusal of refusals) expect(UNREACHABLE).toContain(refusal);
    const written = performance.now() - thawedAt;
    await isHeldOnce();
    print(
      `frozen store: screens say so after ${s(delayed)}; thawed, live after ${s(live)}, written after ${s(written)}; slowest answer ${s(slowestMs)}`,
    );
  });

  it('LG-2: when the leader is frozen and another leads, then the client leaves it at the first missed answer, and pending commands are done once', async () => {
    await given(3);
    const frozenAt = performance.now();
    double.freeze(0);
    const sent = sendUntilAccepted();
    await pause(ELECTION_MS);
    double.lead(1);
    const ledAt = performance.now();
    const { refusals, slowestMs } = await sent;
    const written = performance.now() - ledAt;
    for (const refusal of refusals) expect(UNREACHABLE).toContain(refusal);
    expect(written).toBeLessThan(patience(6_000));
    await isHeldOnce();
    const live = await screen.reports('live', ledAt);
    print(
      `frozen leader, another leads after ${s(ledAt - frozenAt)}: written ${s(written)}, live ${s(live)} after that; slowest answer ${s(slowestMs)}; ${refusals.length} refusals`,
    );
  });

  it('LG-2: when connections are half-open, then new ones are opened, and pending commands are done once', async () => {
    await given(1);
    double.halfOpen();
    const halfOpenAt = performance.now();
    const { refusals, tookMs, slowestMs } = await sendUntilAccepted();
    for (const refusal of refusals) expect(UNREACHABLE).toContain(refusal);
    expect(tookMs).toBeLessThan(patience(WITHIN_MS));
    await isHeldOnce();
    const live = await screen.reports('live', halfOpenAt);
    print(`half-open: written after ${s(tookMs)}, slowest answer ${s(slowestMs)}, live after ${s(live)}`);
  });

  it('LG-4: when the others go on without a leader that still answers, then it is not believed: what they write is shown', async () => {
    await given(3);
    double.depose(1);
    const deposedAt = performance.now();
    const other = await program();
    await other.program.feed.waitFor(haven.program.feed.position, HANGS_MS);
    await other.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await until(() => screen.updates.some(({ rows }) => rows.some((row) => row.intake.state === 'paused')));
    const shown = performance.now() - deposedAt;
    const { tookMs } = await sendUntilAccepted();
    expect(shown).toBeLessThan(patience(WITHIN_MS));
    await other.served.close();
    print(
      `deposed leader that still answers: what the others wrote is shown after ${s(shown)}, written in ${s(tookMs)}`,
    );
  });
});
