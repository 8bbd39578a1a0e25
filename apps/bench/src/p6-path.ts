import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { commandHeaders } from '@safe-haven/contracts';
import { io } from 'socket.io-client';
import WebSocket from 'ws';
import { emptyFolder } from './children.ts';
import { type Running, signIn, startPeer, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile, type Spread, spreadOf } from './stats.ts';

const VIEWERS = [1, sized(1_000, 100)] as const;
const ROUNDS = sized(3, 1);
const COMMANDS = 60;

interface Side {
  readonly running: Running;
  /** Connects viewers; each calls `seen` when an update arrives. */
  view(count: number, onSeen: () => void): Promise<() => void>;
  /** Sends one command and waits for the answer. */
  command(): Promise<void>;
}

interface PathFigure {
  readonly viewers: number;
  readonly ours: Spread;
  readonly floor: Spread;
  readonly ratio: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

function post(url: string, headers: Record<string, string>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
        response.resume().on('end', resolve);
      },
    );
    sent.on('error', reject).end(body);
  });
}

async function ourSide(): Promise<Side> {
  const running = await startProgram(emptyFolder());
  const cookie = await signIn(running.url, 'manager');
  const board = (await (await fetch(`${running.url}/api/board`, { headers: { cookie } })).json()) as {
    rows: { shelterId: string; view: string; mode: string }[];
  };
  const shelter = board.rows.find((r) => r.view === 'exact' && r.mode === 'kept')!.shelterId;
  let paused = false;
  return {
    running,
    async view(count, onSeen) {
      const sockets = Array.from({ length: count }, () =>
        io(running.url, { path: '/live', transports: ['websocket'], forceNew: true, extraHeaders: { cookie } }),
      );
      await Promise.all(sockets.map((s) => new Promise((resolve) => s.once('snapshot', resolve))));
      for (const s of sockets) s.on('update', onSeen);
      return () => {
        for (const s of sockets) s.disconnect();
      };
    },
    async command() {
      paused = !paused;
      await post(
        `${running.url}/api/shelters/${shelter}/${paused ? 'pause-intake' : 'resume-intake'}`,
        { cookie, ...commandHeaders(randomUUID(), Date.now()) },
        paused ? '{"reason":"other"}' : '{}',
      );
    },
  };
}

async function floorSide(): Promise<Side> {
  const running = await startPeer('peers/bare-server.ts');
  return {
    running,
    async view(count, onSeen) {
      const sockets = Array.from({ length: count }, () => new WebSocket(running.url.replace('http', 'ws')));
      await Promise.all(sockets.map((s) => new Promise((resolve) => s.once('open', resolve))));
      for (const s of sockets) s.on('message', onSeen);
      return () => {
        for (const s of sockets) s.terminate();
      };
    },
    command: () => post(running.url, {}, '{"shelterId":"a"}'),
  };
}

/** Milliseconds from sending a command until the last viewer has the update, p50 over a round. */
async function round(side: Side, viewers: number): Promise<number> {
  let waiting = 0;
  let done: (() => void) | null = null;
  const close = await side.view(viewers, () => {
    waiting -= 1;
    if (waiting === 0) done?.();
  });
  const times: number[] = [];
  for (let i = 0; i < COMMANDS; i++) {
    waiting = viewers;
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    const started = performance.now();
    await Promise.all([side.command(), all]);
    times.push(performance.now() - started);
  }
  close();
  return percentile(
    times.slice(10).toSorted((a, b) => a - b),
    50,
  );
}

/**
 * P6: from a POST to another client's socket, for one viewer and for the last of a thousand, compared with the floor in
 * the same run.
 */
export async function measurePath(): Promise<Measured> {
  const [ours, floor] = [await ourSide(), await floorSide()];
  const figures: PathFigure[] = [];
  for (const viewers of VIEWERS) {
    const productMs: number[] = [];
    const floorMs: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      productMs.push(await round(ours, viewers));
      floorMs.push(await round(floor, viewers));
    }
    const [a, b] = [spreadOf(productMs), spreadOf(floorMs)];
    figures.push({ viewers, ours: a, floor: b, ratio: a.median / b.median });
  }
  await Promise.all([ours.running.stop(), floor.running.stop()]);
  const [one, last] = [figures[0]!, figures[1]!];
  return {
    figures: [
      { line: 'p6-one', value: one.ours.median, peer: one.floor.median },
      { line: 'p6-thousand', value: last.ours.median, peer: last.floor.median },
    ],
    table: printPath(figures),
  };
}

function printPath(figures: readonly PathFigure[]): string {
  const of = ({ median, low, high }: Spread) => `${ms(median)} (${ms(low)}–${ms(high)})`;
  const lines = figures.map((f) => `| ${f.viewers} | ${of(f.ours)} | ${of(f.floor)} | ${f.ratio.toFixed(2)} × |`);
  return [
    '| the last of | ours, p50 | floor: bare HTTP and raw ws, no store | ratio |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n');
}
