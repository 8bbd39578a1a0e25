import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, PersonCommand } from '@safe-haven/domain';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { DEMO_LIMITS } from '../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';

const ADMIN: Actor = { person: 'ada', role: 'administrator', organisation: null, country: null };
const ENDS: [string, PersonCommand][] = [
  ['the account is closed', { type: 'disable-person', reason: 'lost_device' }],
  ['the role is taken away', { type: 'revoke-role', grantId: 'demo' }],
];

const store = { log: memoryStore() };
let haven: HttpProgram;
beforeEach(async () => {
  store.log = memoryStore();
  const reads = { ...DEMO_LIMITS.reads, atOnce: 1, costlyAtOnce: 1 };
  haven = await startHttpProgram(store.log, undefined, { limits: { ...DEMO_LIMITS, reads } });
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

async function ends(command: PersonCommand): Promise<void> {
  const outcome = await haven.program.accounts.handle({ personId: 'ana', command, actor: ADMIN });
  expect(outcome.kind).toBe('done');
  await haven.program.feed.waitFor(await store.log.head(), HANGS_MS);
}

/** The log's next follower gets the first events of the house, and the others once the gate is open. */
function gated(first: number) {
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { follow } = store.log;
  store.log.follow = async function* (...asked: Parameters<typeof follow>) {
    store.log.follow = follow;
    let n = 0;
    for await (const event of follow.apply(store.log, asked)) {
      if (event.stream === 'shelter-lipa' && n++ === first) {
        reached.resolve();
        await gate.promise;
      }
      yield event;
    }
  };
  return { reached: reached.promise, open: gate.resolve };
}

/** A read that has been let in, and waits behind the one before. */
async function letIn(path: string, headers: Record<string, string>): Promise<{ readonly answer: Promise<Response> }> {
  const arrived = new Promise((resolve) => haven.served.app.getHttpServer().once('request', resolve));
  const answer = fetch(haven.url + path, { headers });
  await arrived;
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  return { answer };
}

describe('AC-3: given somebody who is let in and waits for an answer', () => {
  it.each(ENDS)(
    'AC-3: when %s while a file leaves, then the rest of it does not, and what waits behind gets no data',
    async (_, command) => {
      const headers = { cookie: await haven.cookieOf('ana') };
      const gate = gated(3);
      const file = fetch(`${haven.url}/api/exports/log`, { headers });
      await gate.reached;
      const waiting = await letIn('/api/shelters/lipa', headers);
      const open = await letIn('/api/sign-in', headers);
      await ends(command);
      gate.open();
      await expect(file.then((answer) => answer.text())).rejects.toThrow();
      expect((await waiting.answer).status).toBe(401);
      // How one signs in is for anybody, also for somebody who has just left.
      expect((await open.answer).status).toBe(200);
    },
  );

  it('AC-3: when a second factor is shown meanwhile, then both are answered', async () => {
    const cookie = await haven.cookieOf('ana');
    const { reached, open } = gated(3);
    const file = fetch(`${haven.url}/api/exports/log`, { headers: { cookie } });
    await reached;
    const found = haven.program.authentication.callerOf({ cookie })!;
    const session = haven.program.directory.session(found.sessionId!)!;
    const proof = { credentialId: null, challenge: null, totpStep: null, recoveryCode: null, signCount: 0 };
    await haven.program.sessionOpener.rotate(session, { grantId: null, proof });
    open();
    const text = await (await file).text();
    expect(text.split('\n').filter(Boolean).length).toBeGreaterThan(3);
  });
});
