import { describe, expect, it } from '@jest/globals';
import { activity } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { answered } from '../testing/answered.ts';
import {
  AUDITOR,
  CLOCK,
  HOTLINE,
  MANAGER,
  OTHERS,
  openCounted,
  openShelter,
  party,
  STAFF,
  TestLog,
} from '../testing/log.ts';
import { activityFor } from './activity.ts';
import { detailFor } from './detail.ts';

const shelter = () => {
  const log = new TestLog();
  openShelter(log, 'river');
  return log;
};
const detailOf = (log: TestLog, actor: Actor, shelterId = 'river') =>
  detailFor(log.follow().shelters.get(shelterId)!, actor, log.now, 'position');
const mayOf = (log: TestLog, actor: Actor, shelterId = 'river') => {
  const detail = detailOf(log, actor, shelterId);
  return detail?.may ?? [];
};

describe('the detail of a house', () => {
  it('VA-5: given emergency access to it, then that coordinator sees its rooms with how many people are in each, and no more', () => {
    const log = shelter().given('river', { type: 'admit-party', anotherParty: true, party: party(1, 1, 1) }, STAFF);
    log.given('river', { type: 'hold-beds', party: party(1) }, HOTLINE);
    const opened = detailOf(log, { ...OTHERS, emergency: ['river'] });
    const rooms = [
      { label: 'family', people: 3 },
      { label: 'shared', people: 0 },
    ];
    expect(opened).toEqual({ ...detailOf(log, OTHERS), inEmergency: { rooms } });
    expect(detailOf(log, { ...OTHERS, emergency: ['other'] })).toEqual(detailOf(log, OTHERS));
  });

  it('has every bed with its use, every hold with its deadlines, every stay', () => {
    const log = shelter().given('river', { type: 'hold-beds', party: party(2, 1) }, HOTLINE);
    log.given('river', { type: 'take-bed-out-of-service', bedId: 'river-shared-0', reason: 'cleaning' }, STAFF);
    log.given('river', { type: 'admit-party', anotherParty: true, party: party(1) }, STAFF);
    const detail = detailOf(log, STAFF);
    expect(detail).toMatchObject({
      view: 'exact',
      timezone: 'Europe/Belgrade',
      rooms: [
        { roomId: 'river-family', privacy: 'household', beds: [0, 1, 2].map(() => ({ use: 'held', holdId: 'new-6' })) },
        {
          roomId: 'river-shared',
          beds: [
            { use: 'out', out: { reason: 'cleaning', since: log.instant, expectedBack: null } },
            { use: 'occupied', stayId: 'new-8' },
            { use: 'spare', holdId: null, stayId: null },
            { kind: 'overflow', use: 'closed' },
          ],
        },
      ].map((room) => ({
        ...room,
        beds: expect.arrayContaining(room.beds.map((bed) => expect.objectContaining(bed))),
      })),
      holds: [
        {
          holdId: 'new-6',
          placedBy: { role: 'hotline', organisation: 'SOS line', mine: false },
          expiresAt: '2026-03-27T13:30:00.000Z',
          extendsTo: '2026-03-27T14:00:00.000Z',
        },
      ],
      stays: [{ stayId: 'new-8', beds: ['river-shared-1'], departure: null }],
      holdPolicy: { minutes: 90, directHolds: 'hotline' },
    });
  });

  it('SH-6 shows no extension when none is left', () => {
    const log = shelter().given('river', { type: 'hold-beds', party: party(1) }, HOTLINE);
    log.given('river', { type: 'extend-hold', holdId: 'new-6' }, HOTLINE);
    expect(detailOf(log, STAFF)).toMatchObject({ holds: [{ extendsTo: null }] });
  });

  it('SH-19 shows house and hotline alike when a party on the way is expected, and from when it is overdue', () => {
    const arrival = { from: '2026-03-27T12:00:00.000Z', to: '2026-03-27T12:30:00.000Z' };
    const log = shelter().given('river', { type: 'hold-beds', party: party(1), arrival }, HOTLINE);
    for (const actor of [STAFF, HOTLINE])
      expect(detailOf(log, actor)).toMatchObject({ holds: [{ arrival, overdueFrom: null }] });
    log.given('river', { type: 'expect-party', holdId: 'new-6', arrival }, HOTLINE);
    for (const actor of [STAFF, HOTLINE])
      expect(detailOf(log, actor)).toMatchObject({ holds: [{ arrival, overdueFrom: '2026-03-27T12:45:00.000Z' }] });
    expect(detailOf(log, OTHERS)).toMatchObject({ holds: [] });
  });

  it('SH-15 of another house shows only the holds that one’s organisation placed, without their beds', () => {
    const log = shelter().given('river', { type: 'hold-beds', party: party(2, 1) }, HOTLINE);
    log.given('river', { type: 'hold-beds', party: party(1) }, OTHERS);
    const { expiresAt } = { expiresAt: '2026-03-27T13:30:00.000Z' };
    const mine = {
      holdId: 'new-6',
      places: 3,
      roomKind: 'household',
      expiresAt,
      extendsTo: '2026-03-27T14:00:00.000Z',
    };
    expect(detailOf(log, HOTLINE)).toMatchObject({ view: 'banded', holds: [mine] });
    expect(detailOf(log, { ...HOTLINE, person: 'p-next-shift' })).toMatchObject({ holds: [mine] });
    expect(detailOf(log, OTHERS)).toMatchObject({ holds: [{ holdId: 'new-7', places: 1, roomKind: 'shared' }] });
    expect(detailOf(log, AUDITOR)).toBeNull();
  });

  it('SH-18 names the commands that are open to the actor', () => {
    const log = shelter();
    expect(mayOf(log, HOTLINE)).toEqual([
      'hold-beds',
      'extend-hold',
      'expect-party',
      'release-hold',
      'record-call',
      'undo',
    ]);
    expect(mayOf(log, STAFF)).toEqual(
      expect.arrayContaining(['hold-beds', 'admit-party', 'discharge-party', 'report-census']),
    );
    expect(mayOf(log, STAFF)).not.toContain('add-beds');
    expect(mayOf(log, MANAGER)).toEqual(expect.arrayContaining(['add-beds', 'correct-event', 'change-hold-policy']));
    for (const actor of [HOTLINE, STAFF, MANAGER]) expect(mayOf(log, actor)).not.toContain('register');
    log.given('river', { type: 'change-hold-policy', directHolds: 'coordinator' });
    expect([mayOf(log, HOTLINE), mayOf(log, OTHERS)].map((may) => may.includes('hold-beds'))).toEqual([false, true]);
    openCounted(log, 'count', { organisation: 'Atina', country: 'RS' });
    expect(mayOf(log, STAFF, 'count')).not.toContain('admit-party');
    expect(mayOf(log, STAFF, 'count')).toContain('report-census');
    expect(mayOf(log, HOTLINE, 'count')).not.toContain('hold-beds');
  });

  it('offers undo for 30 s, to the person who did it', () => {
    const log = shelter()
      .pass(5)
      .given('river', { type: 'hold-beds', party: party(1) }, HOTLINE);
    const until = new Date(log.now + 30_000).toISOString();
    expect(detailOf(log, HOTLINE)).toMatchObject({ undo: { until, type: 'BedsHeld' } });
    expect(detailOf(log, STAFF)).toMatchObject({ undo: null });
    log.now += 30_000;
    expect(detailOf(log, HOTLINE)).toMatchObject({ undo: { until } });
    log.now += 1;
    expect(detailOf(log, HOTLINE)).toMatchObject({ undo: null });
  });
});

