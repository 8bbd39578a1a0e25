import {
  board,
  type CommandAnswer,
  commandAnswer,
  commandHeaders,
  type DemoPerson,
  type Problem,
  problem,
  type Row,
  requestList,
  type ShelterDetail,
  shelterDetail,
  taskList,
  transferList,
} from '@safe-haven/contracts';
import type { z } from 'zod';
import type { Answer, ApiClient } from './api-client.ts';
import type { Caseload, Command } from './caseload.ts';
import type { ShelterAction } from './shelter-actions.ts';

export type Outcome =
  | { readonly kind: 'accepted'; readonly answer: CommandAnswer }
  /** A refusal is an answer too: a lost race, a rule, a right. */
  | { readonly kind: 'refused'; readonly problem: Problem };

/** A demo person: uses the public API like any client, with a session of her own. */
export interface Caller {
  readonly person: DemoPerson;
  board(): Promise<readonly Row[]>;
  /** The shelter as she may see it; null: she may not. */
  shelter(shelterId: string): Promise<ShelterDetail | null>;
  /** Her board, and the requests, tasks and transfers that she may see; empty lists where she has no right. */
  caseload(): Promise<Caseload>;
  /** Sends an action under an idempotency key (a UUID). */
  send(action: ShelterAction, key: string): Promise<Outcome>;
  /** The same for a command on a shelter, a request or a transfer. */
  command(command: Command, key: string): Promise<Outcome>;
}

/** Signs in at the first request and again whenever the session has ended. */
export function newCaller(client: ApiClient, person: DemoPerson): Caller {
  let cookie: string | null = null;
  const signIn = async (): Promise<string> => {
    const answer = await client.ask('/api/demo/sign-in', json({ person: person.person }));
    const given = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (answer.status !== 200 || given === undefined) throw unexpected('/api/demo/sign-in', answer);
    return given;
  };
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    for (let again = false; ; again = true) {
      cookie ??= await signIn();
      const answer = await client.ask(path, { ...init, headers: { ...init.headers, cookie } });
      if (answer.status !== 401 || again) return answer;
      cookie = null;
    }
  };
  const rows = async () => read(board, '/api/board', await ask('/api/board')).rows;
  const list = async <T>(schema: z.ZodType<{ items: T[] }>, path: string): Promise<readonly T[]> => {
    const answer = await ask(path);
    return answer.status === 403 ? [] : read(schema, path, answer).items;
  };
  const command = async ({ path: to, body }: Command, key: string): Promise<Outcome> => {
    const path = `/api/${to}`;
    const answer = await ask(path, json(body, commandHeaders(key, Date.now())));
    if (answer.status === 200) return { kind: 'accepted', answer: read(commandAnswer, path, answer) };
    const refusal = problem.safeParse(answer.body);
    if (!refusal.success || answer.status >= 500) throw unexpected(path, answer);
    return { kind: 'refused', problem: refusal.data };
  };
  return {
    person,
    board: rows,
    caseload: async () => ({
      person,
      rows: await rows(),
      requests: await list(requestList, '/api/requests'),
      tasks: await list(taskList, '/api/tasks'),
      transfers: await list(transferList, '/api/transfers'),
    }),
    shelter: async (shelterId) => {
      const path = `/api/shelters/${shelterId}`;
      const answer = await ask(path);
      return answer.status === 403 || answer.status === 404 ? null : read(shelterDetail, path, answer);
    },
    send: ({ shelterId, command: name, body }, key) => command({ path: `shelters/${shelterId}/${name}`, body }, key),
    command,
  };
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

function read<S extends z.ZodType>(schema: S, path: string, answer: Answer): z.output<S> {
  const result = schema.safeParse(answer.body);
  if (answer.status !== 200 || !result.success) throw unexpected(path, answer);
  return result.data;
}

const unexpected = (path: string, { status }: Answer): Error =>
  new Error(`The program answered ${path} with ${status} in a form that the contract does not know.`);
