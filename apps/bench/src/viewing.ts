import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { commandHeaders } from '@safe-haven/contracts';
import { emptyFolder } from './children.ts';
import { type Client, startClient } from './clients/client.ts';
import type { Protocol } from './clients/viewers.ts';
import { type Running, signIn, startPeer, startProgram } from './program.ts';

/** A server, the boards that are open at it in a process of their own, and who changes something. */
export interface Side {
  readonly name: string;
  readonly running: Running;
  readonly viewers: Client;
  open(count: number): Promise<void>;
  /** Sends the command of this number, and waits for its answer. Each changes what is shown. */
  command(n: number): Promise<void>;
  stop(): Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const TOMORROW = Date.now() + 86_400_000;

function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const bytes = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers: { ...bytes, ...headers } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    });
    // A server that closed an idle connection meanwhile is asked once more: nothing of the command has reached it.
    sent.on('error', (error) => (sent.reusedSocket ? resolve(post(url, headers, body)) : reject(error))).end(body);
  });
}

function side(
  name: string,
  running: Running,
  protocol: Protocol,
  cookies: readonly string[],
  send: Side['command'],
): Side {
  const viewers = startClient('viewers.ts');
  return {
    ...{ name, running, viewers, command: send },
    open: (count) => viewers.ask('open', { url: running.url, protocol, count, cookies }),
    stop: async () => void (await Promise.all([viewers.stop(), running.stop()])),
  };
}

/** The built program with the demo, seen by a manager, who changes one of their own houses. */
export async function ourSide(): Promise<Side> {
  const running = await startProgram(emptyFolder());
  const cookie = await signIn(running.url, 'manager');
  const { rows } = (await (await fetch(`${running.url}/api/board`, { headers: { cookie } })).json()) as {
    rows: { shelterId: string; view: string; mode: string }[];
  };
  const { shelterId } = rows.find(({ view, mode }) => view === 'exact' && mode === 'kept')!;
  return side('ours', running, 'board', [cookie], (n) =>
    post(
      `${running.url}/api/shelters/${shelterId}/pause-intake`,
      { cookie, ...commandHeaders(randomUUID(), Date.now()) },
      JSON.stringify({ reason: 'other', until: new Date(TOMORROW + n * 1_000).toISOString() }),
    ),
  );
}

/** A server of `peers/` that keeps nothing and sends each POST to all of its sockets. */
export async function bareSide(file: string, name: string, protocol: Protocol): Promise<Side> {
  const running = await startPeer(file);
  return side(name, running, protocol, [], () => post(running.url, {}, '{"shelterId":"a"}'));
}
