import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dutyContacts, notices, organisations } from '@safe-haven/contracts';
import { readToHead } from '@safe-haven/event-store';
import { directoryToSnapshot, toSnapshot } from '@safe-haven/projections';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram, textOf } from '../testing/http-program.ts';
import { OPERATOR } from '../testing/operator.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const HOURS = { from: '20:00', to: '07:00' };
const store = memoryStore();
let haven: HttpProgram;
let atina: string;

const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;
const read = async (person: string, ...shelters: string[]) => {
  const asked = shelters.map((shelter) => `shelter=${shelter}`).join('&');
  return dutyContacts.parse((await haven.get(person, `/api/duty-contacts?${asked}`)).body).contacts;
};
const ofLipa = async (person: string) => (await read(person, 'lipa'))[0]!;
const newsOf = async (person: string) =>
  notices
    .parse((await haven.get(person, '/api/notices')).body)
    .news.map(({ what, shelterName }) => [what, shelterName]);

beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  const about = { name: 'Atina', countries: ['RS'], area: 'rs-beograd' };
  atina = (await act('ada', 'organisations/register', about)).body.organisationId;
});
afterAll(() => haven.served.close());

describe('given a house and an organisation without numbers', () => {
  const SHELTER = 'shelters/lipa/record-duty-contact';
  const LINE = () => `organisations/${atina}/record-duty-line`;
  const NUMBER = { number: '060 123-4567', hours: HOURS };

  it('then those who may call see that there is none, and a missing shelter is left out', async () => {
    expect(await read('vera', 'lipa', 'nowhere')).toEqual([
      {
        shelterId: 'lipa',
        timezone: 'Europe/Belgrade',
        shelter: null,
        organisation: { organisationId: atina, name: 'Atina', line: null },
        maySet: false,
        maySetLine: false,
      },
    ]);
  });

  it('DC-3: then its own people write it, with a second factor; the line managers and administrators', async () => {
    const may: Record<string, string[]> = { shelter: [], line: [] };
    for (const { person } of PEOPLE) {
      const [shelter, line] = [await act(person, SHELTER, NUMBER), await act(person, LINE(), NUMBER)];
      if (shelter.status < 300) may['shelter']!.push(person);
      else expect([person, outcomeOf(shelter)]).toEqual([person, '403 no_right']);
      if (line.status < 300) may['line']!.push(person);
      else expect([person, outcomeOf(line)]).toEqual([person, '403 no_right']);
    }
    expect(may).toEqual({ shelter: ['jelena', 'mila', 'ana'], line: ['ana', 'ada'] });
    const plain = { cookie: await haven.cookieOf('ana') };
    for (const path of [SHELTER, LINE()])
      expect(outcomeOf(await post(`${haven.url}/api/${path}`, NUMBER, plain))).toBe('403 second_factor_needed');
    expect(outcomeOf(await act('ada', 'organisations/nothing/record-duty-line', NUMBER))).toBe('404 not_found');
  });

  it.each([
    [{ number: 'ask Ana', hours: null }, '409 no_phone_number'],
    [{ number: '060 12', hours: null }, '409 no_phone_number'],
    [{ number: '', hours: null }, '400 invalid'],
    [{ number: '060 123 4567', hours: { from: '8', to: '20:00' } }, '400 invalid'],
    [{ number: '060 123 4567', hours: { from: '08:00', to: '08:00' } }, '400 invalid'],
    [{ number: '060 123 4567' }, '400 invalid'],
  ])('DC-2: when %j is entered, then it is refused and what was there stays: %s', async (asked, outcome) => {
    const before = await ofLipa('vera');
    const answers = [await act('ana', SHELTER, asked), await act('ada', LINE(), asked)];
    expect(answers.map(outcomeOf)).toEqual([outcome, outcome]);
    expect(answers.map(textOf).join('\n')).not.toMatch(/060|Ana/);
    expect(await ofLipa('vera')).toEqual(before);
  });
});

