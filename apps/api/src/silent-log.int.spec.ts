import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BEAT_MS, DELAYED_MS, eventCodec, type Heartbeat, type Update } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { type HttpProgram, startHttpProgram } from './testing/http-program.ts';
import type { ProgramOverrides } from './testing/program.ts';
import { Random } from './testing/random.ts';

/** As in the real program: it notices by itself that the log is silent. */
const REAL: Partial<ProgramOverrides> = { elapsed: () => performance.now(), timeLimits: { probeMs: BEAT_MS } };
const ONE = { party: { adults: 1, children: 0 } };

/** A screen's connection state, computed from heartbeats as the dashboard does. */
class Screen {
  readonly #socket: Socket;
  #aliveAt = Number.NEGATIVE_INFINITY;
  readonly updates: Update[] = [];
  /** How old each sign of life was when it was sent, in ms. */
  readonly ages: number[] = [];

  constructor(url: string, cookie: string) {
    const extraHeaders = { cookie };
    this.#socket = io(url, { path: '/live', transports: ['websocket'], forceNew: true, extraHeaders });
    this.#socket.on('heartbeat', ({ age = 0 }: Heartbeat) => {
      this.ages.push(age);
      this.#aliveAt = performance.now() - age;
    });
    this.#socket.on('update', (update: Update) => this.updates.push(update));
  }

  get isLive(): boolean {
    return performance.now() - this.#aliveAt <= DELAYED_MS;
  }

  /** Resolves once it shows the state. */
  async reports(state: 'live' | 'delayed'): Promise<void> {
    await eventually(() => this.isLive === (state === 'live'));
  }

  close(): void {
    this.#socket.disconnect();
  }
}

let double: Double;
let haven: HttpProgram;
let screen: Screen;

/** The program on a log of `nodes` nodes, and an open screen that is live. */
async function given(nodes: number): Promise<void> {
  double = await startDouble({ nodes });
  const before = await program({}, HANGS_MS);
  await before.registerShelter('lipa');
  haven = await program(REAL);
  for (const person of ['jelena', 'ana']) await haven.useSessionsOf(person, before);
  await before.served.close();
  screen = new Screen(haven.url, await haven.cookieOf('jelena'));
  await screen.reports('live');
}

async function program(overrides: Partial<ProgramOverrides>, answerMs?: number): Promise<HttpProgram> {
  const { connectionString } = double;
  const [codec, pauses] = [eventCodec as Codec<HavenEvent>, new Random(7)];
  const random = () => pauses.next();
  const timeout = answerMs === undefined ? {} : { answerMs };
  const store = await openEventStoreDb<HavenEvent>({ connectionString, codec, random, ...timeout });
  return startHttpProgram(store, undefined, {}, overrides);
}

afterEach(async () => {
  screen.close();
  double.thaw();
  await haven.served.close();
  double.stop();
});

/**
 * Sends one command as the dashboard does, with its key again when asked to, until it is accepted. Returns the
 * refusals.
 */
async function sendUntilAccepted(key: string = randomUUID()): Promise<string[]> {
  const refusals: string[] = [];
  for (;;) {
    const { status, body, headers } = await haven.send('jelena', 'lipa', 'hold-beds', ONE, key);
    if (status === 200) return refusals;
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
const expectUnreachable = (refusals: readonly string[]) => {
  for (const refusal of refusals) expect(UNREACHABLE).toContain(refusal);
};

/**
 * The times are those of the parts on clocks that tests move: when a log counts as lost (`feed/liveness-probe.spec.ts`), and when a
 * screen says so (`connection.spec.ts` of the dashboard). Here, that each happens by itself, in which order.
 */
describe('given a store that stops answering', () => {
  it('LG-1: LG-3: when all of it is frozen, then screens show it, commands get a way out, and everything recovers by itself', async () => {
    await given(1);
    double.freeze();
    const sent = sendUntilAccepted();
    await screen.reports('delayed');
    const { status, body, headers } = await haven.send('ana', 'lipa', 'pause-intake', { reason: 'other' });
    expectUnreachable([`${status} ${body.code}`]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // Who comes now sees how old the last answer is.
    const second = new Screen(haven.url, await haven.cookieOf('jelena'));
    await eventually(() => second.ages.length > 0);
    expect(second.ages[0]).toBeGreaterThan(DELAYED_MS - BEAT_MS);
    second.close();
    double.thaw();
    await screen.reports('live');
    expectUnreachable(await sent);
    await isHeldOnce();
  });

  it('LG-2: when the leader is frozen and another leads, then the client leaves it at the first missed answer, and pending commands are done once', async () => {
    await given(3);
    double.freeze(0);
    const sent = sendUntilAccepted();
    // The others elect only once its answers are missed.
    await screen.reports('delayed');
    double.lead(1);
    expectUnreachable(await sent);
    await isHeldOnce();
    await screen.reports('live');
  });

  it('LG-2: when connections are half-open, then new ones are opened, and pending commands are done once', async () => {
    await given(1);
    double.halfOpen();
    expectUnreachable(await sendUntilAccepted());
    await isHeldOnce();
    await screen.reports('live');
  });

  it('LG-4: when the others go on without a leader that still answers, then it is not believed: what they write is shown', async () => {
    await given(3);
    double.depose(1);
    const other = await program({}, HANGS_MS);
    await other.useSessionsOf('ana', haven);
    await other.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await eventually(() => screen.updates.some(({ rows }) => rows.some((row) => row.intake.state === 'paused')));
    expectUnreachable(await sendUntilAccepted());
    await other.served.close();
  });
});
