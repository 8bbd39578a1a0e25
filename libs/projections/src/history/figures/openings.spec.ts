import { describe, expect, it } from '@jest/globals';
import { exactly, figures } from '../../testing/figures.ts';
import { MANAGER, openShelter, party, STAFF, TestLog } from '../../testing/log.ts';
import { historyFromSnapshot, historyLines } from '../snapshot.ts';

const QUERY = { from: '2026-03-01', to: '2026-04-30', by: 'shelter' } as const;

describe('an opening stay', () => {
  it('FG-1 is no admission, and its length is unknown when it ends', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    log.given('river', { type: 'admit-party', party: party(2), kind: 'opening' }, MANAGER);
    const { stays } = log.state('river') as { stays: Record<string, unknown> } & ReturnType<TestLog['state']>;
    const [stayId] = Object.keys(stays);
    log.pass(60).given('river', { type: 'admit-party', party: party(1) });
    const network = historyFromSnapshot([...historyLines(log.follow())].join('\n'))!;
    const count = log.entries.length;
    log.pass(60).given('river', { type: 'discharge-party', stayId: stayId!, destination: 'family' }, STAFF);
    log.follow(network, log.entries.slice(count));
    const [line] = figures(network, QUERY, MANAGER, log.now).lines;
    expect(exactly(line?.whole).shelters).toMatchObject({
      ...{ admissions: 1, people: 1, discharges: 1, destinations: { family: 1 } },
      stays: { of: 0, median: null, p90: null },
    });
  });
});

describe('a fact corrected to before the registration', () => {
  it('FG-1 counts on the day of the registration, the first with coverage', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    log.pass(60).given('river', { type: 'admit-party', party: party(1) }, STAFF);
    const { eventId } = log.stream('river').at(-1)!;
    const correction = { kind: 'replace_time', occurredAt: '2026-03-26T12:00:00.000Z' } as const;
    log.given('river', { type: 'correct-event', eventId, correction, reason: 'wrong_time' });
    const on = (day: string) =>
      figures(log.follow(), { ...QUERY, from: day, to: day }, MANAGER, log.now).lines[0]!.whole;
    expect(exactly(on('2026-03-26')).shelters).toBeNull();
    expect(exactly(on('2026-03-27')).shelters).toMatchObject({ admissions: 1 });
  });
});