describe('given both numbers', () => {
  it('DC-1: then operational roles see the number and its hours; nobody else does, and no cache stores it', async () => {
    const seen: Record<string, unknown> = {};
    for (const { person, role } of PEOPLE) {
      const { status, body, headers } = await haven.get(person, '/api/duty-contacts?shelter=lipa');
      expect(headers.get('cache-control')).toBe('no-store');
      seen[role] = status === 200 ? body.contacts[0].shelter.number : status;
    }
    const number = '+381601234567';
    expect(seen).toEqual({
      hotline: number,
      coordinator: number,
      shelter_staff: number,
      manager: number,
      network_manager: 403,
      focal_point: 403,
      administrator: 403,
      auditor: 403,
    });
    expect((await ofLipa('lejla')).organisation.line).toMatchObject({ number, hours: HOURS });
    const listed = organisations.parse((await haven.get('ada', '/api/organisations')).body).organisations;
    expect(listed.find(({ name }) => name === 'Atina')).toMatchObject({ dutyLine: true });
  });

  it('DC-1: then a draft’s contact is visible to its own people only', async () => {
    const draft = { name: 'Breza', organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } };
    await haven.done('ana', 'breza', 'register', {
      ...draft,
      timezone: 'Europe/Belgrade',
      mode: 'kept',
      kind: 'crisis',
    });
    expect([await read('vera', 'breza'), (await read('mila', 'breza')).length]).toEqual([[], 1]);
    const written = await act('petra', 'shelters/breza/record-duty-contact', { number: '060 123 4567', hours: null });
    expect(outcomeOf(written)).toBe('404 not_found');
  });

  it('DC-3: then for a day the role and time of the change are shown, and the managers are notified', async () => {
    expect((await ofLipa('vera')).shelter?.changed).toEqual({ at: expect.any(String), byRole: 'manager' });
    await act('mila', 'shelters/lipa/record-duty-contact', { number: '060 765 4321', hours: null });
    expect((await newsOf('ana')).toSorted()).toEqual([
      ['contact_written', 'Atina'],
      ['contact_written', 'House lipa'],
    ]);
    expect(await newsOf('petra')).toEqual([]);
    haven.advance(25 * 3_600_000);
    expect([(await ofLipa('vera')).shelter?.changed, await newsOf('ana')]).toEqual([null, []]);
    const { entries } = (await haven.get('aud', '/api/audit?topic=address')).body;
    const about = entries.map((e: { type: string; about: { name: string } }) => `${e.type} ${e.about.name}`);
    expect(about).toEqual(expect.arrayContaining(['DutyContactRecorded House lipa', 'DutyContactRecorded Atina']));
  });

  it('DC-1 R19: then no number is in an event, a snapshot, or an answer but the one that was asked for', async () => {
    const texts: string[] = [];
    for await (const event of readToHead(store)) texts.push(JSON.stringify(event));
    texts.push(directoryToSnapshot(haven.program.directory.directory), toSnapshot(haven.program.feed.network));
    const paths = 'board me notices people organisations tonight tasks requests transfers audit shelters/lipa'.split(
      ' ',
    );
    for (const { person } of PEOPLE)
      for (const path of [...paths, 'shelters/lipa/events', 'shelters/lipa/meeting-point'])
        texts.push((await haven.get(person, `/api/${path}`)).text);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => /60\D*1\D*2\D*3\D*4\D*5\D*6\D*7|7654321/.test(text))).toEqual([]);
  });

  it('DC-4: when it is erased, then nobody can read it, the other number stays, and a new one can be recorded', async () => {
    const erased = await haven.program.keys.operations.erase(
      { kind: 'contact', id: 'lipa', reason: 'asked', dryRun: false },
      OPERATOR,
    );
    expect(erased.outcome).toBe('erased');
    const { shelter, organisation } = await ofLipa('vera');
    expect([shelter, organisation.line?.number]).toEqual([null, '+381601234567']);
    expect(outcomeOf(await act('ana', 'shelters/lipa/record-duty-contact', { number: '116 123', hours: null }))).toBe(
      '204',
    );
    expect((await ofLipa('vera')).shelter?.number).toBe('116123');
    await haven.program.keys.operations.erase({ kind: 'line', id: atina, reason: 'asked', dryRun: false }, OPERATOR);
    expect((await ofLipa('vera')).organisation.line).toBeNull();
  });
});
