import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { transferView } from '@safe-haven/contracts';
import { CaseworkProgram, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { memoryStore, startHttpProgram } from '../testing/http-program.ts';

const log = { store: memoryStore() };
let work: CaseworkProgram;
beforeEach(async () => {
  log.store = memoryStore();
  work = new CaseworkProgram(await startHttpProgram(log.store));
  await work.haven.registerShelter('jasen', 'petra');
  const proposal = {
    toShelterId: 'jasen',
    party: ONE,
    arrival: { from: work.instant(60), to: work.instant(120) },
    details: { ...DETAILS, citizenOf: ['RS', 'BA'] },
    consent: { kind: 'written', scope: ['travel'] },
  };
  await work.done('vera', 'transfers/t1/propose', proposal);
});
afterEach(() => work.haven.served.close());

/** While `sent` goes on, a store that stores nothing of the transfer and does not say so. */
async function withoutOutcome<T>(sent: () => Promise<T>): Promise<T> {
  const { append } = log.store;
  log.store.append = async (stream, ...given) =>
    stream === 'transfer-t1' ? { outcome: 'unknown', reason: 'no answer' } : append.call(log.store, stream, ...given);
  try {
    return await sent();
  } finally {
    log.store.append = append;
  }
}
const conditions = async () => transferView.parse((await work.read('petra', 'transfers/t1')).body).conditions;

/** Sent with an unknown outcome, recorded by what follows holds, and sent again with the same bytes. */
async function sentTwice(path: string, body: object) {
  const key = randomUUID();
  const sent = () => work.send('petra', path, body, key, { 'haven-expires': expires });
  const expires = work.instant(10);
  const first = await withoutOutcome(sent);
  expect([first.status, first.body.code]).toEqual([503, 'outcome_unknown']);
  await work.idle();
  return sent();
}

describe('SH-7: given an answer of the receiving house whose outcome was not known', () => {
  it('SH-7: when an acceptance was recorded since, then the same bytes are a yes; another key is refused', async () => {
    const body = { met: await conditions() };
    expect((await sentTwice('transfers/t1/accept', body)).status).toBe(200);
    const types = await work.typesOf('transfer-t1');
    expect(types.filter((type) => type === 'TransferAccepted')).toHaveLength(1);
    expect((await work.typesOf('shelter-jasen')).filter((type) => type === 'BedsHeld')).toHaveLength(1);
    const other = await work.send('petra', 'transfers/t1/accept', body);
    expect([other.status, other.body.code]).toEqual([409, 'already_answered']);
  });

  it('SH-7: when the arrival was recorded since, then the same bytes are a yes; another key is refused', async () => {
    await work.done('petra', 'transfers/t1/accept', { met: await conditions() });
    await work.done('vera', 'transfers/t1/depart', {});
    expect((await sentTwice('transfers/t1/arrive', {})).status).toBe(200);
    expect((await work.typesOf('shelter-jasen')).filter((type) => type === 'PartyAdmitted')).toHaveLength(1);
    const other = await work.send('petra', 'transfers/t1/arrive', {});
    expect([other.status, other.body.code]).toEqual([409, 'transfer_ended']);
  });
});
