import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { emptyFolder } from './children.ts';
import { memoryOf, type Running, signIn, startPeer, startProgram } from './program.ts';

const SOCKETS = 5_000;
/** Sockets opened at a time; the others wait, as browsers do that reconnect after a restart. */
const AT_ONCE = 200;

export interface MemoryFigure {
  readonly name: string;
  readonly bytesEach: number;
}

/** P9: memory per open socket of the server, compared with raw `ws`; all sockets read their updates. */
export async function benchMemory(mains: Readonly<Record<string, string | undefined>> = { ours: undefined }) {
  const figures: MemoryFigure[] = [];
  for (const [name, main] of Object.entries(mains)) {
    const running = await startProgram(emptyFolder(), { main });
    const headers = { cookie: await signIn(running.url, 'manager') };
    const open = () => opened(`${running.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, headers, '40{}');
    figures.push({ name, bytesEach: await grown(running, open) });
  }
  const peer = await startPeer('peers/bare-server.ts');
  figures.push({
    name: 'raw ws',
    bytesEach: await grown(peer, () => opened(peer.url.replace('http', 'ws'), {}, null)),
  });
  return figures;
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
  for (let i = 0; i < 30; i++) {
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

export const printMemory = (figures: readonly MemoryFigure[]): string =>
  [
    '| server | kB a socket |',
    '|---|---|',
    ...figures.map(({ name, bytesEach }) => `| ${name} | ${(bytesEach / 1e3).toFixed(1)} |`),
  ].join('\n');
