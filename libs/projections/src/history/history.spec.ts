import { describe, expect, it } from '@jest/globals';
import { openShelter, party, STAFF, TestLog } from '../testing/log.ts';
import { historyNeedsFacts, projectHistory } from './history.ts';
import { historyFromSnapshot, historyLines, isWholeHistory } from './snapshot.ts';

function given(): TestLog {
  const log = new TestLog();
  openShelter(log, 'river');
  return log.given('river', { type: 'admit-party', party: party(2) }, STAFF);
}
const written = (log: TestLog): string => [...historyLines(log.follow())].join('\n');

describe('a snapshot of the history', () => {
  it('SH-14 holds every day of a ledger', () => {
    const history = given().follow();
    expect(historyFromSnapshot([...historyLines(history)].join('\n'))).toEqual(history);
    expect(Object.keys(history.shelters.get('river')!.ledger.days)).not.toEqual([]);
    expect(isWholeHistory(history)).toBe(true);
  });

  it('SH-14 is not taken from another version, of the board, or when broken', () => {
    const good = written(given());
    const lines = good.split('\n');
    const cut = lines.slice(0, -1).join('\n');
    for (const bad of ['', 'null', '[]', '{}', good.slice(0, -9), cut, good.replace(/"version":\d+/, '"version":99')])
      expect(historyFromSnapshot(bad)).toBeNull();
    expect(historyFromSnapshot(good.replace('"name":"history"', '"name":"network"'))).toBeNull();
  });

  it('SH-14 is not written while an event cannot be read: it would keep the hole', () => {
    const [shelter, request] = [given(), given()];
    const { metadata } = shelter.stream('river')[0]!;
    shelter.recordRaw('shelter-river', 'PartyVanished', 1, {}, metadata);
    request.recordRaw('request-a', 'RequestVanished', 1, {}, metadata);
    expect([shelter, request].map((log) => isWholeHistory(log.follow()))).toEqual([false, false]);
  });

  it('a correction without its whole history is not guessed at', () => {
    const log = given();
    const { eventId } = log.stream('river').at(-1)!;
    log.given('river', { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'did_not_happen' });
    const history = log.follow(given().follow(), []);
    expect(historyNeedsFacts(log.entries.at(-1)!)).toBe(true);
    for (const facts of [undefined, [], log.facts('river').slice(1)]) {
      projectHistory(history, log.entries.at(-1)!, facts);
      expect(history.shelters.get('river')!.unreadable?.reason).toBe(
        'EventCorrected needs the whole history of its house.',
      );
    }
  });
});
