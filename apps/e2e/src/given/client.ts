import { randomUUID } from 'node:crypto';
import {
  type Board,
  board,
  type CommandAnswer,
  type CommandBody,
  type CommandName,
  commandAnswer,
  commandHeaders,
  type ShelterDetail,
  shelterDetail,
} from '@safe-haven/contracts';
import { eventually, unlessItHangs } from '@safe-haven/jest-preset/waiting';

/** A person of the demo as a program on another machine: the public API, nothing else. */
export interface Client {
  /** The cookie of this session, as it is now: a second factor gives a new one. */
  readonly cookie: string;
  /** Any address of the API, whatever it answers. */
  ask(path: string, body?: unknown): Promise<{ status: number; text: string; headers: Headers }>;

  board(): Promise<Board>;
  shelter(id: string): Promise<ShelterDetail>;
  /** Sends a command and expects it to be accepted; again under its key where the store did not answer in time. */
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
  const send = (path: string, init: RequestInit): Promise<Response> =>
    unlessItHangs(fetch(`${url}${path}`, { ...init, headers: { ...init.headers, cookie: current } }), path);
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await eventually(
      () => send(path, init),
      ({ status }) => status !== 503,
    );
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    get cookie() {
      return current;
    },
    ask: async (path, body) => {
      const sent = { 'content-type': 'application/json', ...commandHeaders(randomUUID(), Date.now()), cookie: current };
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await unlessItHangs(fetch(`${url}${path}`, { ...init, headers: sent }), path);
      current = answer.headers.get('set-cookie')?.split(';')[0] ?? current;
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    board: async () => board.parse(await ask('/api/board')),
    shelter: async (id) => shelterDetail.parse(await ask(`/api/shelters/${id}`)),
    command: async (shelter, name, body) =>
      commandAnswer.parse(
        await ask(`/api/shelters/${shelter}/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...commandHeaders(randomUUID(), Date.now()) },
          body: JSON.stringify(body),
        }),
      ),
  };
}

/** The id of the hold that a command made. */
export function holdIn(events: CommandAnswer['events']): string {
  const held = events.find(({ type }) => type === 'BedsHeld') as { readonly holdId: string } | undefined;
  if (!held) throw new Error('The command held no beds.');
  return held.holdId;
}
