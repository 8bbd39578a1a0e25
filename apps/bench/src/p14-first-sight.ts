import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { commandHeaders, eventCodec } from '@safe-haven/contracts';
import { openSqliteStore } from '@safe-haven/event-store';
import WebSocket from 'ws';
import { emptyFolder } from './children.ts';
import { newEvent, setUpEvents } from './p3-replay.ts';
import { type Running, signIn, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';

/** Number of shelters in addition to the demo's. */
const SHELTERS = sized(1_000, 200);
const COMMANDS = sized(300, 40);

/**
 * Bytes received by one client, HTTP and websocket framing included, and the size of the same content as one brotli
 * file.
 */
interface LoadFigure {
  readonly name: string;
  readonly bytes: number;
  readonly file: number;
}

/** P14: the first load of the board with 1,000 shelters added to the demo's, and the updates of 300 commands. */
export async function measureFirstLoad(): Promise<Measured> {
  const folder = emptyFolder();
  await (await startProgram(folder, { keep: true })).stop();
  await addShelters(folder);
  const running = await startProgram(folder);
  const [figures, sights]: [LoadFigure[], LoadFigure[]] = [[], []];
  for (const role of ['hotline', 'manager']) {
    const cookie = await signIn(running.url, role);
    const board = await fetchBoard(running, cookie);
    const file = brotliCompressSync(board.text).length;
    const sent = await openConnection(running, cookie, {});
    figures.push({ name: `${role}: a snapshot by the socket`, bytes: sent.bytes(), file });
    sent.close();
    const { position, asOf, logId } = JSON.parse(board.text) as Record<string, string>;
    const joined = await openConnection(running, cookie, { fetches: true, after: position, asOf, logId });
    figures.push({ name: `${role}: GET /api/board`, bytes: board.bytes, file });
    sights.push({ name: `${role}: GET /api/board and the socket`, bytes: board.bytes + joined.bytes(), file });
    figures.push(sights.at(-1)!);
    if (role === 'manager') figures.push(await busyHour(running, cookie, board.text, joined));
    joined.close();
  }
  await running.stop();
  const worst = sights.toSorted((a, b) => b.bytes / b.file - a.bytes / a.file)[0]!;
  return { figures: [{ line: 'p14', value: worst.bytes, peer: worst.file }], table: printFirstLoad(figures) };
}

async function addShelters(folder: string): Promise<void> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const at = new Date().toISOString();
  await Promise.all(
    Array.from({ length: SHELTERS }, async (_, i) => {
      const stream = `shelter-house-${i}`;
      const events = setUpEvents(`House ${(i * 7_919) % 9_973}`).map((event, n) => newEvent(stream, event, n, at));
      const { outcome } = await store.append(stream, events, 0);
      if (outcome !== 'appended') throw new Error(outcome);
    }),
  );
  await store.close();
}

/** Over a separate connection: the bytes read by its socket are those sent over the network. */
function fetchBoard({ url }: Running, cookie: string): Promise<{ text: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, headers: { cookie, 'accept-encoding': 'br' } };
    get(`${url}/api/board`, options, (response) => {
      const chunks: Buffer[] = [];
      const { socket } = response;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ text: brotliDecompressSync(Buffer.concat(chunks)).toString(), bytes: socket.bytesRead }),
      );
    }).on('error', reject);
  });
}

interface BusyConnection {
  bytes(): number;
  /** Bodies of the updates received so far. */
  readonly updates: string[];
  /** Resolves with the next update. */
  next(): Promise<void>;
  close(): void;
}

/** A connection with a handshake, once its first board message has arrived. */
function openConnection(
  { url }: Running,
  cookie: string,
  auth: Readonly<Record<string, unknown>>,
): Promise<BusyConnection> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, { headers: { cookie } });
  let socket: Socket;
  let notify = (): void => undefined;
  const connection: BusyConnection = {
    bytes: () => socket.bytesRead,
    updates: [],
    next: () =>
      new Promise((resolve) => {
        notify = resolve;
      }),
    close: () => ws.terminate(),
  };
  return new Promise((resolve, reject) => {
    ws.on('upgrade', (response) => {
      socket = response.socket;
    });
    ws.on('open', () => ws.send(`40${JSON.stringify(auth)}`));
    ws.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '2') ws.send('3');
      if (!/^42\["(snapshot|update|refetch)"/.test(text)) return;
      if (text.startsWith('42["update"')) connection.updates.push(text);
      notify();
      resolve(connection);
    });
    ws.on('error', reject);
  });
}

/** Commands on one's own shelter, one after the other: the bytes of their updates, and their size as one file. */
async function busyHour(
  { url }: Running,
  cookie: string,
  board: string,
  connection: BusyConnection,
): Promise<LoadFigure> {
  const { rows } = JSON.parse(board) as { rows: { view: string; mode: string; shelterId: string }[] };
  const own = rows.filter(({ view, mode }) => view === 'exact' && mode === 'kept');
  connection.updates.length = 0;
  const before = connection.bytes();
  for (let i = 0; i < COMMANDS; i++) {
    const next = connection.next();
    const until = new Date(Date.now() + 86_400_000 + i * 1_000).toISOString();
    const answer = await fetch(`${url}/api/shelters/${own[i % own.length]!.shelterId}/pause-intake`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...commandHeaders(randomUUID(), Date.now()) },
      body: JSON.stringify({ reason: 'other', until }),
    });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    await next;
  }
  const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  const file = brotliCompressSync(connection.updates.join('\n'), { params }).length;
  return { name: `manager: the updates of ${COMMANDS} commands`, bytes: connection.bytes() - before, file };
}

const printFirstLoad = (figures: readonly LoadFigure[]): string =>
  [
    '| what | bytes on the line | as a brotli file (quality 11) | ratio |',
    '|---|---|---|---|',
    ...figures.map(({ name, bytes, file }) => `| ${name} | ${bytes} | ${file} | ${(bytes / file).toFixed(2)} × |`),
  ].join('\n');
