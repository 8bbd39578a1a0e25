import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dutyContacts, notices } from '@safe-haven/contracts';
import { readToHead } from '@safe-haven/event-store';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const NUMBER = { number: '060 123 4567', hours: null };
const HOUSES = ['lipa', 'h1', 'h2', 'h3', 'h4', 'h5'];
const store = memoryStore();
let haven: HttpProgram;

const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const on = async (person: string, name: string, whose = 'shelter', shelter = 'lipa') => {
  const { status, body } = await haven.send(person, shelter, name, { whose });
  return status < 300 ? 'done' : String(body.code);
};
const ofLipa = async (person: string) =>
  dutyContacts.parse((await haven.get(person, '/api/duty-contacts?shelter=lipa')).body).contacts[0]!;
const newsOf = async (person: string) =>
  notices
    .parse((await haven.get(person, '/api/notices')).body)
    .news.filter(({ what }) => what === 'number_reported')
    .map(({ shelterName, byName, byRole, byOrganisation }) => [shelterName, byName, byRole, byOrganisation]);

beforeAll(async () => {
  haven = await startHttpProgram(store);
  for (const house of HOUSES) {
    await haven.registerShelter(house);
    await act('ana', `shelters/${house}/record-duty-contact`, NUMBER);
  }
  const about = { name: 'Atina', countries: ['RS'], area: 'rs-beograd' };
  const { organisationId } = (await act('ada', 'organisations/register', about)).body;
  await act('ana', `organisations/${organisationId}/record-duty-line`, NUMBER);
});
afterAll(() => haven.served.close());

const reports = async () => {
  const types: string[] = [];
  for await (const entry of readToHead(store))
    if (entry.readable && /^DutyContact(Rep|Conf)/.test(entry.event.type)) types.push(JSON.stringify(entry.event));
  return types;
};

describe('given a house with a number and a duty line', () => {
  it('DC-5: when a hotline reports it, then the next caller sees since when, one fact says so, and it is taken back', async () => {
    expect([await on('vera', 'report-contact'), await on('lejla', 'report-contact')]).toEqual(['done', 'done']);
    expect(await reports()).toEqual(['{"type":"DutyContactReported"}']);
    const { shelter, organisation } = await ofLipa('lejla');
    expect(shelter?.reported).toEqual({ at: expect.any(String), mine: false });
    expect(organisation.line).not.toHaveProperty('reported');
    expect((await ofLipa('vera')).shelter?.reported).toMatchObject({ mine: true });
    expect(await on('lejla', 'withdraw-contact-report')).toBe('nothing_to_undo');
    expect(await on('vera', 'withdraw-contact-report')).toBe('done');
    expect((await ofLipa('lejla')).shelter).not.toHaveProperty('reported');
  });

  it('DC-6: then its managers have a notice without a name, until its own people say that it is right or write it again', async () => {
    await on('lejla', 'report-contact');
    await on('lejla', 'report-contact', 'organisation');
    const by = [null, 'coordinator', 'Lara'];
    expect((await newsOf('ana')).toSorted()).toEqual([
      ['Atina', ...by],
      ['House lipa', ...by],
    ]);
    expect(await newsOf('petra')).toEqual([]);
    expect([await on('vera', 'confirm-contact'), await on('petra', 'confirm-contact')]).toEqual([
      'no_right',
      'no_right',
    ]);
    expect([await on('mila', 'confirm-contact'), await on('mila', 'confirm-contact', 'organisation')]).toEqual([
      'done',
      'no_right',
    ]);
    expect(await newsOf('ana')).toEqual([['Atina', ...by]]);
    expect(await on('ana', 'confirm-contact', 'organisation')).toBe('done');
    await on('lejla', 'report-contact');
    await act('mila', 'shelters/lipa/record-duty-contact', { number: '060 765 4321', hours: null });
    expect(await newsOf('ana')).toEqual([]);
    expect((await ofLipa('vera')).shelter).not.toHaveProperty('reported');
  });

  it('DC-5: then nobody reports who reads no numbers, and nothing where there is none', async () => {
    for (const person of ['nora', 'fjolla', 'ada', 'aud']) expect(await on(person, 'report-contact')).toBe('no_right');
    await haven.registerShelter('jasen', 'petra');
    expect(await on('vera', 'report-contact', 'shelter', 'jasen')).toBe('no_number');
    expect(await on('vera', 'report-contact', 'organisation', 'jasen')).toBe('no_number');
    expect(await on('vera', 'report-contact', 'shelter', 'nowhere')).toBe('not_found');
  });

  it('DC-7: when one account has reported five, then a sixth is refused until one was seen to or an hour is over', async () => {
    haven.advance(61 * 60_000);
    const report = async (house: string) => on('vera', 'report-contact', 'shelter', house);
    for (const house of HOUSES.slice(0, 5)) expect(await report(house)).toBe('done');
    expect([await report('h5'), await report('h1')]).toEqual(['many_reports', 'done']);
    expect(await on('mila', 'confirm-contact', 'shelter', 'h1')).toBe('done');
    expect(await report('h5')).toBe('done');
    expect(await report('h1')).toBe('many_reports');
    haven.advance(61 * 60_000);
    expect(await report('h1')).toBe('done');
  });

  it('DC-7: when one account reports a number and takes that back again and again, then five times are all within an hour', async () => {
    haven.advance(61 * 60_000);
    await on('mila', 'confirm-contact');
    const before = (await reports()).length;
    const inTurn: string[] = [];
    for (let n = 0; n < 30; n++) {
      inTurn.push(await on('vera', 'report-contact'), await on('vera', 'withdraw-contact-report'));
      haven.clock.advance(1_000);
    }
    expect(inTurn.slice(0, 10)).toEqual(Array(10).fill('done'));
    expect(new Set(inTurn.slice(10))).toEqual(new Set(['many_reports', 'nothing_to_undo']));
    expect(await on('vera', 'report-contact', 'shelter', 'h2')).toBe('many_reports');
    expect((await reports()).length - before).toBe(10);
    expect(await on('lejla', 'report-contact')).toBe('done');
    haven.advance(61 * 60_000);
    expect(await on('vera', 'report-contact', 'shelter', 'h2')).toBe('done');
  });
});
