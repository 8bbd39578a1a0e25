import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { activatedByPassword, invited } from '../identity/testing/invited.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { MILA, SmsHouse } from './testing/sms-house.ts';

const MINUTE = 60_000;

let house: SmsHouse;
beforeEach(async () => {
  house = await SmsHouse.start();
  house.haven.clock.advance(2 * MINUTE);
});
afterEach(() => house.close());

const newest = async () => (await house.facts())[0]!;
const rowTo = async (person: string) => {
  const { rows } = (await house.haven.get(person, '/api/board')).body;
  return rows.find(({ shelterId }: { shelterId: string }) => shelterId === 'lipa');
};

describe('given somebody of a house with a number and a card', () => {
  it.each([
    ['OK', 'OccupancyConfirmed'],
    ['count 3', 'CensusReported'],
    ['Pauza', 'IntakePaused'],
    ['ПАУЗА', 'IntakePaused'],
    ['tačno!', 'OccupancyConfirmed'],
    ['Numri 0', 'CensusReported'],
  ])(
    'SM-1 SM-5: when she texts %s, then it is a fact of hers with the source sms, and is said back',
    async (word, type) => {
      expect(await house.text(`${house.codes[0]} ${word}`)).toBe(204);
      expect(await newest()).toMatchObject({ type, source: 'sms', by: { role: 'shelter_staff' } });
      await house.gateway.until(1);
      expect(house.gateway.sent).toMatchObject([
        { to: [MILA], text: 'Recorded. UNDO within 5 minutes takes it back.' },
      ]);
    },
  );

  it('SM-5: when a count is improbable, then it waits for a look, and the answer says so', async () => {
    await house.text(`${house.codes[0]} COUNT 99`);
    await house.gateway.until(1);
    expect(house.gateway.sent[0]!.text).toBe('Improbable: check it in the program.');
    expect(await newest()).toMatchObject({ type: 'CensusQuestioned', source: 'sms' });
  });

  it('SM-5: when a count comes before six in the evening, then it is about the night before', async () => {
    await house.text(`${house.codes[0]} COUNT 2`);
    // It is 00:32 in the house.
    expect(await newest()).toMatchObject({ type: 'CensusReported', data: { occupied: 2, night: '2026-11-24' } });
  });

  it('SM-6: when she texts UNDO within five minutes, then it is taken back; and later, or twice, it is not', async () => {
    await house.text(`${house.codes[0]} PAUSE`);
    house.haven.clock.advance(4 * MINUTE);
    await house.text(`${house.codes[1]} UNDO`);
    await house.gateway.until(2);
    expect((await rowTo('ana')).intake).toMatchObject({ state: 'open' });
    await house.text(`${house.codes[2]} UNDO`);
    await house.text(`${house.codes[3]} PAUSE`);
    house.haven.clock.advance(5 * MINUTE + 1_000);
    await house.text(`${house.codes[4]} UNDO`);
    await house.gateway.until(5);
    expect(house.gateway.sent.map(({ text }) => text)).toEqual([
      'Recorded. UNDO within 5 minutes takes it back.',
      'Taken back.',
      'Not done. Open the program.',
      'Recorded. UNDO within 5 minutes takes it back.',
      'Not done. Open the program.',
    ]);
    expect((await rowTo('ana')).intake).toMatchObject({ state: 'paused' });
  });

  it.each(['OK', 'COUNT 2'])('SM-6: then UNDO takes back %s too', async (word) => {
    await house.text(`${house.codes[0]} ${word}`);
    await house.text(`${house.codes[1]} undo`);
    await house.gateway.until(2);
    expect(house.gateway.sent[1]!.text).toBe('Taken back.');
    expect(await newest()).toMatchObject({ type: 'EventCorrected', source: 'sms' });
  });

  it('SM-6: then UNDO takes back nothing that she did in the program, and nothing of somebody else', async () => {
    await house.text(`${house.codes[0]} OK`);
    await house.haven.done('mila', 'lipa', 'pause-intake', { reason: 'incident' });
    await house.text(`${house.codes[1]} UNDO`);
    await house.gateway.until(2);
    expect(house.gateway.sent[1]!.text).toBe('Not done. Open the program.');
    expect((await rowTo('ana')).intake).toMatchObject({ state: 'paused', reason: 'incident' });
  });

  it('SM-5: when the numbers were changed since she sent it, then OK says nothing of them', async () => {
    const sentAt = house.haven.clock.now();
    house.haven.clock.advance(MINUTE);
    await house.haven.done('jelena', 'lipa', 'admit-party', { party: { adults: 1, children: 0 } });
    await house.text(`${house.codes[0]} OK`, { receivedAt: sentAt });
    await house.gateway.until(1);
    expect(house.gateway.sent[0]!.text).toBe('Not done. Open the program.');
    expect(await newest()).toMatchObject({ type: 'PartyAdmitted' });
  });

  it('SM-7: when the gateway is away, then the fact is recorded, and the answer follows when it is back', async () => {
    house.gateway.refusals.push(503, 502);
    expect(await house.text(`${house.codes[0]} OK`)).toBe(204);
    expect(await newest()).toMatchObject({ type: 'OccupancyConfirmed' });
    await house.gateway.until(1);
  });

  it('SM-3: then a code of her authenticator counts as well, once, and signs her in no more', async () => {
    const { haven } = house;
    const person = { name: 'Zora', email: 'zora@example.org' };
    const { authenticator, browser } = await activatedByPassword(
      haven,
      await invited(haven, 'p-zora', { role: 'shelter_staff', shelters: ['lipa'] }, person),
      person,
    );
    await house.asked('ana', 'lipa/sms-numbers/allow', { personId: 'p-zora', number: '+38765998877' });
    const code = authenticator.nextCode();
    await house.text(`${code} OK`, { from: '+38765998877' });
    await house.gateway.until(1);
    expect(await newest()).toMatchObject({ type: 'OccupancyConfirmed', source: 'sms' });
    await house.text(`${code} PAUSE`, { from: '+38765998877' });
    expect(await newest()).toMatchObject({ type: 'OccupancyConfirmed' });
    const shown = await browser.post('/api/me/step-up', { code });
    expect(shown.status).not.toBe(200);
  });

  it('SM-3: when two organisations have her number, then her authenticator is for neither, and a card for its house', async () => {
    const { haven } = house;
    await haven.registerShelter('vrelo', 'petra');
    const person = { name: 'Zora', email: 'zora@example.org' };
    const { authenticator } = await activatedByPassword(
      haven,
      await invited(haven, 'p-zora', { role: 'shelter_staff', shelters: ['lipa'] }, person),
      person,
    );
    const ofLara = { role: 'shelter_staff', organisation: 'Lara', shelters: ['vrelo'] };
    expect((await house.asked('ada', '../people/p-zora/grant-role', ofLara)).status).toBe(204);
    const zora = { personId: 'p-zora', number: '+38765998877' };
    const { body } = await house.asked('ana', 'lipa/sms-numbers/allow', zora);
    expect((await house.asked('petra', 'vrelo/sms-numbers/allow', zora)).status).toBe(200);
    const newestOf = async (manager: string, shelterId: string) =>
      (await haven.get(manager, `/api/shelters/${shelterId}/events`)).body.items[0].type;
    const both = () => Promise.all([newestOf('ana', 'lipa'), newestOf('petra', 'vrelo')]);
    await house.text(`${authenticator.nextCode()} OK`, { from: zora.number });
    expect(await both()).toEqual(['ShelterPublished', 'ShelterPublished']);
    await house.text(`${body.codes[0]} OK`, { from: zora.number });
    expect(await both()).toEqual(['OccupancyConfirmed', 'ShelterPublished']);
    expect(await house.heard()).toEqual(expect.not.objectContaining({ wrong_code: expect.anything() }));
    expect(await house.heard()).toMatchObject({ not_understood: 1 });
  });

  it('SM-2: then her managers see whose number it is and its end, and how many codes are left', async () => {
    await house.text(`${house.codes[0]} OK`);
    await house.gateway.until(1);
    const { body } = await house.haven.get('ana', '/api/shelters/lipa/sms-numbers');
    expect(body.numbers).toMatchObject([
      { personId: 'mila', name: 'mila', ending: '33', codesLeft: 19, locked: false },
    ]);
    expect(body.staff.map(({ personId }: { personId: string }) => personId).toSorted()).toEqual([
      'ana',
      'jelena',
      'mila',
    ]);
    expect(JSON.stringify(body)).not.toContain('1112233');
    const may = async (who: string) => (await house.haven.get(who, '/api/me')).body.may.includes('sms-numbers');
    expect([await may('ana'), await may('mila'), await may('ada')]).toEqual([true, false, false]);
  });

  it('SM-2: when another organisation’s manager asks, or a number is another’s, then they learn nothing', async () => {
    expect((await house.haven.get('petra', '/api/shelters/lipa/sms-numbers')).status).toBe(404);
    expect(
      (await house.asked('petra', 'lipa/sms-numbers/allow', { personId: 'petra', number: '+38761222333' })).status,
    ).toBe(404);
    expect((await house.asked('petra', `lipa/sms-numbers/${house.smsId}/revoke`, { personId: 'mila' })).status).toBe(
      404,
    );
    const answers = [
      await house.asked('ana', 'lipa/sms-numbers/allow', { personId: 'jelena', number: MILA }),
      await house.asked('ana', 'lipa/sms-numbers/allow', { personId: 'jelena', number: '12' }),
      await house.asked('ana', 'lipa/sms-numbers/allow', { personId: 'vera', number: '+381601112244' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect((await house.haven.get('ana', '/api/shelters/lipa/sms-numbers')).body.numbers).toHaveLength(1);
  });

  it('SM-3: when a new card is made, then the codes of the one before count no more', async () => {
    const { body } = await house.asked('ana', `lipa/sms-numbers/${house.smsId}/make-card`, { personId: 'mila' });
    expect(body.codes).toHaveLength(20);
    expect(body.codes).not.toEqual(house.codes);
    await house.text(`${house.codes[0]} PAUSE`);
    expect(await newest()).not.toMatchObject({ type: 'IntakePaused' });
    await house.text(`${body.codes[0]} PAUSE`);
    expect(await newest()).toMatchObject({ type: 'IntakePaused' });
  });
});

describe('given a program without a gateway', () => {
  it('SM-1: then it says nothing of texts: each route is a 404', async () => {
    const haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    const answer = await fetch(`${haven.url}/api/sms/received`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(404);
    expect((await haven.get('ana', '/api/shelters/lipa/sms-numbers')).status).toBe(404);
    expect((await haven.get('ana', '/api/me')).body.may).not.toContain('sms-numbers');
    await haven.served.close();
  });
});
