import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage, board, drafts, ownShelters } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { type Answer, type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { moved, withFactor } from '../testing/moved.ts';
import { Random } from '../testing/random.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const LONG = process.env['HAVEN_ATTACKS'] === 'long';
const CANARY = 'Canary by the water';
const manager = (person: string, country: string) =>
  ({ person, name: person, role: 'manager', organisation: 'Atina', country }) as const;
/** Managers of the organisation; one of them in its other country. */
const COLLEAGUES = [manager('sanja', 'RS'), manager('boris', 'BA'), manager('mira', 'RS')];

let haven: HttpProgram;
beforeAll(async () => {
  const limits = { ...LIMITS, person: { points: 40_000, seconds: 20 }, address: { points: 400_000, seconds: 20 } };
  haven = await startHttpProgram(undefined, undefined, { limits }, { people: [...PEOPLE, ...COLLEAGUES] });
  for (const shelter of ['lipa', 'javor', 'breza', 'dunja']) await haven.registerShelter(shelter);
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

const outcomeOf = ({ status, body }: Answer) => (status === 200 ? '200' : `${status} ${body.code}`);
const read = async (person: string, path: string): Promise<Answer> =>
  haven.get(person, path, { 'haven-position': await haven.program.store.head() });
/** The name and area of a house on the board of another organisation. */
async function onBoard(shelter: string): Promise<string | null> {
  const { rows } = board.parse((await read('vera', '/api/board')).body);
  const row = rows.find(({ shelterId }) => shelterId === shelter);
  return row ? `${row.name}, ${row.area.name}` : null;
}
const shelterOf = async (person: string, shelter: string) =>
  ownShelters
    .parse((await read(person, '/api/shelters')).body)
    .shelters.find(({ shelterId }) => shelterId === shelter)!;
const changeOf = async (shelter: string) => (await shelterOf('sanja', shelter)).proposed!;
const act = (person: string, shelter: string, command: string, body: object) =>
  withFactor(haven, person, shelter, command, body);
const proposes = (shelter: string, move: object, person = 'ana') => act(person, shelter, 'change-profile', move);
const publishes = async (person: string, shelter: string) =>
  act(person, shelter, 'publish-change', { changeId: (await changeOf(shelter)).changeId });
const drops = async (person: string, shelter: string) =>
  act(person, shelter, 'drop-change', { changeId: (await changeOf(shelter)).changeId });

describe('PX-1: given one stolen account of a manager', () => {
  it('when it moves a published house without a second factor, then nothing is written', async () => {
    const before = await haven.program.store.head();
    for (const move of [{ name: CANARY }, { area: { id: 'rs-nis' } }, { name: CANARY, kind: 'crisis' }])
      expect(outcomeOf(await haven.send('ana', 'lipa', 'change-profile', move))).toBe('403 second_factor_needed');
    expect([await haven.program.store.head(), await onBoard('lipa')]).toEqual([before, 'House lipa, Belgrade']);
    expect(outcomeOf(await haven.send('ana', 'lipa', 'change-profile', { kind: 'crisis' }))).toBe('200');
  });

  it('when it proposes it with one, then others see the old name and place everywhere, and nothing of the new', async () => {
    expect(outcomeOf(await proposes('lipa', { name: CANARY, area: { id: 'rs-nis' } }))).toBe('200');
    expect(await onBoard('lipa')).toBe('House lipa, Belgrade');
    const paths = ['board', 'tonight', 'notices', 'shelters/lipa', 'audit', 'import/houses', 'exports/hsds', 'drafts'];
    for (const { person } of PEOPLE.filter(({ organisation }) => organisation !== 'Atina')) {
      for (const path of paths.filter((one) => person !== 'ada' || one !== 'drafts')) {
        const { status, text } = await read(person, `/api/${path}`);
        expect([person, path, status < 500, text.includes('Canary')]).toEqual([person, path, true, false]);
      }
    }
    // Forms for partners and webhooks are made of the house as it is, for its own manager too.
    for (const path of ['exports/hsds', 'exports/edxl-have', 'board', 'import/houses'])
      expect((await read('ana', `/api/${path}`)).text).not.toContain('Canary');
  });

  it('when it publishes that itself, in its other role, or gets round it by an undo or a correction, then it is refused', async () => {
    expect(outcomeOf(await publishes('ana', 'lipa'))).toBe('409 second_person_needed');
    const { items } = (await read('ana', '/api/shelters/lipa/events?limit=100')).body;
    expect(items.filter((item: { type: string }) => item.type.startsWith('Profile'))).toMatchObject([
      { type: 'ProfileChangeProposed', correctable: [] },
    ]);
    for (const { eventId, type } of items.filter((item: { type: string }) =>
      /Profile|Registered|Published/.test(item.type),
    )) {
      const correction = { eventId, correction: { kind: 'void' }, reason: 'did_not_happen' };
      expect([type, outcomeOf(await haven.send('ana', 'lipa', 'correct-event', correction))]).toEqual([
        type,
        '409 correction_not_allowed',
      ]);
    }
  });

  it('when a second person publishes it, then they show a second factor, and others see it from then on', async () => {
    const { changeId, byName, mine, lapsed, name, area } = await changeOf('lipa');
    expect({ byName, mine, lapsed, name, area: area?.id }).toEqual({
      ...{ byName: 'ana', mine: false, lapsed: false },
      ...{ name: CANARY, area: 'rs-nis' },
    });
    expect((await shelterOf('ana', 'lipa')).proposed).toMatchObject({ mine: true });
    expect(outcomeOf(await haven.send('sanja', 'lipa', 'publish-change', { changeId }))).toBe(
      '403 second_factor_needed',
    );
    expect(outcomeOf(await publishes('sanja', 'lipa'))).toBe('200');
    expect(await onBoard('lipa')).toBe(`${CANARY}, Niš`);
    expect(await shelterOf('sanja', 'lipa')).toMatchObject({ name: CANARY, proposed: null });
    const { entries } = auditPage.parse((await read('sanja', '/api/audit?limit=20')).body);
    expect(entries.filter(({ type }) => /Profile/.test(type)).slice(0, 2)).toMatchObject([
      { type: 'ShelterProfileChanged', actor: { person: 'sanja' } },
      { type: 'ProfileChangeProposed', actor: { person: 'ana' } },
    ]);
    // Back where it was, for what follows.
    await moved(haven, 'lipa', { name: 'House lipa', area: { id: 'rs-beograd' } });
  });

  it('when the second person is an administrator, then they see the change and its house, and no other', async () => {
    await proposes('lipa', { name: 'House lipa 2' });
    const { changes } = drafts.parse((await read('ada', '/api/drafts')).body);
    expect(changes).toMatchObject([
      { shelterId: 'lipa', name: 'House lipa', organisation: 'Atina', proposed: { name: 'House lipa 2', mine: false } },
    ]);
    expect((await read('ada', '/api/shelters/lipa')).status).toBe(403);
    expect(drafts.parse((await read('petra', '/api/drafts')).body).changes).toEqual([]);
    expect(outcomeOf(await drops('ada', 'lipa'))).toBe('200');
  });

  it('when another organisation decides on it, then it hears what it hears of a change that is not there', async () => {
    await proposes('lipa', { name: 'House lipa 2' });
    const { changeId } = await changeOf('lipa');
    for (const person of ['petra', 'lejla', 'vera', 'mila', 'nora'])
      for (const command of ['publish-change', 'drop-change'])
        for (const asked of [changeId, 'none'])
          expect([person, outcomeOf(await act(person, 'lipa', command, { changeId: asked }))]).toEqual([
            person,
            '403 no_right',
          ]);
    expect(outcomeOf(await drops('ana', 'lipa'))).toBe('200');
    expect((await shelterOf('ana', 'lipa')).proposed).toBeNull();
  });
});

describe('PX-2: given a house that is to go elsewhere', () => {
  it('when the area is in another country of its organisation, then it goes there whole; in others it does not', async () => {
    const go = (area: object) => proposes('javor', { area });
    expect(outcomeOf(await go({ id: 'mk-skopje' }))).toBe('409 country_not_of_organisation');
    expect(outcomeOf(await proposes('javor', { country: 'BA' }))).toBe('400 invalid');
    expect(outcomeOf(await proposes('javor', { country: 'BA', area: { id: 'rs-nis' } }))).toBe('400 invalid');
    expect(outcomeOf(await go({ id: 'ba-tuzla' }))).toBe('200');
    expect(await changeOf('javor')).toMatchObject({ area: { id: 'ba-tuzla' }, country: 'BA' });
    expect(outcomeOf(await publishes('boris', 'javor'))).toBe('200');
    expect(await shelterOf('sanja', 'javor')).toMatchObject({ country: 'BA', area: { id: 'ba-tuzla' } });
  });

  it('when a file says so, then the dry run tells it and writes nothing, and the run asks for a second factor', async () => {
    const step = { name: 'change-profile', body: { area: { id: 'rs-nis' } } };
    const cookie = await haven.cookieOf('ana');
    const before = await haven.program.store.head();
    const asked = { shelterId: 'breza', steps: [step] };
    const { body } = await post(`${haven.url}/api/import/check`, asked, { cookie });
    expect([body.steps, await haven.program.store.head()]).toEqual([
      [{ added: 0, changed: 1, same: 0, refused: null }],
      before,
    ]);
    expect(outcomeOf(await haven.send('ana', 'breza', step.name, step.body))).toBe('403 second_factor_needed');
    expect(outcomeOf(await proposes('breza', step.body))).toBe('200');
    expect(await onBoard('breza')).toBe('House breza, Belgrade');
    expect(outcomeOf(await drops('ana', 'breza'))).toBe('200');
  });
});

describe('PX-4: given more than one who decides', () => {
  it('when two propose at once, then one change waits, and the other is refused for it', async () => {
    const both = await Promise.all([
      proposes('breza', { name: 'House breza 2' }, 'ana'),
      proposes('breza', { name: 'House breza 3' }, 'sanja'),
    ]);
    expect(both.map(outcomeOf).toSorted()).toEqual(['200', '409 change_waits']);
  });

  it('when two decide at once, then one does', async () => {
    const { changeId } = await changeOf('breza');
    const both = await Promise.all(
      ['publish-change', 'drop-change'].map((command) => act('mira', 'breza', command, { changeId })),
    );
    expect(both.map(outcomeOf).toSorted()).toEqual(['200', '409 change_unknown']);
    expect((await shelterOf('sanja', 'breza')).proposed).toBeNull();
  });

  it('when the proposer’s account is disabled, then nobody publishes it, and another takes its place', async () => {
    expect(outcomeOf(await proposes('breza', { name: 'House breza 4' }, 'mira'))).toBe('200');
    const cookie = await steppedUp(haven, 'ada');
    const disabled = await post(`${haven.url}/api/people/mira/disable`, { reason: 'misuse' }, { cookie });
    expect(disabled.status).toBeLessThan(300);
    expect(await changeOf('breza')).toMatchObject({ lapsed: true });
    expect(outcomeOf(await publishes('sanja', 'breza'))).toBe('409 proposer_gone');
    expect(outcomeOf(await proposes('breza', { name: 'House breza 5' }, 'sanja'))).toBe('200');
    expect(outcomeOf(await publishes('ana', 'breza'))).toBe('200');
    expect(await onBoard('breza')).toContain('House breza 5');
  });

  it('when the house is closed, then what waited lapses', async () => {
    await proposes('breza', { name: 'House breza 6' });
    await haven.done('ana', 'breza', 'close', {});
    expect((await shelterOf('sanja', 'breza')).proposed).toBeNull();
    expect(outcomeOf(await proposes('breza', { name: 'House breza 6' }))).toBe('409 house_closed');
    await haven.done('ana', 'breza', 'reopen', {});
    expect(await onBoard('breza')).toContain('House breza 5');
  });
});

describe('PX-3: given a stolen account that tries everything in any order', () => {
  it('then no published house has another name or place for others', async () => {
    const random = new Random(31);
    const seen = new Set<string | null>();
    const done: Record<string, number> = {};
    for (let n = 0; n < (LONG ? 400 : 120); n++) {
      const { items } = (await read('ana', '/api/shelters/dunja/events?limit=40')).body;
      const { eventId } = random.pick(items as { eventId: string }[]);
      const mine = (items as { eventId: string; by: { you?: boolean } }[])[0]!.eventId;
      const changeId = (await shelterOf('ana', 'dunja')).proposed?.changeId ?? 'none';
      const [command, body] = random.pick<readonly [string, object]>([
        ['change-profile', { name: `Dunja ${n}` }],
        ['change-profile', { area: { id: random.pick(['rs-nis', 'ba-tuzla', 'rs-subotica']) } }],
        ['change-profile', { kind: random.pick(['crisis', 'emergency']) }],
        ['publish-change', { changeId }],
        ['drop-change', { changeId }],
        ['undo', { eventId: mine }],
        ['correct-event', { eventId, correction: { kind: 'void' }, reason: 'did_not_happen' }],
        ['close', {}],
        ['reopen', {}],
        ['publish', {}],
      ]);
      if (outcomeOf(await act('ana', 'dunja', command, body)) === '200') done[command] = (done[command] ?? 0) + 1;
      seen.add(await onBoard('dunja'));
    }
    expect(Object.keys(done).toSorted()).toEqual(
      expect.arrayContaining(['change-profile', 'close', 'drop-change', 'reopen', 'undo']),
    );
    expect([...seen].toSorted()).toEqual(['House dunja, Belgrade', null].toSorted());
  });
});
