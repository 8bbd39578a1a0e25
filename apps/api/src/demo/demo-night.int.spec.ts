import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forecast, requestList, taskList, tonight, transferList } from '@safe-haven/contracts';
import { DEMO_PEOPLE, DEMO_SHELTERS, PARTNERS } from '@safe-haven/demo-network';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const options = { people: DEMO_PEOPLE, seed: true };
async function demo(store = memoryStore(), clock = new ManualClock()): Promise<CaseworkProgram> {
  return new CaseworkProgram(await startHttpProgram(store, clock, {}, options));
}

let work: CaseworkProgram;
let seeded: string;
beforeAll(async () => {
  work = await demo();
  seeded = await work.haven.program.store.head();
});
afterAll(() => work.haven.served.close());

const read = async <T>(person: string, path: string, schema: { parse(value: unknown): T }): Promise<T> => {
  const { status, body } = await work.read(`demo-${person}`, path);
  expect([person, path, status]).toEqual([person, path, 200]);
  return schema.parse(body);
};
const minutesTo = (at: string): number => (Date.parse(at) - work.haven.clock.now()) / 60_000;

describe('given the demo, when nobody has done anything yet', () => {
  it('then its requests cause nothing: no release, no repeated or duplicate event', async () => {
    await work.idle();
    await work.haven.program.lapse.recordDue();
    await work.haven.program.requestClock.recordDue();
    await work.idle();
    expect(await work.haven.program.store.head()).toBe(seeded);
  });

  it.each(Object.values(PARTNERS))('FC-5 then a manager of $name reads what is likely of a house', async ({ name }) => {
    const manager = DEMO_PEOPLE.find((p) => p.organisation === name && p.role === 'manager')!;
    const { lines } = await read(manager.person.slice(5), 'forecast', forecast);
    expect(lines.filter(({ kind, days }) => kind === 'shelter' && days.length > 0)).not.toEqual([]);
  });

  it.each(Object.values(PARTNERS))('then the people of $name see requests in every situation', async ({ name }) => {
    const people = DEMO_PEOPLE.filter((p) => p.organisation === name);
    for (const { person, role } of people.filter((p) => p.role === 'hotline' || p.role === 'coordinator')) {
      const { items } = await read(person.slice(5), 'requests', requestList);
      expect([role, items.map((r) => r.situation).toSorted()]).toEqual([
        role,
        ['open', 'open', 'placed', 'promised', 'unmet'],
      ]);
      for (const { criteria, asked } of items) expect([criteria !== null, asked.length > 1]).toEqual([true, true]);
      const answering = items.find((r) => r.situation === 'open' && r.waitingSince === r.openedAt)!;
      expect(new Set(answering.answers.map((a) => a.answer))).toEqual(new Set(['yes', 'yes_if', 'no']));
      expect(items.find((r) => r.waitingSince !== r.openedAt)?.offered).not.toBeNull();
      expect(items.find((r) => r.situation === 'promised')?.place?.shelterId).toBeTruthy();
      expect(items.find((r) => r.situation === 'unmet')?.reasons.length).toBeGreaterThan(1);
    }
  });

  it.each(['vesna', 'lejla', 'ana', 'mimoza'])(
    'then the hotline worker %s has a hold of her own tonight',
    async (who) => {
      const { holds, parties } = await read(who, 'tonight', tonight);
      expect(holds.filter((h) => h.mine && h.requestId !== null).length).toBeGreaterThanOrEqual(1);
      expect(parties.filter((p) => p.kind === 'request').length).toBe(3);
    },
  );

  it('then two of the holds end within the quarter of an hour', async () => {
    for (const who of ['vesna', 'lejla']) {
      const [first] = (await read(who, 'tonight', tonight)).holds;
      expect([minutesTo(first!.expiresAt) > 10, minutesTo(first!.expiresAt) < 15]).toEqual([true, true]);
    }
  });

  it('then the overdue party is first in the list of both sides of its transfer', async () => {
    for (const who of ['jelena', 'elena']) {
      const [first, ...others] = (await read(who, 'tonight', tonight)).parties;
      expect([who, first]).toEqual([who, expect.objectContaining({ kind: 'transfer', overdue: true })]);
      expect(minutesTo(first!.due!)).toBeCloseTo(-25, 1);
      expect(others.some((p) => p.overdue)).toBe(false);
    }
  });

  it('then the transfers of the night are in every situation, each opened for its two sides alone', async () => {
    const seen = new Map<string, string>();
    for (const who of ['jelena', 'amra', 'elena', 'arta']) {
      for (const item of (await read(who, 'transfers', transferList)).items) {
        seen.set(item.transferId, item.situation);
        const isDisclosed = item.from.mine || ['accepted', 'on_the_way', 'overdue'].includes(item.situation);
        expect([item.from.mine || item.to.mine, item.details !== null]).toEqual([true, isDisclosed]);
        const isOver = item.situation === 'arrived' && !item.from.mine;
        const isMeeting = ['on_the_way', 'overdue', 'arrived'].includes(item.situation) && !isOver;
        expect([item.situation, item.meetingPoint !== null]).toEqual([item.situation, isMeeting]);
      }
    }
    expect([...seen.values()].toSorted()).toEqual([
      'accepted',
      'arrived',
      'on_the_way',
      'on_the_way',
      'overdue',
      'proposed',
    ]);
    expect((await read('olivera', 'transfers', transferList)).items).toEqual([]);
  });

  it.each(['marija', 'sanja', 'biljana', 'blerta'])('then %s finds tasks for her houses', async (who) => {
    const { tasks } = await read(who, 'tonight', tonight);
    expect(tasks).toBeGreaterThanOrEqual(2);
    const { items } = await read(who, 'tasks', taskList);
    const shelters = DEMO_PEOPLE.find((p) => p.person === `demo-${who}`)!.shelters!;
    expect(items.every((task) => shelters.includes(task.shelterId))).toBe(true);
    const open = items.filter((task) => task.state === 'open');
    expect(open.length).toBeGreaterThanOrEqual(2);
    const isYes = ({ answer }: (typeof open)[number]) => answer !== null && answer.answer !== 'no';
    expect(open.map((task) => task.criteria !== null)).toEqual(open.map(isYes));
  });

  it.each(['marija', 'selma', 'biljana', 'blerta'])('then %s is offered a party that lost its place', async (who) => {
    const { items } = await read(who, 'tasks', taskList);
    expect(items.filter((task) => task.offered).length).toBe(1);
  });

  it.each(['dragana', 'mirela'])('then %s sees a shelter of hers that is stale', async (who) => {
    expect((await read(who, 'tonight', tonight)).stale.length).toBe(1);
  });

  it.each(['nevena', 'azra', 'slavica', 'teuta'])('then %s, who places nobody, reads none of it', async (who) => {
    for (const path of ['tonight', 'requests', 'transfers', 'tasks']) {
      expect([path, (await work.read(`demo-${who}`, path)).status]).toEqual([path, 403]);
    }
  });

  it('then the log has a request, and its key, from when it was opened: before its beds are held', async () => {
    const promised = (await read('vesna', 'requests', requestList)).items.find((r) => r.situation === 'promised')!;
    const opened = await firstOf(`request-${promised.requestId}`);
    const held = (await work.events(`shelter-${promised.place!.shelterId}`)).find(
      ({ event }) => event.type === 'BedsHeld' && event.requestId === promised.requestId,
    );
    expect(opened.position < held!.position).toBe(true);
    const key = await firstOf(`key-request-${promised.requestId}.1`);
    expect(key.metadata.recordedAt).toBe(opened.metadata.recordedAt);
    expect(opened.metadata.recordedAt).toBe(promised.openedAt);
  });

  it('then personal details are sealed in the log', async () => {
    const { events } = await work.haven.program.store.read(`request-${await anyRequest()}`);
    expect(JSON.stringify(events)).not.toMatch(/legalRegime|oldestSon|formalStatus|rs-nis/);
  });
});

