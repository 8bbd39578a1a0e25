/** Thousands of open boards in one process. Each knows how far it is; who is cut off comes back at once. */
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { answers, sharedMs } from './client.ts';

/** `board`: the program's own line; `stock`: socket.io as it comes; `raw`: a websocket and nothing else. */
export type Protocol = 'board' | 'stock' | 'raw';

interface OpenAsk {
  readonly url: string;
  readonly protocol: Protocol;
  readonly count: number;
  /** Of whom the boards are, in turns; empty where nobody is asked who they are. */
  readonly cookies: readonly string[];
}

interface Viewer {
  readonly cookie: string;
  socket: WebSocket | null;
  /** The position of the last update, as it was written; empty before the first. */
  position: string;
  /** Had an update since `arm`. */
  seen: boolean;
  isCurrent: boolean;
  /** How often it has come. */
  joins: number;
  closed: boolean;
}

interface Board {
  readonly position: string;
  readonly asOf: string;
  readonly logId: string;
}

const OPENED_AT_ONCE = 200;
/** Between two tries of one who was cut off. */
const AGAIN_MS = 50;
const SETTLED_MS = 500;
const PATHS: Readonly<Record<Protocol, string>> = {
  board: '/live/?EIO=4&transport=websocket',
  stock: '/socket.io/?EIO=4&transport=websocket',
  raw: '/',
};

const viewers: Viewer[] = [];
const boards = new Map<string, Board>();
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const counts = { updates: 0, refetches: 0, cut: 0 };
/** When the last viewer came so far, in shared milliseconds. */
let lastAt = 0;
let onChange = (): void => undefined;

function fetchBoard(url: string, cookie: string): Promise<Board> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/board`, { agent, headers: { cookie } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`The board was answered with ${answer.statusCode}.`));
        else resolve(JSON.parse(Buffer.concat(chunks).toString()) as Board);
      });
    }).on('error', reject);
  });
}

function join(viewer: Viewer, ask: OpenAsk): void {
  const { cookie } = viewer;
  viewer.joins += 1;
  const headers = cookie === '' ? {} : { cookie };
  const socket = new WebSocket(ask.url.replace('http', 'ws') + PATHS[ask.protocol], { headers });
  viewer.socket = socket;
  socket.on('open', () => {
    if (ask.protocol === 'raw') return;
    const { asOf, logId, position } = boards.get(cookie) ?? { asOf: '', logId: '', position: '' };
    const after = viewer.position || position;
    socket.send(ask.protocol === 'stock' ? '40' : `40${JSON.stringify({ fetches: true, after, asOf, logId })}`);
  });
  socket.on('message', (data: Buffer) => received(viewer, ask, data.toString()));
  // What comes after an error is `close`.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (viewer.closed) return;
    if (viewer.isCurrent) counts.cut += 1;
    viewer.isCurrent = false;
    setTimeout(() => join(viewer, ask), AGAIN_MS);
  });
}

function received(viewer: Viewer, ask: OpenAsk, text: string): void {
  if (text === '2') viewer.socket!.send('3');
  const isUpdate = ask.protocol === 'raw' || text.startsWith('42["update"') || text.startsWith('42["snapshot"');
  if (isUpdate) {
    counts.updates += 1;
    viewer.position = /"position":"?(\d+)/.exec(text)?.[1] ?? '';
    viewer.seen = true;
    isNow(viewer);
  } else if (text.startsWith('42["refetch"')) {
    counts.refetches += 1;
    fetchBoard(ask.url, viewer.cookie).then(
      (board) => {
        boards.set(viewer.cookie, board);
        viewer.position = board.position;
        isNow(viewer);
      },
      () => viewer.socket!.terminate(),
    );
  }
}

function isNow(viewer: Viewer): void {
  viewer.isCurrent = true;
  lastAt = sharedMs();
  onChange();
}

/** Resolves, once it holds of every viewer, with when the last of them came so far. */
function all(holds: (viewer: Viewer) => boolean): Promise<number> {
  return new Promise((resolve) => {
    let next = 0;
    onChange = () => {
      while (next < viewers.length && holds(viewers[next]!)) next += 1;
      if (next < viewers.length) return;
      onChange = () => undefined;
      resolve(lastAt);
    };
    onChange();
  });
}

answers({
  async open(ask: OpenAsk) {
    for (const cookie of ask.protocol === 'board' ? ask.cookies : []) {
      if (!boards.has(cookie)) boards.set(cookie, await fetchBoard(ask.url, cookie));
    }
    for (let opened = 0; opened < ask.count; opened += OPENED_AT_ONCE) {
      const now = Array.from({ length: Math.min(OPENED_AT_ONCE, ask.count - opened) }, (_, i): Viewer => {
        const cookie = ask.cookies[(opened + i) % Math.max(1, ask.cookies.length)] ?? '';
        return { cookie, socket: null, position: '', seen: false, isCurrent: false, joins: 0, closed: false };
      });
      viewers.push(...now);
      for (const viewer of now) join(viewer, ask);
      await all(({ isCurrent }) => isCurrent);
    }
  },
  /** From here on it is looked for whether each has an update. */
  arm() {
    for (const viewer of viewers) viewer.seen = false;
  },
  /** When the last of them had one. */
  reach: () => all(({ seen }) => seen),
  /** When nothing has come for a while: when the last update did. */
  async settled() {
    while (sharedMs() - lastAt < SETTLED_MS) await pause(SETTLED_MS / 10);
    return lastAt;
  },
  /** When all have come so many times and are current: when the last of them was. */
  back: (times: number) => all(({ joins, isCurrent }) => isCurrent && joins >= times),
  counts: () => ({ ...counts, current: viewers.filter(({ isCurrent }) => isCurrent).length }),
  close() {
    for (const viewer of viewers.splice(0)) {
      viewer.closed = true;
      viewer.socket?.terminate();
    }
  },
});
