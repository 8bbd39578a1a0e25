import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownShelters } from '@safe-haven/contracts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { post } from '../testing/second-factor.ts';

let haven: HttpProgram;
const ROOM = { label: 'Attic', privacy: 'household', beds: [{ label: '1A', kind: 'adult' }] };
const registration = (name: string, rooms?: object[]) => ({
  ...{ name, organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
  ...{ timezone: 'Europe/Belgrade', mode: 'kept', kind: 'crisis' },
  ...(rooms ? { rooms } : {}),
});
const shelterOf = async (person: string, shelterId: string) =>
  ownShelters
    .parse((await haven.get(person, '/api/shelters')).body)
    .shelters.find((shelter) => shelter.shelterId === shelterId);
const idsOnBoard = async (person: string) =>
  ((await haven.get(person, '/api/board')).body.rows as { shelterId: string }[]).map(({ shelterId }) => shelterId);

beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterAll(() => haven.served.close());

describe('given a house that is being set up', () => {
  it('HS-5: then its manager reads what it lacks; others have no such list, or not this house in it', async () => {
    await haven.done('ana', 'vrba', 'register', registration('House Vrba'));
    expect(await shelterOf('ana', 'vrba')).toMatchObject({
      state: 'draft',
      mayPublish: false,
      proposed: null,
      setUp: { rooms: 0, beds: 0, rules: 0, declined: null, meetingPoint: false, address: false },
    });
    for (const person of ['vera', 'jelena', 'ada', 'nora']) {
      expect((await haven.get(person, '/api/shelters')).status).toBe(403);
    }
    expect(await shelterOf('petra', 'vrba')).toBeUndefined();
  });

  it('HS-1: when it is published without a bed, then the answer says what is missing and it stays a draft', async () => {
    const answer = await haven.send('ada', 'vrba', 'publish', {});
    expect([answer.status, answer.body.code]).toEqual([409, 'no_beds']);
    expect(await shelterOf('ana', 'vrba')).toMatchObject({ state: 'draft' });
  });

  it('HS-2: when a second person declines, then the first reads why, and the second sees its progress', async () => {
    await haven.done('ana', 'vrba', 'add-rooms', { rooms: [ROOM] });
    await haven.done('ada', 'vrba', 'decline-publication', { reasons: ['rules'] });
    const setUp = { rooms: 1, beds: 1, declined: { reasons: ['rules'] } };
    expect(await shelterOf('ana', 'vrba')).toMatchObject({ state: 'draft', setUp });
    const { drafts } = (await haven.get('ada', '/api/drafts')).body;
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ shelterId: 'vrba', setUp });
    const own = await haven.send('ana', 'vrba', 'decline-publication', { reasons: ['rules'] });
    expect(own.body.code).toBe('second_person_needed');
    await haven.done('ada', 'vrba', 'publish', {});
    expect(await shelterOf('ana', 'vrba')).toMatchObject({ state: 'published', setUp: { declined: null } });
    expect(await idsOnBoard('vera')).toContain('vrba');
  });

  it('HS-4: when a room is listed twice, then nothing of it is recorded, and its id is still free', async () => {
    const twice = await haven.send('ana', 'breza', 'register', registration('House Breza', [ROOM, ROOM]));
    expect([twice.status, twice.body.code]).toEqual([409, 'name_taken']);
    expect(await shelterOf('ana', 'breza')).toBeUndefined();
    await haven.done('ana', 'breza', 'register', registration('House Breza', [ROOM]));
    expect(await shelterOf('ana', 'breza')).toMatchObject({ setUp: { rooms: 1, beds: 1 } });
  });
});

describe('given rules that are being written', () => {
  const path = '/api/shelters/lipa/rules-as-told';
  const rules = { sons_max_age: 12, phones: 'none' };
  const send = async (person: string, body: object) =>
    post(`${haven.served.url}${path}`, { rules: body }, { cookie: await haven.cookieOf(person) });

  it('FP-16: then its manager reads what Find would answer, and nothing is recorded', async () => {
    const before = (await haven.get('ana', '/api/shelters/lipa')).body.row.revision;
    const answer = await send('ana', rules);
    expect([answer.status, answer.body.reasons]).toEqual([
      200,
      [
        { code: 'sons_max_age', limit: 12 },
        { code: 'phones', value: 'none' },
      ],
    ]);
    expect((await haven.get('ana', '/api/shelters/lipa')).body.row.revision).toBe(before);
  });

  it('then nobody else, and no rule that is none', async () => {
    const answers = await Promise.all(['vera', 'jelena', 'petra'].map((person) => send(person, rules)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await send('ana', { shoe_size: 41 })).status).toBe(400);
  });
});

describe('given a house that is closed', () => {
  it('HS-3: then it is on no board and in no search, a hold is refused with the reason, and reopened it is back', async () => {
    const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0 };
    const found = async () =>
      (await post(`${haven.url}/api/find`, { party }, { cookie: await haven.cookieOf('vera') })).text;
    expect(await found()).toContain('"lipa"');
    await haven.done('ana', 'lipa', 'close', {});
    expect(await found()).not.toContain('"lipa"');
    for (const person of ['ana', 'jelena', 'vera']) expect(await idsOnBoard(person)).not.toContain('lipa');
    expect((await haven.get('vera', '/api/shelters/lipa')).status).toBe(404);
    expect((await haven.send('vera', 'lipa', 'hold-beds', { party })).status).toBe(404);
    expect((await haven.send('ana', 'lipa', 'hold-beds', { party })).body.code).toBe('house_closed');
    expect(await shelterOf('ana', 'lipa')).toMatchObject({ state: 'closed' });
    expect((await haven.get('ana', '/api/shelters/lipa')).body).toMatchObject({ row: { closed: true } });
    await haven.done('ana', 'lipa', 'reopen', {});
    expect(await idsOnBoard('vera')).toContain('lipa');
    expect(await found()).toContain('"lipa"');
  });
});
