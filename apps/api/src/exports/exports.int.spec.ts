import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { KINDS, textOf } from './testing/kinds.ts';

const ADA = { person: 'ada', role: 'administrator', organisation: 'Network', country: null } as const;
const PHONE = '+381 11 2345678';
const ADDRESS = 'CANARY-ADDRESS 12';
const BEDS = ['CANARYBEDONE', 'CANARYBEDTWO', 'CANARYBEDTRE'];

const log = new RefusingStore();
let haven: HttpProgram;
/** What must not be exported: beds, stays, holds, rooms, labels, addresses, numbers, coordinates. */
const canaries: string[] = [
  ...BEDS,
  ...BEDS.map((bed) => `${bed} label`),
  'CANARYROOM',
  ADDRESS,
  '2345678',
  '44.8',
  '20.4',
];
beforeAll(async () => {
  haven = await startHttpProgram(log);
  await haven.registerShelter('jasen', 'petra');
  await haven.registerShelter('lipa');
  const done = (command: string, body: unknown) => haven.done('ana', 'lipa', command, body);
  await done('add-room', { roomId: 'CANARYROOM', label: 'CANARYROOM label', privacy: 'shared' });
  const beds = BEDS.map((bedId) => ({ bedId, label: `${bedId} label`, kind: 'adult' }));
  await done('add-beds', { roomId: 'CANARYROOM', beds });
  const held = await done('hold-beds', { party: { adults: 1, children: 0 }, beds: [BEDS[0]] });
  const admitted = await done('admit-party', {
    anotherParty: true,
    party: { adults: 1, children: 0 },
    beds: [BEDS[1]],
  });
  await done('move-party', { stayId: admitted.body.events[0].stayId, beds: [BEDS[2]] });
  await done('take-bed-out-of-service', { bedId: BEDS[1], reason: 'cleaning' });
  await done('discharge-party', { stayId: admitted.body.events[0].stayId, destination: 'family' });
  canaries.push(held.body.events[0].holdId, admitted.body.events[0].stayId);
  await haven.program.vault.write('lipa', { address: ADDRESS, duty_contact: PHONE }, { by: ADA, source: 'app' });
  await haven.program.feed.waitFor(await log.head(), HANGS_MS);
});
afterAll(() => haven.served.close());

const exportsIn = async () => {
  const { body } = await haven.get('aud', '/api/audit?limit=500', { 'haven-position': await log.head() });
  return body.entries.filter(({ type }: { type: string }) => type === 'ExportProduced');
};

describe('XP-1: exports', () => {
  it.each(KINDS)(
    'XP-1: $kind is open to the roles of the rights table, and is recorded before it is sent',
    async (kind) => {
      for (const { person, role } of PEOPLE) {
        const before = (await exportsIn()).length;
        const { status } = await haven.get(person, kind.path);
        expect([role, status]).toEqual([role, kind.open.includes(role) ? 200 : 403]);
        const [newest, ...more] = (await exportsIn()).slice(0, status === 200 ? 1 : 0);
        expect([more.length, (await exportsIn()).length - before]).toEqual([0, status === 200 ? 1 : 0]);
        if (status === 200) expect(newest).toMatchObject({ details: { what: kind.what }, actor: { person } });
      }
    },
  );

  it.each(KINDS)('XP-1: given a store that cannot record it, then nothing of $kind is sent', async ({ path }) => {
    log.refuses = { prefix: 'access-', how: 'unavailable' };
    const answer = await haven.get('ana', path);
    log.refuses = null;
    expect([answer.status, answer.body.code]).toEqual([503, expect.any(String)]);
  });
});

describe('XP-2: exported files', () => {
  it.each(KINDS)(
    'XP-2: $kind contains no bed, stay, coordinate, number or person, for any role that downloads it',
    async (kind) => {
      for (const { person } of PEOPLE.filter(({ role }) => kind.open.includes(role))) {
        const response = await fetch(haven.url + kind.path, { headers: { cookie: await haven.cookieOf(person) } });
        const text = await textOf(response);
        expect(text.length).toBeGreaterThan(50);
        expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
        expect(text).not.toMatch(/"(party|women|girls|stayId|holdId|bedId|phone|phones|latitude|longitude)"/);
        expect(PEOPLE.filter(({ name }) => new RegExp(`"${name}"`).test(text))).toEqual([]);
      }
    },
  );
});

describe('XP-4: the log of one’s own houses', () => {
  const lines = async (person: string, query = '') => {
    const { text, headers } = await haven.get(person, `/api/exports/log${query}`);
    const read = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { read, end: headers.get('haven-position')! };
  };

  it('XP-4: has every event of the own houses in log order, and none of other organisations', async () => {
    const { read } = await lines('ana');
    const own = (await log.read('shelter-lipa')).events;
    expect(read.map(({ position, type }) => [position, type])).toEqual(
      own.map(({ position, type }) => [position, type]),
    );
    expect((await lines('petra')).read.every(({ stream }) => stream === 'shelter-jasen')).toBe(true);
    expect(read.find(({ type }) => type === 'PartyAdmitted')).toMatchObject({
      stream: 'shelter-lipa',
      by: { role: 'manager', organisation: 'Atina' },
      beds: 1,
      data: { kind: 'self' },
    });
  });

  it('XP-4: continues after a position: what is new, and nothing twice', async () => {
    const { read, end } = await lines('ana');
    // PV-11: the end of the file, not of the log.
    expect(end).toBe(read.at(-1).position);
    expect((await lines('ana', `?after=${end}`)).read).toEqual([]);
    await haven.done('ana', 'lipa', 'confirm-occupancy', { revision: String(read.at(-1).revision) });
    const next = await lines('ana', `?after=${end}`);
    expect(next.read.map(({ type }) => type)).toEqual(['OccupancyConfirmed']);
    const middle = read[3].position;
    const positions = (of: readonly { position: string }[]) => of.map(({ position }) => position);
    expect(positions((await lines('ana', `?after=${middle}`)).read.slice(0, -1))).toEqual(positions(read.slice(4)));
    expect((await haven.get('ana', '/api/exports/log?after=12')).status).toBe(400);
  });
});