/** The oldest event of a stream. */
async function firstOf(stream: string) {
  const [first] = await work.events(stream);
  if (!first) throw new Error(`${stream} is empty`);
  return first;
}
const anyRequest = async (): Promise<string> => (await read('vesna', 'requests', requestList)).items[0]!.requestId;

describe('given the demo, when the party that is overdue arrives', () => {
  it('TR-8: then the shelter admits them into their held beds with one command', async () => {
    const { items } = await read('elena', 'transfers', transferList);
    const { transferId } = items.find(({ situation }) => situation === 'overdue')!;
    const holds = async () => (await read('elena', 'tonight', tonight)).holds.length;
    const before = await holds();
    await work.done('demo-elena', `transfers/${transferId}/arrive`, {});
    await work.idle();
    expect(await holds()).toBe(before - 1);
    expect((await work.typesOf(`transfer-${transferId}`)).at(-1)).toBe('TransferArrived');
  });
});

describe('given the demo, when a hold of its night lapses', () => {
  it('RQ-5: then its request looks for a place again, and the next yes is offered', async () => {
    const promised = (await read('vesna', 'requests', requestList)).items.find((r) => r.situation === 'promised')!;
    work.haven.advance(15 * 60_000);
    await work.haven.program.lapse.recordDue();
    await work.until(`request-${promised.requestId}`, 'RequestReopened');
    await work.idle();
    const again = (await read('vesna', 'requests', requestList)).items.find((r) => r.requestId === promised.requestId);
    expect(again).toMatchObject({ situation: 'open', place: null, offered: 'tresnja' });
  });
});

describe('given several programs that start on one empty log', () => {
  it('then one of them fills it, and the night is there once; a later start writes nothing', async () => {
    const [store, clock, delayed] = [memoryStore(), new ManualClock(), new ManualClock()];
    delayed.advance(7);
    const [one, other] = await Promise.all([demo(store, clock), demo(store, delayed)]);
    await one.idle();
    await other.idle();
    for (const { shelterId } of DEMO_SHELTERS) {
      const types = await one.typesOf(`shelter-${shelterId}`);
      expect(types.filter((type) => type === 'ShelterRegistered')).toHaveLength(1);
    }
    for (const program of [one, other]) {
      const { items } = requestList.parse((await program.read('demo-vesna', 'requests')).body);
      expect(items).toHaveLength(5);
      expect(items.every((r) => r.criteria !== null)).toBe(true);
    }
    const head = await store.head();
    const again = await demo(store, clock);
    await again.idle();
    expect(await store.head()).toBe(head);
    // Days later the night would be generated differently; the existing one stays.
    clock.advance(50 * 3_600_000);
    const lipa = (await store.read('shelter-lipa')).revision;
    const later = await demo(store, clock);
    const written = (await later.events('shelter-lipa')).filter(({ revision }) => revision > lipa);
    expect(written.map(({ metadata }) => metadata.actor.person).filter((p) => p !== 'system:clock')).toEqual([]);
    for (const program of [one, other, again, later]) await program.haven.served.close();
  });
});
