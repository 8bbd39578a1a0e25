import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { commandHeaders } from '@safe-haven/contracts';

interface Reply {
  readonly status: number;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const AGAIN_MS = 200;

/** Sends one request. Rejects where the connection fails. */
export function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string | null,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const bytes =
      body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method, agent, headers: { ...headers, ...bytes } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, text: Buffer.concat(chunks).toString() }));
      answer.on('error', reject);
    });
    sent.on('error', reject).end(body ?? undefined);
  });
}

/** Sends a command under one key until it is answered; what a connection lost and a 503 are sent again. */
export async function sendUntilAnswered(
  url: string,
  cookie: string,
  body: unknown,
): Promise<Reply & { readonly copies: number }> {
  const key = randomUUID();
  for (let copies = 1; ; copies++) {
    const headers = { cookie, ...commandHeaders(key, Date.now()) };
    const reply = await send(url, 'POST', headers, JSON.stringify(body)).catch(() => null);
    if (reply !== null && reply.status !== 503) return { ...reply, copies };
    await pause(AGAIN_MS);
  }
}
