import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressRevealed, meetingPoint, notices } from '@safe-haven/contracts';
import { type NotifiedProgram, startNotifiedProgram } from '../live/notices/testing/notified-program.ts';
import { CaseworkProgram, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { type HttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const HOUR = 3_600_000;
let notified: NotifiedProgram;
let haven: HttpProgram;

const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const reveal = (person: string, shelter: string, purpose: string) =>
  act(person, `shelters/${shelter}/reveal-address`, { purpose });
const pointOf = async (person: string, shelter = 'lipa') =>
  meetingPoint.parse((await haven.get(person, `/api/shelters/${shelter}/meeting-point`)).body);
const newsOf = async (person: string) => notices.parse((await haven.get(person, '/api/notices')).body).news;
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;

beforeAll(async () => {
  notified = await startNotifiedProgram();
  haven = notified.haven;
  await notified.everybodySubscribes();
  for (const place of ['address', 'meeting-point']) {
    const body = place === 'address' ? { address: 'Old Road 1' } : { meetingPoint: 'The old station' };
    expect((await act('ana', `shelters/lipa/record-${place}`, body)).status).toBe(204);
  }
  haven.advance(25 * HOUR);
});
afterAll(() => notified.close());

describe('given somebody who tries to lure people to another meeting point', () => {
  const other = { meetingPoint: 'The dark corner' };

  it('VA-6: when a session without a second factor, or somebody of another house, writes it, then nothing is written', async () => {
    const plain = { cookie: await haven.cookieOf('mila') };
    for (const [path, body] of [
      ['record-meeting-point', other],
      ['record-address', { address: 'Elsewhere 2' }],
    ] as const) {
      const answer = await post(`${haven.url}/api/shelters/lipa/${path}`, body, plain);
      expect(outcomeOf(answer)).toBe('403 second_factor_needed');
      for (const person of ['vera', 'lejla', 'petra', 'nora', 'ada']) {
        expect(outcomeOf(await act(person, `shelters/lipa/${path}`, body))).toBe('403 no_right');
      }
    }
    expect(await pointOf('vera')).toMatchObject({ meetingPoint: 'The old station', changed: null });
  });

  it('VA-6: when somebody of the house writes it, then its managers are notified at once and see by whom', async () => {
    await notified.silence();
    expect((await act('mila', 'shelters/lipa/record-meeting-point', other)).status).toBe(204);
    expect(await notified.messages()).toEqual({ ana: 1 });
    expect(await newsOf('ana')).toEqual([
      expect.objectContaining({
        what: 'meeting_point_written',
        shelterId: 'lipa',
        byName: 'mila',
        byRole: 'shelter_staff',
      }),
    ]);
    for (const person of ['mila', 'jelena', 'petra', 'vera', 'ada'])
      expect([person, await newsOf(person)]).toEqual([person, []]);
  });

  it('VA-7: then everybody who reads it within a day sees when and by which role it was changed', async () => {
    const at = new Date(haven.clock.now()).toISOString();
    for (const person of ['vera', 'lejla', 'jelena']) {
      expect(await pointOf(person)).toMatchObject({ ...other, changed: { at, byRole: 'shelter_staff' } });
    }
    haven.advance(24 * HOUR - 1);
    expect((await pointOf('vera')).changed).not.toBeNull();
    haven.advance(1);
    expect((await pointOf('vera')).changed).toBeNull();
    expect(await newsOf('ana')).toEqual([]);
  });

  it('VA-7: when the address was changed, then each person who sees it sees that too', async () => {
    expect((await act('jelena', 'shelters/lipa/record-address', { address: 'New Road 2' })).status).toBe(204);
    const { address, changed } = addressRevealed.parse((await reveal('vera', 'lipa', 'delivery')).body);
    expect([address, changed?.byRole]).toEqual(['New Road 2', 'coordinator']);
  });
});

describe('given somebody who tries to see an address', () => {
  it('VA-9: when another organisation sees it, then the managers of the house are notified at once, with the purpose', async () => {
    await notified.silence();
    expect((await reveal('vera', 'lipa', 'visit_agreed')).status).toBe(200);
    expect(await notified.messages()).toEqual({ ana: 1 });
    const [news] = await newsOf('ana');
    expect(news).toMatchObject({
      what: 'address_seen',
      byName: 'vera',
      byOrganisation: 'SOS',
      purpose: 'visit_agreed',
    });
    await notified.silence();
    expect((await reveal('jelena', 'lipa', 'delivery')).status).toBe(200);
    expect(await notified.messages()).toEqual({});
  });

  it('VA-8: when nobody of theirs is on the way, then the purpose of bringing somebody is refused; with a hold it is allowed', async () => {
    expect(outcomeOf(await reveal('vera', 'lipa', 'bring_somebody'))).toBe('409 nobody_is_coming');
    expect(outcomeOf(await reveal('jelena', 'lipa', 'bring_somebody'))).toBe('409 nobody_is_coming');
    const { body } = await haven.done('vera', 'lipa', 'hold-beds', { party: ONE });
    expect((await reveal('vera', 'lipa', 'bring_somebody')).status).toBe(200);
    expect((await reveal('jelena', 'lipa', 'bring_somebody')).status).toBe(200);
    await haven.done('vera', 'lipa', 'release-hold', { holdId: body.events[0].holdId, reason: 'declined' });
    expect(outcomeOf(await reveal('vera', 'lipa', 'bring_somebody'))).toBe('409 nobody_is_coming');
  });

  it('VA-8: when a transfer was accepted, then the person who brings the party sees the address', async () => {
    const work = new CaseworkProgram(haven);
    await act('petra', 'shelters/vrba/record-address', { address: 'Lara Lane 3' });
    const arrival = { from: work.instant(60), to: work.instant(120) };
    const party = { toShelterId: 'lipa', party: ONE, arrival, details: DETAILS };
    await work.done('vera', 'transfers/t1/propose', party);
    expect(outcomeOf(await reveal('vera', 'lipa', 'bring_somebody'))).toBe('409 nobody_is_coming');
    const { body } = await haven.get('ana', '/api/transfers/t1');
    await work.done('ana', 'transfers/t1/accept', { met: body.conditions });
    expect((await reveal('vera', 'lipa', 'bring_somebody')).status).toBe(200);
  });

  it('VA-8: when somebody has seen five addresses in a day, then a sixth is refused without somebody on the way', async () => {
    haven.advance(25 * HOUR);
    const shelters = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
    for (const shelter of shelters) {
      await haven.registerShelter(shelter);
      await act('ana', `shelters/${shelter}/record-address`, { address: `Road ${shelter}` });
    }
    const seen = await Promise.all(shelters.map((shelter) => reveal('vera', shelter, 'check_record')));
    expect(seen.map(outcomeOf).toSorted()).toEqual([...Array.from({ length: 5 }, () => '200'), '409 enough_houses']);
    const sessions = shelters[seen.findIndex(({ status }) => status === 200)]!;
    const missed = shelters[seen.findIndex(({ status }) => status === 409)]!;
    expect((await reveal('vera', sessions, 'delivery')).status).toBe(200);
    expect(JSON.stringify(seen.map(({ body }) => body))).not.toContain(`Road ${missed}`);
    await haven.done('vera', missed, 'hold-beds', { party: ONE });
    expect((await reveal('vera', missed, 'bring_somebody')).status).toBe(200);
    haven.advance(25 * HOUR);
    expect((await reveal('vera', missed, 'check_record')).status).toBe(200);
  });

  it('VA-12: when they hold, look and release in house after house, then the third takes a hold older than five minutes', async () => {
    haven.advance(25 * HOUR);
    const lookedAt = async (shelter: string, more: object = {}) => {
      const { body } = await haven.done('vera', shelter, 'hold-beds', { party: ONE, ...more });
      const seen = await reveal('vera', shelter, 'bring_somebody');
      return { seen: outcomeOf(seen), release: { holdId: body.events[0].holdId, reason: 'declined' } };
    };
    for (const shelter of ['h1', 'h2']) {
      const { seen, release } = await lookedAt(shelter);
      expect(seen).toBe('200');
      await haven.done('vera', shelter, 'release-hold', release);
    }
    expect((await lookedAt('h3')).seen).toBe('409 hold_too_new');
    haven.advance(5 * 60_000 - 1);
    expect(outcomeOf(await reveal('vera', 'h3', 'bring_somebody'))).toBe('409 hold_too_new');
    haven.advance(1);
    expect(outcomeOf(await reveal('vera', 'h3', 'bring_somebody'))).toBe('200');
    // One of the houses again, as for the next party on the way there.
    expect((await lookedAt('h1')).seen).toBe('200');
  });

  it('VA-12: when the house said yes to their request, then its address is shown at once; for a hold of a request alone it is not', async () => {
    const work = new CaseworkProgram(haven);
    await work.request('unasked', ['h4'], ONE);
    const { body } = await haven.done('vera', 'h4', 'hold-beds', { party: ONE, requestId: 'unasked' });
    expect(outcomeOf(await reveal('vera', 'h4', 'bring_somebody'))).toBe('409 hold_too_new');
    expect(body.events[0].type).toBe('BedsHeld');
    await work.request('agreed', ['h5'], ONE);
    await work.answers('ana', 'agreed', 'h5', 'yes');
    await work.idle();
    await haven.done('vera', 'h5', 'hold-beds', { party: ONE, requestId: 'agreed' });
    expect(outcomeOf(await reveal('vera', 'h5', 'bring_somebody'))).toBe('200');
  });
});
