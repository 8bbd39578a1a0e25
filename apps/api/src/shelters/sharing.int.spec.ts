import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const WOMAN = { women: 1 };
const MAN = { men: 1 };
const GIRL = { girls: 1 };
const NOBODY = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const party = (heads: object) => ({ ...NOBODY, ...heads });

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  // Only the shared room is left: somebody has the other one.
  await haven.done('jelena', 'lipa', 'admit-party', { party: party(WOMAN), beds: ['f1'] });
  const rooms = [
    { label: 'Men', privacy: 'shared', forWhom: 'men', beds: [{ bedId: 'm1', label: '1', kind: 'adult' }] },
  ];
  await haven.done('ana', 'lipa', 'add-rooms', { rooms });
  await haven.done('jelena', 'lipa', 'admit-party', { party: party(WOMAN), beds: ['s1'] });
});
afterAll(() => haven.served.close());

const hold = (person: string, heads: object): Promise<Answer> =>
  haven.send(person, 'lipa', 'hold-beds', { party: party(heads) });
const detail = async (): Promise<Answer['body']> => (await haven.get('jelena', '/api/shelters/lipa')).body;

describe('given a shared room with a woman in it, and one for men', () => {
  it('SR-1: then a girl who came alone is held with no stranger; the house says that others have a place', async () => {
    const refused = await hold('jelena', GIRL);
    expect(refused.body).toMatchObject({ status: 409, code: 'room_not_for_party', free: 2 });
    expect((await detail()).row.places).toMatchObject({ inService: 7, free: 2, spare: 3, held: 0, occupied: 2 });
  });

  it('SR-1, PV-1: then those who see bands hear that there is no place, and nothing of who is there', async () => {
    const { body } = await hold('vera', GIRL);
    expect(body).toMatchObject({ status: 409, code: 'no_place_for_party' });
    expect(JSON.stringify(body)).not.toMatch(/room_not_for_party|women|men|"free"/);
  });

  it('SR-1, FP-4: then Find says the same to each of them', async () => {
    const found = async (person: string, query: string) => (await haven.get(person, `/api/find?${query}`)).body;
    const girl = 'adults=0&children=1';
    expect((await found('jelena', girl)).cannot.shelters[0].barriers).toContainEqual({ code: 'room_not_for_party' });
    expect((await found('vera', girl)).cannot.shelters[0].barriers).toContainEqual({ code: 'no_place_for_party' });
    expect((await found('vera', 'adults=1')).takes.count + (await found('vera', 'adults=1')).takesIf.count).toBe(1);
  });

  it('SR-1: when a man is held, then it is in the room for men, and the page of the house shows its word', async () => {
    const { body } = await hold('jelena', MAN);
    const held = body.events.find((event: { type: string }) => event.type === 'BedsHeld');
    expect(held.beds).toEqual(['m1']);
    const { rooms } = await detail();
    const words = rooms.map(({ label, forWhom }: { label: string; forWhom: string | null }) => [label, forWhom]);
    expect(words).toEqual([
      ['Family room', null],
      ['Shared room', null],
      ['Men', 'men'],
    ]);
    await haven.done('jelena', 'lipa', 'release-hold', { holdId: held.holdId, reason: 'declined' });
  });

  it('SR-2: when staff decide otherwise at the door, then it takes a tick, which is recorded', async () => {
    const admit = (more: object) =>
      haven.send('jelena', 'lipa', 'admit-party', { party: party(GIRL), beds: ['s2'], ...more });
    expect((await admit({})).body).toMatchObject({ status: 409, code: 'room_not_for_party' });
    const { body } = await admit({ roomException: true });
    expect(body.events).toMatchObject([{ type: 'PartyAdmitted', roomException: true }]);
    const { items } = (await haven.get('jelena', '/api/shelters/lipa/events')).body;
    expect(items[0]).toMatchObject({ type: 'PartyAdmitted', data: { roomException: true } });
  });
});

describe('given a body that asks for more than the door may', () => {
  it('SR-2: then a hold has no tick, and a room has no other word', async () => {
    const ticked = await haven.send('jelena', 'lipa', 'hold-beds', { party: party(GIRL), roomException: true });
    expect(ticked.status).toBe(400);
    const beds = [{ label: '1', kind: 'adult' }];
    const rooms = [{ label: 'Other', privacy: 'shared', forWhom: 'staff', beds }];
    expect((await haven.send('ana', 'lipa', 'add-rooms', { rooms })).status).toBe(400);
  });
});
