import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type HandoverCommandName, handoverCommandNames } from '@safe-haven/contracts';
import { scopeOf } from '@safe-haven/domain';
import { io } from 'socket.io-client';
import { instantOf } from '../environment/clock.ts';
import { deskIdOf } from '../feed/live-handovers.ts';
import { caughtUp, nothingPlanned } from '../live/testing/caught-up.ts';
import { FAMILY, ONE } from '../requests/testing/casework-program.ts';
import { memoryStore, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { writeFromNewerRelease } from '../testing/newer-release.ts';
import { ShiftProgram } from './testing/shifts.ts';

const log = { store: memoryStore() };
let work: ShiftProgram;
beforeEach(async () => {
  log.store = memoryStore();
  work = new ShiftProgram(await startHttpProgram(log.store));
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
});
afterEach(() => work.haven.served.close());

/** A night of Atina: an admission, a hold in another organisation's house, a waiting request, and a request put to Atina. */
async function night(): Promise<void> {
  const { haven } = work;
  const held = await haven.done('mila', 'lipa', 'hold-beds', { party: FAMILY });
  const { holdId } = held.body.events.find((e: { type: string }) => e.type === 'BedsHeld');
  await haven.done('mila', 'lipa', 'admit-party', { holdId });
  await haven.done('jelena', 'jasen', 'hold-beds', { party: ONE });
  await work.request('ours', ['jasen'], ONE, 'jelena');
  await work.request('theirs', ['lipa'], ONE, 'lejla');
  await work.idle();
}

describe('given a night shift of a coordinator', () => {
  it('HO-5: then its account has the admissions, the holds, the waiting requests, and what the houses are asked', async () => {
    await work.begin('jelena');
    await night();
    const { shift, account, may } = await work.handover('jelena');
    expect(shift).toMatchObject({ situation: 'on_duty', by: { name: 'jelena', mine: true } });
    expect(may).toEqual(['hand-over']);
    expect(account).toMatchObject({
      admissions: { parties: 1, people: 4, children: 3 },
      discharges: { parties: 0 },
      holds: { placed: 2, admitted: 1, live: 1, lapsed: 0, released: 0 },
      requests: { opened: 1, placed: 0, open: 1 },
      free: { before: 6, now: 2 },
      ending: [{ shelterId: 'jasen', atHome: false, places: 1 }],
      open: [{ requestId: 'ours', silent: 1, yes: 0 }],
      questions: [{ requestId: 'theirs', shelterId: 'lipa' }],
      silent: [],
    });
    expect(account.shelters).toMatchObject([
      { shelterId: 'lipa', free: { before: 6, now: 2 }, lines: [{ kind: 'held' }, { kind: 'admitted' }] },
    ]);
    // Of another organisation's house only Atina's own hold.
    expect(JSON.stringify(await work.handover('petra'))).not.toMatch(/lipa"|"f1"|"s1"/);
  });

  it('HO-1 HO-4: when it is handed over and accepted, then the accepted account stays the same later, on another replica and after a correction', async () => {
    await work.begin('jelena');
    await night();
    await work.handOver('jelena');
    const waiting = await work.handover('ana');
    expect(waiting).toMatchObject({
      shift: { situation: 'handed_over', by: { name: 'jelena', mine: false } },
      may: ['accept-handover', 'override-handover'],
    });
    await work.accept('ana');
    const shiftId = waiting.shift!.shiftId;
    const then = await work.past('jelena', shiftId);
    expect(then).toMatchObject({ from: { name: 'jelena' }, to: { name: 'ana', mine: false }, reason: null });
    expect({ ...then.account, to: null }).toEqual({ ...waiting.account, to: null });
    const after = await work.handover('ana');
    expect(after).toMatchObject({ shift: { by: { mine: true } }, earlier: [{ shiftId }], may: ['hand-over'] });
    expect(after.account.entries).toBe(0);

    const admitted = (await work.events('shelter-lipa')).find(({ event }) => event.type === 'PartyAdmitted')!;
    const voiding = { eventId: admitted.eventId, correction: { kind: 'void' }, reason: 'did_not_happen' };
    await work.haven.done('ana', 'lipa', 'correct-event', voiding);
    await work.done('jelena', 'requests/ours/withdraw', {});
    expect(await work.past('jelena', shiftId)).toEqual(then);
    expect((await work.handover('ana')).account).toMatchObject({
      corrections: 1,
      requests: { withdrawn: 1, open: 0 },
      shelters: [{ lines: [{ kind: 'corrected', code: 'did_not_happen' }] }],
    });

    const again = new ShiftProgram(await startHttpProgram(log.store, work.haven.clock));
    await again.haven.useSessionsOf('jelena', work.haven);
    expect(await again.past('jelena', shiftId)).toEqual(then);
    await again.haven.served.close();
  });

  it('HO-1: when two accept at once on two replicas, then one has the duty and the other is refused with the reason', async () => {
    await work.begin('jelena');
    await work.handOver('jelena');
    const other = new ShiftProgram(await startHttpProgram(log.store, work.haven.clock));
    for (const person of ['ana', 'mila']) await other.haven.useSessionsOf(person, work.haven);
    const seen = await work.seenAccount('ana');
    const answers = await Promise.all([
      work.send('ana', 'handover/accept-handover', seen),
      other.send('mila', 'handover/accept-handover', seen),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('shift_over');
    const [here, there] = [await work.handover('ana'), await other.handover('ana')];
    expect(here.shift).toEqual(there.shift);
    await other.haven.served.close();
  });

  it('HO-2: when nobody handed over, then it is taken over with a reason, and other commands go on meanwhile', async () => {
    await work.begin('jelena');
    const { shiftId, position } = await work.seenAccount('mila');
    const early = await work.send('mila', 'handover/accept-handover', { shiftId, position });
    expect([early.status, early.body.code]).toEqual([409, 'not_handed_over']);
    await work.haven.done('mila', 'lipa', 'hold-beds', { party: ONE });
    await work.override('mila', 'not_reachable');
    expect((await work.handover('jelena')).earlier).toMatchObject([{ reason: 'not_reachable', handedOverAt: null }]);
    const sick = await work.send('mila', 'handover/override-handover', { shiftId, position, reason: 'she is ill' });
    expect(sick.status).toBe(400);
    await work.haven.done('jelena', 'lipa', 'hold-beds', { party: ONE });
  });

  it('HO-8: then without a shift the account is of the last twelve hours', async () => {
    await night();
    const { shift, account, may } = await work.handover('ana');
    expect([shift, may]).toEqual([null, ['begin-shift']]);
    expect(account.admissions.parties).toBe(1);
    expect(Date.parse(account.to.at) - Date.parse(account.from.at)).toBeLessThanOrEqual(13 * 3_600_000);
    work.haven.advance(14 * 3_600_000);
    expect((await work.handover('ana')).account).toMatchObject({ entries: 0, admissions: { parties: 0 } });
  });

  it('HO-5: when an event of a house can’t be read, then the account says so, and up to where, and counts it in no total', async () => {
    await work.haven.registerShelter('breza');
    await work.begin('jelena');
    await work.haven.done('mila', 'lipa', 'hold-beds', { party: ONE });
    await work.haven.done('mila', 'lipa', 'admit-party', { anotherParty: true, party: ONE });
    await work.haven.done('mila', 'breza', 'admit-party', { anotherParty: true, party: ONE });
    const whole = (await work.handover('jelena')).account;
    const counted = { admissions: { parties: 2 }, holds: { placed: 1 } };
    expect(whole).toMatchObject({ unread: [], free: { before: 12, now: 3 }, ...counted });
    const readTo = instantOf(work.haven.clock.now());
    work.haven.advance(9 * 3_600_000);
    const position = await writeFromNewerRelease(log.store, 'shelter-lipa', work.haven.clock.now());
    await work.haven.done('mila', 'breza', 'hold-beds', { party: ONE });
    const { account } = await work.handover('jelena');
    expect(account.to.position > position).toBe(true);
    expect(account.unread).toMatchObject([{ shelterId: 'lipa', readTo }]);
    expect(account.free).toEqual({ before: 6, now: 1 });
    expect(account).toMatchObject({ admissions: { parties: 1 }, holds: { placed: 1 }, entries: 2 });
    expect(account.silent.map(({ shelterId }) => shelterId)).not.toContain('lipa');
  });

  it('HO-6: then none of its events and no snapshot contains a name, a bed or a need', async () => {
    await work.begin('jelena');
    await night();
    await work.handOver('jelena');
    await work.override('ana');
    const shifts = await work.events(`shift-${deskIdOf({ organisation: 'Atina', shelters: null })}`);
    expect(shifts.map(({ type }) => type)).toEqual(['ShiftBegun', 'HandoverPrepared', 'HandoverOverridden']);
    expect(JSON.stringify(shifts.map(({ stream, event }) => [stream, event]))).not.toMatch(
      /xzq|pregnant|rs-nis|jelena|"(f|s)[1-4]"/,
    );
    const read = JSON.stringify(await work.past('jelena', (await work.handover('ana')).earlier[0]!.shiftId));
    expect(read).not.toMatch(/xzq|pregnant|rs-nis|rs-novi-sad|"f[1-4]"|stayId|"beds"/);
  });
});

/** A valid body for each command. */
const SEEN = { shiftId: 'none', position: '0'.repeat(16) };
const BODIES: Readonly<Record<HandoverCommandName, object>> = {
  'begin-shift': {},
  'hand-over': SEEN,
  'accept-handover': SEEN,
  'override-handover': { ...SEEN, reason: 'left_already' },
};

describe('given every role', () => {
  it.each(PEOPLE)('HO-7: $role ($person) reads and sends as the policy has it', async ({ person, role }) => {
    await work.begin('jelena');
    const may = scopeOf(role, 'handover') !== 'none';
    expect((await work.read(person, 'handover')).status).toBe(may ? 200 : 403);
    for (const name of handoverCommandNames) {
      const sent = may ? { nonsense: true } : BODIES[name];
      const { body, status } = await work.send(person, `handover/${name}`, sent);
      expect([name, status, body.code]).toEqual([name, may ? 400 : 403, may ? 'invalid' : 'no_right']);
    }
    const { shiftId } = await work.seenAccount('jelena');
    await work.handOver('jelena');
    await work.accept('mila');
    const isTheirs = ['jelena', 'mila', 'ana'].includes(person);
    expect((await work.read(person, `handover/${shiftId}`)).status).toBe(isTheirs ? 200 : may ? 404 : 403);
  });

  it('HO-9: when it is handed over, then the open screens of the desk are notified, and nobody else', async () => {
    await work.begin('jelena');
    const received = new Map<string, number>();
    const sockets = await Promise.all(['ana', 'petra', 'vera'].map((person) => listening(person, received)));
    // The nudges of what came before, such as the publication of the houses.
    await nothingPlanned(work);
    await caughtUp(work.haven, sockets);
    received.clear();
    await work.handOver('jelena');
    await nothingPlanned(work);
    await caughtUp(work.haven, sockets);
    expect((await work.read('ana', 'tonight')).body.handover).toBe('waits');
    expect((await work.read('jelena', 'tonight')).body.handover).toBe('mine');
    expect((await work.read('petra', 'tonight')).body.handover).toBe('none');
    expect([...received.keys()]).toEqual(['ana']);
    for (const socket of sockets) socket.disconnect();
  });
});

async function listening(person: string, received: Map<string, number>) {
  const socket = io(work.haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await work.haven.cookieOf(person) },
  });
  socket.on('tonight', () => received.set(person, (received.get(person) ?? 0) + 1));
  await new Promise((resolve) => socket.once('snapshot', resolve));
  return socket;
}
