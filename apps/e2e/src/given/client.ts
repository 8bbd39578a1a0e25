import { randomUUID } from 'node:crypto';
import {
  type Board,
  board,
  type CommandAnswer,
  type CommandBody,
  type CommandName,
  commandAnswer,
  type ShelterDetail,
  shelterDetail,
} from '@safe-haven/contracts';
import { patience } from '@safe-haven/jest-preset/patience';

/** A request that is never answered fails by its address, and not as a test that hangs. */
const ANSWER_MS = patience(60_000);

/** A person of the demo as a program on another machine: the public API, nothing else. */
export interface Client {
  /** The cookie of this session, as it is now: a second factor gives a new one. */
  readonly cookie: string;
  /** Any address of the API, whatever it answers. */
  ask(path: string, body?: unknown): Promise<{ status: number; text: string; headers: Headers }>;

  board(): Promise<Board>;
  shelter(id: string): Promise<ShelterDetail>;
  /** Sends a command and expects it to be accepted. */
  command<N extends CommandName>(shelter: string, name: N, body: CommandBody<N>): Promise<CommandAnswer>;
}

export async function clientOf(url: string, person: string): Promise<Client> {
  const signedIn = await fetch(`${url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  if (!signedIn.ok) throw new Error(`${person} cannot sign in: ${await signedIn.text()}`);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  let current = cookie;
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(`${url}${path}`, { ...init, signal, headers: { ...init.headers, cookie: current } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    get cookie() {
      return current;
    },
    ask: async (path, body) => {
      const sent = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie: current };
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const signal = AbortSignal.timeout(ANSWER_MS);
      const answer = await fetch(`${url}${path}`, { ...init, signal, headers: sent });
      current = answer.headers.get('set-cookie')?.split(';')[0] ?? current;
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    board: async () => board.parse(await ask('/api/board')),
    shelter: async (id) => shelterDetail.parse(await ask(`/api/shelters/${id}`)),
    command: async (shelter, name, body) =>
      commandAnswer.parse(
        await ask(`/api/shelters/${shelter}/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify(body),
        }),
      ),
  };
}
