import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tonight } from '@safe-haven/contracts';
import { type NotifiedProgram, startNotifiedProgram } from '../live/notices/testing/notified-program.ts';
import { AskConfirmations } from './ask-confirmations.ts';

const HOUR = 3_600_000;
/** The test begins at 02:00 in the shelters' time zone: they are asked at 08:00. */
const UNTIL_EIGHT = 6 * HOUR;

let notified: NotifiedProgram;
beforeEach(async () => {
  notified = await startNotifiedProgram();
  for (const person of ['mila', 'jelena', 'ana', 'vera', 'petra']) await notified.subscribes(person);
  await notified.silence();
});
afterEach(() => notified.close());

const staleFor = async (person: string) => tonight.parse((await notified.casework.read(person, 'tonight')).body).stale;
const asked = async (shelter: string) =>
  (await notified.casework.typesOf(`shelter-${shelter}`)).filter((type) => type === 'ConfirmationAsked').length;

describe('NT-8: given a shelter whose check hour has come', () => {
  it('then the shelter’s staff are notified once, and nobody else, however many replicas run', async () => {
    notified.haven.advance(UNTIL_EIGHT - 1);
    expect([await notified.haven.program.askConfirmations.askDue(), await notified.messages()]).toEqual([0, {}]);
    notified.haven.advance(2);
    const { feed, clock, shelters } = notified.haven.program;
    const other = new AskConfirmations(feed, shelters, clock);
    const [one, two] = await Promise.all([notified.haven.program.askConfirmations.askDue(), other.askDue()]);
    expect(one + two).toBe(2);
    // The staff, the coordinator and the manager of lipa; the manager of vrba; no hotline.
    expect(await notified.messages()).toEqual({ mila: 1, jelena: 1, ana: 1, petra: 1 });
    notified.haven.advance(10 * 60_000);
    expect([await notified.haven.program.askConfirmations.askDue(), await asked('lipa')]).toEqual([0, 1]);
  });

  it('then Tonight lists it, and the board shows who has confirmed, until one tap', async () => {
    notified.haven.advance(UNTIL_EIGHT + 1);
    await notified.haven.program.askConfirmations.askDue();
    const [lipa, ...more] = await staleFor('mila');
    expect([lipa, more]).toMatchObject([{ shelterId: 'lipa', places: { free: 6 }, confirmedAt: null }, []]);
    expect(lipa!.askedSince).toBe('2026-11-25T07:00:00.000Z');
    await notified.haven.done('mila', 'lipa', 'confirm-occupancy', { revision: lipa!.revision });
    expect(await staleFor('mila')).toEqual([]);
    // Others see it at the next quarter of an hour (PV-10).
    notified.haven.advance(HOUR / 4);
    const { rows } = (await notified.casework.read('vera', 'board')).body;
    const check = (id: string) => rows.find(({ shelterId }: { shelterId: string }) => shelterId === id).check;
    expect([check('lipa'), check('vrba')]).toEqual([
      { hour: '08:00', done: true },
      { hour: '08:00', done: false },
    ]);
  });

  it('PV-10: when it admits and never confirms, then it is stale to others, and its people are asked until they confirm', async () => {
    notified.haven.advance(UNTIL_EIGHT + 1);
    await notified.haven.program.askConfirmations.askDue();
    await notified.haven.done('mila', 'lipa', 'admit-party', { party: { adults: 1, children: 0 } });
    const freshness = async () => {
      const { rows } = (await notified.casework.read('vera', 'board')).body;
      return rows.find(({ shelterId }: { shelterId: string }) => shelterId === 'lipa').freshness;
    };
    const [lipa] = await staleFor('mila');
    expect([await freshness(), lipa?.shelterId, lipa?.askedSince]).toEqual([
      'stale',
      'lipa',
      '2026-11-25T07:00:00.000Z',
    ]);
    await notified.haven.done('mila', 'lipa', 'confirm-occupancy', { revision: lipa!.revision });
    notified.haven.advance(HOUR / 4);
    expect([await freshness(), await staleFor('mila')]).toEqual(['fresh', []]);
  });

  it('then shelters without check hours, long after the hour, or confirmed since are not asked', async () => {
    await notified.haven.done('ana', 'lipa', 'change-check-hours', { hours: [] });
    notified.haven.advance(UNTIL_EIGHT + HOUR);
    expect(await notified.haven.program.askConfirmations.askDue()).toBe(0);
    expect([await asked('lipa'), await asked('vrba')]).toEqual([0, 0]);
    await notified.haven.done('ana', 'lipa', 'change-check-hours', { hours: ['09:30', '10:00'] });
    notified.haven.advance(HOUR / 2 + 1);
    const [lipa] = await staleFor('mila');
    await notified.haven.done('mila', 'lipa', 'confirm-occupancy', { revision: lipa!.revision });
    expect(await notified.haven.program.askConfirmations.askDue()).toBe(0);
    notified.haven.advance(HOUR / 2);
    expect([await notified.haven.program.askConfirmations.askDue(), await asked('lipa')]).toEqual([1, 1]);
  });

  it('then only its managers say at which hours', async () => {
    const answers = await Promise.all(
      ['mila', 'jelena', 'petra'].map((person) =>
        notified.haven.send(person, 'lipa', 'change-check-hours', { hours: [] }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await notified.haven.send('ana', 'lipa', 'change-check-hours', { hours: ['24:00'] })).status).toBe(400);
  });
});