describe('the activity of a house', () => {
  const log = shelter()
    .pass(5)
    .given('river', { type: 'hold-beds', party: party(1) }, HOTLINE);
  log.given('river', { type: 'admit-party', anotherParty: true, party: party(1) }, STAFF);
  const { eventId } = log.stream('river').at(-1)!;
  log.given('river', { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'did_not_happen' });
  const page = (before: number | undefined, limit: number) =>
    activityFor(
      log.follow().shelters.get('river')!,
      log.entries.filter((e) => e.stream === 'shelter-river'),
      STAFF,
      {
        ...(before === undefined ? {} : { before }),
        limit,
      },
    )!;

  it('SH-13 is newest first, says who and whether it was oneself, what was corrected and what may be', () => {
    const { items, next } = page(undefined, 3);
    expect(activity.parse({ items, next })).toEqual({ items, next });
    expect(items).toMatchObject([
      { type: 'EventCorrected', by: { role: 'manager', mine: false }, corrected: null, correctable: [] },
      {
        type: 'PartyAdmitted',
        by: { role: 'shelter_staff', mine: true },
        corrected: 'void',
        correctable: [],
        data: { stayId: 'new-7' },
      },
      {
        type: 'BedsHeld',
        correctable: ['replace_beds'],
        by: { role: 'hotline' },
        data: { placedBy: { organisation: 'SOS line', mine: false } },
      },
    ]);
    expect(next).toBe('12');
  });

  it('SH-15 names no person, not even by an id', () => {
    expect(JSON.stringify(page(undefined, 50))).not.toMatch(/p-(hotline|staff|manager)/);
  });

  it('is read page by page to its end', () => {
    const seen: string[] = [];
    for (let next: string | null = '999'; next !== null; ) {
      const read: ReturnType<typeof page> = page(Number(next), 4);
      seen.push(...read.items.map((item) => item.revision));
      next = read.next;
    }
    expect(seen).toEqual(
      log
        .stream('river')
        .map((e) => String(e.revision))
        .toReversed(),
    );
  });
});

describe('the answer to a command', () => {
  it('SH-15 is whole for the house’s own people and without beds for others', () => {
    const log = shelter().given('river', { type: 'hold-beds', party: party(2, 1, 1) }, HOTLINE);
    const facts = log.facts('river').slice(-1);
    const answer = (reader: Actor) => answered(facts, reader, log.state('river'));
    const expiresAt = '2026-03-27T13:30:00.000Z';
    expect(answer(HOTLINE)).toEqual([
      {
        type: 'BedsHeld',
        eventId: facts[0]!.context.eventId,
        holdId: 'new-6',
        places: 3,
        roomKind: 'household',
        expiresAt,
      },
    ]);
    expect(answer(STAFF)).toMatchObject([
      {
        type: 'BedsHeld',
        eventId: expect.any(String),
        occurredAt: log.instant,
        beds: ['river-family-0', 'river-family-1', 'river-family-2', 'river-family-3'],
        placedBy: { role: 'hotline', organisation: 'SOS line', mine: false },
      },
    ]);
  });

  it('SH-15 does not disclose whose hold lapsed in between', () => {
    const log = shelter()
      .given('river', { type: 'hold-beds', party: party(2) }, STAFF)
      .pass(92);
    const before = log.facts('river').length;
    log.given('river', { type: 'hold-beds', party: party(2) }, HOTLINE);
    const facts = log.facts('river').slice(before);
    expect(facts.map((f) => f.event.type)).toEqual(['HoldLapsed', 'BedsHeld']);
    expect(answered(facts, HOTLINE, log.state('river')).map((e) => e.type)).toEqual(['BedsHeld']);
    expect(answered(facts, STAFF, log.state('river')).map((e) => e.type)).toEqual(['HoldLapsed', 'BedsHeld']);
    expect(answered(facts, CLOCK, log.state('nowhere'))).toEqual([]);
  });
});
