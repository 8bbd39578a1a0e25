import { describe, expect, it } from '@jest/globals';
import { applyUpdate, type ClientBoard, fromSnapshot, type Row } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import fc from 'fast-check';
import { START } from '../log.ts';
import {
  FOCAL,
  HOTLINE,
  MANAGER,
  NETWORK_MANAGER,
  OTHERS,
  openShelter,
  party,
  STAFF,
  TestLog,
} from '../testing/log.ts';
import { play, steps } from '../testing/scripts.ts';
import { audienceOf } from './audience.ts';
import { type AudienceView, openView, publish, refresh, since, type ViewUpdate } from './feed-diff.ts';
import { emptyNetwork } from './network.ts';
import { rowFor } from './rows.ts';

const HOUR = 3_600_000;
const viewOf = (actor: Actor, log: TestLog) => {
  const network = log.follow();
  return { network, view: openView(audienceOf(actor)!, network, log.now) };
};
const snapshotOf = (view: AudienceView): ClientBoard => {
  const rows = [...view.rows.values()].map(({ row }) => row);
  return fromSnapshot({ protocol: 1, logId: 'log', position: view.publishedAt, rows });
};
const wire = ({ from, position, rows, gone }: ViewUpdate) => ({
  from,
  position,
  rows: rows.map(({ json }) => JSON.parse(json) as Row),
  gone: [...gone],
});

describe('the view of an audience', () => {
  it('SH-14 a client at any position shows the log’s state there, disconnected and reconnected or not', () => {
    const actor = fc.constantFrom(MANAGER, STAFF, HOTLINE, OTHERS, NETWORK_MANAGER, FOCAL);
    const beat = fc.record({ events: fc.integer({ min: 1, max: 6 }), online: fc.boolean(), twice: fc.boolean() });
    fc.assert(
      fc.property(
        steps(40),
        actor,
        fc.array(beat, { minLength: 1, maxLength: 20 }),
        fc.nat(20),
        (script, who, beats, at) => {
          const log = play(script);
          const network = log.follow(emptyNetwork(), log.entries.slice(0, at));
          const view = openView(audienceOf(who)!, network, log.now);
          let client = snapshotOf(view);
          let cutOff = false;
          const take = (update: ViewUpdate | null) => {
            if (update === null) return;
            const applied = applyUpdate(client, wire(update));
            expect(applied.outcome).not.toBe('gap');
            if (applied.outcome === 'applied') client = applied.board;
          };
          for (let i = at, b = 0; i < log.entries.length; b++) {
            const { events, online, twice } = beats[b % beats.length]!;
            const batch = log.entries.slice(i, i + events);
            i += events;
            const changed = batch.flatMap((entry) => log.project(network, entry) ?? []);
            const update = publish(view, network, twice ? [...changed, ...changed] : changed, log.now);
            // A connected reader needs only updates; a disconnected one asks for what it missed.
            if (!online) cutOff ||= update !== null;
            if (!online) continue;
            take(cutOff ? since(view, client.position) : update);
            cutOff = false;
            if (twice) take(update);
            const rows = [...network.shelters.values()].flatMap(
              (h) => rowFor(h, view.audience, log.now, view.asOf) ?? [],
            );
            expect(new Map(client.rows)).toEqual(new Map(rows.map((row) => [row.shelterId, row])));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('SH-15 PV-11 a band that stays the same is not published, and the next update follows the last one, however much happened between', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    const { network, view } = viewOf(HOTLINE, log);
    const opened = view.publishedAt;
    const step = (...command: Parameters<TestLog['given']>) => {
      const before = log.entries.length;
      log.given(...command);
      const changed = log.entries.slice(before).flatMap((entry) => log.project(network, entry) ?? []);
      return publish(view, network, changed, log.now);
    };
    // Six free places: one less is still "4+", and two adults still fit together.
    expect(step('river', { type: 'admit-party', party: party(0, 1), beds: ['river-shared-2'] }, STAFF)).toBeNull();
    expect(step('river', { type: 'confirm-occupancy', revision: 12 }, STAFF)).toBeNull();
    const update = step(
      'river',
      { type: 'admit-party', party: party(2, 1), beds: [0, 1, 2].map((n) => `river-family-${n}`) },
      STAFF,
    );
    expect(update).toMatchObject({ from: opened, rows: [{ row: { places: { band: '2-3' } } }] });
    expect([opened, update!.position]).toEqual([`${START}000000000000`, `${START}000000000001`]);
    expect(since(view, update!.position)?.rows).toEqual([]);
  });

  it('an own shelter publishes every event: its revision is the row’s', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    const { network, view } = viewOf(MANAGER, log);
    log.given('river', { type: 'pause-intake', reason: 'security' });
    log.project(network, log.entries.at(-1)!);
    const update = publish(view, network, ['river', 'no-such-house'], log.now);
    expect(update?.rows.map(({ row }) => row)).toMatchObject([{ intake: { state: 'paused', reason: 'security' } }]);
    expect(publish(view, network, ['river'], log.now)).toBeNull();
  });

  it('time alone ages a row: a reader at that position needs a snapshot, or an update by asOf', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    log.given('river', { type: 'confirm-occupancy', revision: 11 }, STAFF).pass(60);
    const { network, view } = viewOf(HOTLINE, log);
    const opened = log.now;
    expect(refresh(view, network, opened + HOUR / 4)).toBeNull();
    const aged = refresh(view, network, opened + 3 * HOUR);
    expect(aged).toMatchObject({ position: view.publishedAt, asOf: opened + 3 * HOUR });
    expect(aged?.rows.map(({ row }) => row)).toMatchObject([{ freshness: 'ageing' }]);
    expect(since(view, view.publishedAt)).toBeNull();
    expect(since(view, view.publishedAt, opened + HOUR)?.rows).toHaveLength(1);
    expect(since(view, view.publishedAt, opened + 3 * HOUR)?.rows).toEqual([]);
    expect(since(view, view.publishedAt, opened - 1)).toBeNull();
  });

  it('PV-10 what happens inside does not publish that time has passed: that comes by itself, for all rows', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    log.given('river', { type: 'confirm-occupancy', revision: 11 }, STAFF).pass(119);
    const { network, view } = viewOf(HOTLINE, log);
    log.pass(2).given('river', { type: 'admit-party', party: party(0, 1), beds: ['river-shared-2'] }, STAFF);
    const changed = log.project(network, log.entries.at(-1)!) ?? '';
    expect(publish(view, network, [changed], log.now)).toBeNull();
    expect(refresh(view, network, log.now)?.rows.map(({ row }) => row)).toMatchObject([{ freshness: 'ageing' }]);
  });

  it('a reader from the future needs a snapshot', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    const { view } = viewOf(HOTLINE, log);
    expect(since(view, '9'.repeat(16))).toBeNull();
    expect(since(view, view.publishedAt)).toEqual({
      from: view.publishedAt,
      position: view.publishedAt,
      rows: [],
      gone: [],
    });
  });

  it('a shelter that is no longer visible is listed as gone', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    const { network, view } = viewOf(HOTLINE, log);
    const opened = view.publishedAt;
    network.shelters.delete('river');
    network.position = '9'.repeat(16);
    expect(publish(view, network, ['river'], log.now)).toMatchObject({ rows: [], gone: ['river'] });
    expect(since(view, opened)?.gone).toEqual(['river']);
  });
});
