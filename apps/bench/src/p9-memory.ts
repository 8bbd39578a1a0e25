import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { emptyFolder } from './children.ts';
import { memoryOf, type Running, signIn, startPeer, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';

const SOCKETS = sized(5_000, 600);
/** Sockets opened at a time; the others wait, as browsers do that reconnect after a restart. */
const AT_ONCE = 200;

/** Looks at the memory, one each 200 ms. */
const SETTLES = sized(30, 8);

interface MemoryFigure {
  readonly name: string;
  readonly bytesEach: number;
}

/** P9: memory per open socket of the server, compared with raw `ws`; all sockets read their updates. */
export async function measureMemory(): Promise<Measured> {
  const running = await startProgram(emptyFolder());
  const headers = { cookie: await signIn(running.url, 'manager') };
  const live = `${running.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
  const ours = await grown(running, () => opened(live, headers, '40{}'));
  const peer = await startPeer('peers/bare-server.ts');
  const raw = await grown(peer, () => opened(peer.url.replace('http', 'ws'), {}, null));
  const figures = [
    { name: 'ours', bytesEach: ours },
    { name: 'raw ws', bytesEach: raw },
  ];
  return { figures: [{ line: 'p9', value: ours / 1e3, peer: raw / 1e3 }], table: printMemory(figures) };
}

async function grown(running: Running, open: () => Promise<WebSocket>): Promise<number> {
  const sockets = await batch(open, AT_ONCE);
  const before = await settled(running);
  while (sockets.length < SOCKETS + AT_ONCE) sockets.push(...(await batch(open, AT_ONCE)));
  const after = await settled(running);
  for (const socket of sockets) socket.terminate();
  await running.stop();
  return (after - before) / SOCKETS;
}

const batch = (open: () => Promise<WebSocket>, count: number): Promise<WebSocket[]> =>
  Promise.all(Array.from({ length: count }, open));

/** The minimum over some seconds, by when most garbage has been collected. */
async function settled({ pid }: Running): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < SETTLES; i++) {
    await pause(200);
    least = Math.min(least, memoryOf(pid));
  }
  return least;
}

/** Opens a socket and waits for the first message after the handshake, if there is one. */
function opened(url: string, headers: Record<string, string>, greeting: string | null): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const ws = new WebSocket(url, { headers });
    ws.on('open', () => (greeting === null ? resolve(ws) : ws.send(greeting)));
    ws.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '2') ws.send('3');
      if (text.startsWith('42')) resolve(ws);
    });
    ws.on('error', reject);
  });
}

const printMemory = (figures: readonly MemoryFigure[]): string =>
  [
    '| server | kB a socket |',
    '|---|---|',
    ...figures.map(({ name, bytesEach }) => `| ${name} | ${(bytesEach / 1e3).toFixed(1)} |`),
  ].join('\n');
