import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import { Streams } from '../streams/streams.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';

let store: RefusingStore;
let haven: HttpProgram;
let work: CaseworkProgram;
beforeEach(async () => {
  store = new RefusingStore();
  haven = await startHttpProgram(store);
  work = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  await work.request('r1', ['lipa', 'jasen']);
});
afterEach(() => haven.served.close());

/** Run by another program on the same log: in one program commands on one request are queued. */
const withdrawnElsewhere = () =>
  new RequestStreams(new Streams(store, haven.clock)).handle({
    id: 'r1',
    command: { type: 'withdraw' },
    commandId: randomUUID(),
    actor: { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' },
    source: 'app',
  });

const seenDuties = async () => {
  await haven.program.feed.waitFor(await store.head(), HANGS_MS);
  return haven.program.cases.casework.duties.length;
};

describe('given a hold for a request', () => {
  it('when the log refuses appends for a while, then duties are kept and completed once it accepts, within moments', async () => {
    store.refuses = { prefix: 'request-', how: 'unavailable' };
    await work.hold('vera', 'lipa', 'r1');
    expect(await seenDuties()).toBe(1);
    expect(await work.typesOf('request-r1')).not.toContain('RequestPromised');
    store.refuses = null;
    await work.until('request-r1', 'RequestPromised');
    await work.idle();
    expect((await work.typesOf('request-r1')).filter((t) => t === 'RequestPromised')).toHaveLength(1);
  });

  it('when the request is withdrawn at the same moment, then the hold is released instead of promised', async () => {
    store.before = { prefix: 'request-', run: withdrawnElsewhere };
    await work.hold('vera', 'lipa', 'r1');
    await work.until('shelter-lipa', 'HoldReleased');
    await work.idle();
    const types = await work.typesOf('request-r1');
    expect(types).toEqual(['RequestOpened', 'RequestBroadcast', 'RequestWithdrawn', 'RequestHoldNotNeeded']);
  });

  it('RQ-3: when it follows, then because of the event of the hold, and not when the program tries again', async () => {
    const slow = await startHttpProgram(store, haven.clock, {}, { timeLimits: { againMs: 2 * HANGS_MS } });
    await haven.program.follow.stop();
    await work.hold('vera', 'lipa', 'r1');
    await work.until('request-r1', 'RequestPromised');
    await work.hold('petra', 'jasen', 'r1');
    await work.until('shelter-jasen', 'HoldReleased');
    await slow.served.close();
  });
});
