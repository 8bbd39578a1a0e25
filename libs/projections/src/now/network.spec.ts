import { describe, expect, it } from '@jest/globals';
import { HOTLINE, MANAGER, openShelter, party, positionAt, STAFF, TestLog } from '../testing/log.ts';
import { countedNetwork } from '../testing/network.ts';
import { audienceOf } from './audience.ts';
import { detailFor } from './detail.ts';
import { emptyNetwork, needsHistory, projectNetwork } from './network.ts';
import { rowFor } from './rows.ts';
import { fromSnapshot, toSnapshot } from './snapshot.ts';

function twoShelters(): TestLog {
  const log = new TestLog();
  openShelter(log, 'river');
  openShelter(log, 'hill');
  return log;
}
const damaged = (log: TestLog, shelterId: string, type = 'PartyVanished') =>
  log.recordRaw(`shelter-${shelterId}`, type, 1, {}, log.stream('river')[0]!.metadata);

describe('an event that cannot be read', () => {
  it('makes its own shelter unreadable: no number, "ask by phone"; every other continues', () => {
    const log = twoShelters();
    damaged(log, 'river');
    log.given('hill', { type: 'admit-party', party: party(2) }, STAFF);
    const network = log.follow(emptyNetwork());
    const [river, hill] = ['river', 'hill'].map((id) => network.shelters.get(id)!);
    expect(river!.unreadable).toEqual({
      reason: 'This program does not know this type of event.',
      since: log.entries.at(-2)!.position,
    });
    for (const actor of [MANAGER, HOTLINE]) {
      const row = rowFor(river!, audienceOf(actor)!, log.now);
      expect(row).toMatchObject({
        view: 'unreadable',
        name: 'House river',
        intake: { state: 'ask', why: 'unreadable' },
      });
      expect(row).not.toHaveProperty('places');
      expect(detailFor(river!, actor, log.now, network.position)).toMatchObject({ view: 'unreadable', may: [] });
    }
    expect(rowFor(hill!, audienceOf(MANAGER)!, log.now)).toMatchObject({ view: 'exact', places: { occupied: 2 } });
    expect(network.position).toBe(log.entries.at(-1)!.position);
  });

  it('stays unreadable with any later event in its stream', () => {
    const log = twoShelters();
    damaged(log, 'river');
    log.record('river', { type: 'IntakePaused', reason: 'incident', until: null }, log.instant, MANAGER);
    const { state, unreadable, revision } = log.follow(emptyNetwork()).shelters.get('river')!;
    expect([state.situation !== 'unregistered' && state.intake.state, unreadable !== null]).toEqual(['open', true]);
    expect(revision).toBe(log.entries.filter((e) => e.stream === 'shelter-river').length);
  });

  it('that is the first of its shelter leaves no row to show', () => {
    const log = twoShelters();
    damaged(log, 'unknown');
    const shelter = log.follow(emptyNetwork()).shelters.get('unknown')!;
    expect(shelter.unreadable).not.toBeNull();
    expect(rowFor(shelter, audienceOf(MANAGER)!, log.now)).toBeNull();
    expect(detailFor(shelter, MANAGER, log.now, '1')).toBeNull();
  });
});

describe('what a follower may meet', () => {
  it('SH-14 a repeat changes nothing, by position or by revision', () => {
    const log = twoShelters();
    const network = log.follow(emptyNetwork());
    const before = toSnapshot(network);
    for (const entry of log.entries) expect(projectNetwork(network, entry)).toBeNull();
    expect(toSnapshot(network)).toBe(before);
    const repeated = { ...log.entries[3]!, position: positionAt(9_999) };
    expect(projectNetwork(network, repeated)).toBeNull();
    expect(network.position).toBe(positionAt(9_999));
  });

  it('streams of other things only move the position', () => {
    const log = twoShelters();
    const network = log.follow(emptyNetwork());
    const { length } = [...network.shelters];
    log.recordRaw('person-1', 'PersonInvited', 1, {}, log.stream('river')[0]!.metadata);
    expect(log.project(network, log.entries.at(-1)!)).toBeNull();
    expect([network.position, network.shelters.size]).toEqual([log.entries.at(-1)!.position, length]);
  });

  it('a stream with a hole is not guessed at', () => {
    const log = twoShelters();
    log.given('river', { type: 'pause-intake', reason: 'incident' }).given('river', { type: 'resume-intake' });
    const network = log.follow(
      emptyNetwork(),
      log.entries.filter((_, i) => i !== log.entries.length - 2),
    );
    expect(network.shelters.get('river')!.unreadable?.reason).toMatch(/^The events after revision 11 are missing\.$/);
  });

  it('a correction without its whole history is not guessed at', () => {
    const log = twoShelters();
    log.given('river', { type: 'pause-intake', reason: 'incident' });
    const { eventId } = log.stream('river').at(-1)!;
    log.given('river', { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'did_not_happen' });
    const entry = log.entries.at(-1)!;
    expect(needsHistory(entry)).toBe(true);
    for (const history of [undefined, [], log.facts('river').slice(1)]) {
      const network = log.follow(emptyNetwork(), log.entries.slice(0, -1));
      expect(projectNetwork(network, entry, history)).toBe('river');
      expect(network.shelters.get('river')!.unreadable?.reason).toBe(
        'EventCorrected needs the whole history of its house.',
      );
    }
  });
});

describe('a snapshot', () => {
  it('SH-14 holds every reported night', () => {
    const network = countedNetwork({
      'RS/Atina/one': { '2025-12-31': [3, 5], '2026-01-01': [5, 5] },
      'RS/Atina/two': { '2025-12-31': [1, 2] },
    }).follow(emptyNetwork());
    expect(fromSnapshot(toSnapshot(network))).toEqual(network);
    expect(toSnapshot(network).split('\n').at(-1)).toMatch(/^\["\d{4}-/);
  });

  it('SH-26 has nothing of what was: after four hundred parties that came and went it is as large as after two hundred', () => {
    const log = twoShelters();
    const sizes: number[] = [];
    for (let i = 0; i < 400; i++) {
      log.pass(12 * 60).given('river', { type: 'admit-party', party: party(1), anotherParty: true }, STAFF);
      const { event } = log.stream('river').at(-1)!;
      const { stayId } = event as Extract<typeof event, { type: 'PartyAdmitted' }>;
      log.given('river', { type: 'discharge-party', stayId, destination: 'own_home' }, STAFF);
      if (i === 199 || i === 399) sizes.push(toSnapshot(log.follow(emptyNetwork())).length);
    }
    expect(sizes[1]).toBeLessThan(1.02 * sizes[0]!);
  });

  it('is not taken from another version or when broken', () => {
    const good = toSnapshot(twoShelters().follow(emptyNetwork()));
    expect(fromSnapshot(good)).not.toBeNull();
    const lines = good.split('\n');
    const cut = lines.slice(0, -1).join('\n');
    for (const bad of ['', 'null', '[]', '{}', good.slice(0, -9), cut, good.replace(/"version":\d+/, '"version":1')]) {
      expect(fromSnapshot(bad)).toBeNull();
    }
  });

  it('is not taken when a house was unreadable: it would keep the hole after this program can read it', () => {
    const log = twoShelters();
    damaged(log, 'river');
    expect(fromSnapshot(toSnapshot(log.follow(emptyNetwork())))).toBeNull();
  });
});
