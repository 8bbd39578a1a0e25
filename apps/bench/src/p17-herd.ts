import { setTimeout as pause } from 'node:timers/promises';
import { emptyFolder, removeFolder } from './children.ts';
import { sharedMs, startClient } from './clients/client.ts';
import type { Protocol } from './clients/viewers.ts';
import { command } from './p13-holds.ts';
import { type Running, signIn, startPeer, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, spreadOf } from './stats.ts';

const SOCKETS = sized(2_000, 150);
const ROUNDS = sized(3, 2);
const HOLD_EVERY_MS = 50;

interface Herd {
  readonly protocol: Protocol;
  readonly cookies: readonly string[];
  readonly running: Running;
  /** The same server again, on the same port. */
  again(port: string): Promise<Running>;
  /** Works on while they come back; how many of what it asked for was refused. */
  meanwhile(running: Running, back: Promise<number>): Promise<{ refused: number; held: number }>;
}

/**
 * P17: two thousand boards come back at once after a restart, each as soon as somebody listens, while a person of a house holds
 * beds. From the moment at which the server listens until the last one is current, compared with raw `ws` that sends
 * one frame.
 */
export async function measureHerd(): Promise<Measured> {
  const folder = emptyFolder();
  const running = await startProgram(folder, { keep: true });
  const manager = await signIn(running.url, 'manager', 'Atina');
  const hotline = await signIn(running.url, 'hotline');
  const ours = await comeBack({
    ...{ protocol: 'board', cookies: [manager, hotline], running },
    again: (PORT) => startProgram(folder, { keep: true, env: { PORT } }),
    meanwhile: (program, back) => holds(program, manager, back),
  });
  removeFolder(folder);
  const raw = await comeBack({
    ...{ protocol: 'raw', cookies: [], running: await startPeer('peers/bare-server.ts') },
    again: (PORT) => startPeer('peers/bare-server.ts', { PORT }),
    meanwhile: async (_peer, back) => ({ refused: 0, held: Number(await back) * 0 }),
  });
  const [a, b] = [spreadOf(ours.took), spreadOf(raw.took)];
  return {
    figures: [
      { line: 'p17-back', value: a.median, peer: b.median },
      { line: 'p17-refused', value: ours.refused },
    ],
    table: [
      `| ${SOCKETS} come back | until the last is current (spread) | holds meanwhile, refused |`,
      '|---|---|---|',
      `| ours | ${ms(a.median)} (${ms(a.low)}–${ms(a.high)}) | ${ours.held}, ${ours.refused} |`,
      `| raw ws | ${ms(b.median)} (${ms(b.low)}–${ms(b.high)}) | – |`,
    ].join('\n'),
  };
}

async function comeBack(herd: Herd): Promise<{ took: number[]; refused: number; held: number }> {
  const viewers = startClient('viewers.ts');
  let { running } = herd;
  const [took, sum]: [number[], { refused: number; held: number }] = [[], { refused: 0, held: 0 }];
  await viewers.ask('open', { url: running.url, protocol: herd.protocol, count: SOCKETS, cookies: herd.cookies });
  for (let i = 0; i < ROUNDS; i++) {
    await running.stop();
    const back = viewers.ask<number>('back', i + 2);
    running = await herd.again(new URL(running.url).port);
    const listens = sharedMs();
    const { refused, held } = await herd.meanwhile(running, back);
    took.push((await back) - listens);
    sum.refused += refused;
    sum.held += held;
  }
  await viewers.stop();
  await running.stop();
  return { took, ...sum };
}

/** Holds and releases in one house until all have come back. */
async function holds(
  running: Running,
  cookie: string,
  back: Promise<unknown>,
): Promise<{ refused: number; held: number }> {
  const state = { over: false, refused: 0, held: 0 };
  void back.finally(() => {
    state.over = true;
  });
  while (!state.over) {
    try {
      const { events } = await command(running, cookie, 'hold-beds', { party: { adults: 1, children: 0 } });
      const holdId = events.find(({ type }) => type === 'BedsHeld')?.holdId;
      await command(running, cookie, 'release-hold', { holdId, reason: 'error' });
      state.held += 1;
    } catch {
      state.refused += 1;
    }
    await pause(HOLD_EVERY_MS);
  }
  return { refused: state.refused, held: state.held };
}
