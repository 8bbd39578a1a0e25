import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import type { Problem } from '@safe-haven/contracts';
import { StoreUnavailable } from '@safe-haven/event-store';
import { LogCheck } from '../audit/verify/log-check.ts';
import { isOpenToOthers } from '../environment/config.ts';
import type { Key } from '../environment/provide.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK, CONFIG } from '../environment/tokens.ts';
import { FEED } from '../feed/tokens.ts';
import { Accounts } from '../identity/accounts.ts';
import { Administration } from '../identity/administration/administration.ts';
import { firstAdministratorLink } from '../identity/administration/first-administrator.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { RequestLimits } from '../limits/limits.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { LogBackup } from '../privacy/backup/log-backup.ts';
import { KeyOperations } from '../privacy/erasure/operations.ts';
import { account } from '../privacy/operator/account.ts';
import { type RunPlace, removeRunFolder, socketPath } from '../privacy/operator/run-folder.ts';
import { ACCOUNT_HEADER, runningProgram } from '../privacy/operator/running-program.ts';
import { Failure } from '../problems/failure.ts';
import { problemOf } from '../problems/problems.ts';
import { Upkeep } from '../processes/upkeep/upkeep.ts';
import { PERMIT_CONTEXT } from '../shelters/permission.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import type { Act } from './act.ts';
import { actsOf } from './acts.ts';
import { Begun, begun, isInParts, sendParts } from './answer-in-parts.ts';
import { archiveAct, archivePartsOf } from './archive/archive-act.ts';
import { importActs } from './import-acts.ts';

const BODY_LIMIT = 1024 * 1024;

/** Where the operator's commands reach a program that runs. */
export interface OperatorSocket {
  close(): Promise<void>;
}

/**
 * Takes the operator's commands over a Unix socket that only the program's account and the superuser can open: nothing
 * of it is on the network, and no file holds what would be needed to act. Null where another program on the same folder
 * listens there already (several on a log of a server). The folder was made (`runFolderRefused`). Rejects with a sentence
 * for the operator.
 */
export async function listenToOperator(
  app: INestApplicationContext,
  url: string,
  place: RunPlace,
): Promise<OperatorSocket | null> {
  const path = socketPath(place);
  const server = createServer(answering(dispatcherOf(app, url)));
  if (!(await listens(server, path))) {
    if ((await runningProgram(place)) !== null) return null;
    // Left behind by a program that was killed.
    rmSync(path, { force: true });
    if (!(await listens(server, path)))
      throw new Error(`No socket for the operator's commands can be made at ${path}.`);
  }
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      removeRunFolder(place);
    },
  };
}

async function listens(server: Server, path: string): Promise<boolean> {
  server.listen(path);
  return once(server, 'listening').then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return false;
      throw error;
    },
  );
}

type Dispatch = (name: string, body: unknown, by: unknown) => Promise<unknown>;

function dispatcherOf(app: INestApplicationContext, url: string): Dispatch {
  const part = <T>(key: Key<T>): T => app.get<T>(key as symbol);
  const [config, clock, limits, storeState] = [part(CONFIG), part(CLOCK), part(RequestLimits), part(StoreState)];
  const about = { url, openToOthers: isOpenToOthers(config) };
  const inviting = {
    config,
    directory: part(LiveDirectory),
    accounts: part(Accounts),
    administration: part(Administration),
  };
  const acts: ReadonlyMap<string, Act> = new Map(
    Object.entries({
      ...actsOf({
        about,
        keys: part(KeyOperations),
        backup: part(LogBackup),
        log: part(AccessLog),
        check: part(LogCheck),
        upkeep: part(Upkeep),
        firstLink: (by) => firstAdministratorLink(inviting, by),
      }),
      ...archiveAct(archivePartsOf(part)),
      ...importActs({ feed: part(FEED), shelters: part(ShelterStreams), context: part(PERMIT_CONTEXT), clock }),
    }),
  );
  return async (name, body, by) => {
    const known = acts.get(name);
    if (!known) throw new Failure('not_found');
    const [checkedBody, checkedAccount] = [known.body.safeParse(body), account.safeParse(by)];
    if (!checkedBody.success || !checkedAccount.success) throw new Failure('invalid');
    await limits.orFail('operator', 'operator');
    if (known.writes && storeState.delayed) throw new Failure('store_unavailable', { retryAfter: 2 });
    return known.run(checkedBody.data, checkedAccount.data);
  };
}

const answering =
  (dispatch: Dispatch) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answered = await jsonOf(request)
      .then((body) => dispatch(request.url?.slice(1) ?? '', body, request.headers[ACCOUNT_HEADER]))
      .then(async (answer) => (isInParts(answer) ? begun(answer) : answer))
      .then(
        (answer) => ({ status: 200, body: answer }),
        (error: unknown) => {
          const problem = problemFor(error);
          const retryAfter = problem['retryAfter'] ?? (problem.status === 503 ? 1 : undefined);
          return { status: problem.status, body: { code: problem.code, retryAfter } };
        },
      );
    if (answered.body instanceof Begun) return sendParts(answered.body, response, (error) => problemFor(error).code);
    response.writeHead(answered.status, { 'content-type': 'application/json' }).end(JSON.stringify(answered.body));
  };

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_LIMIT) throw new Failure('body_too_large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Failure('malformed_json');
  }
}

function problemFor(error: unknown): Problem {
  if (error instanceof Failure) return problemOf(error.code, error.extra);
  return problemOf(error instanceof StoreUnavailable ? 'store_unavailable' : 'unexpected');
}
