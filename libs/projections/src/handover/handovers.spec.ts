import { describe, expect, it } from '@jest/globals';
import type { ShiftEvent } from '@safe-haven/domain';
import fc from 'fast-check';
import type { CaseEntry } from '../cases/casework.ts';
import { positionAt } from '../testing/log.ts';
import { emptyHandovers, type Handovers, pastShiftOf, projectHandovers, sheltersWithHoldsOf } from './handovers.ts';
import { handoversFromSnapshot, handoversToSnapshot } from './snapshot.ts';

const ABOUT = { shelters: ['lipa'], requests: ['r1'], transfers: [] } as const;

/** A log of two desks, with holds and other events, up to three hours apart. */
const night = fc
  .array(
    fc.record({
      desk: fc.constantFrom('d1', 'd2'),
      kind: fc.constantFrom('begin', 'prepare', 'accept', 'override', 'held', 'other'),
      minutes: fc.integer({ min: 0, max: 180 }),
    }),
    { maxLength: 50 },
  )
  .map((steps) => {
    let now = Date.parse('2026-11-24T20:00:00.000Z');
    const shift: Record<string, string> = {};
    const from: Record<string, string> = {};
    return steps.map(({ desk, kind, minutes }, i): CaseEntry => {
      now += minutes * 60_000;
      const [position, next] = [positionAt(i + 1), `s${i}`];
      const account = {
        shiftId: shift[desk] ?? 's',
        nextId: next,
        from: from[desk] ?? position,
        to: position,
        ...ABOUT,
      };
      const events: Record<string, ShiftEvent> = {
        begin: { type: 'ShiftBegun', shiftId: next, organisation: desk, shelters: null, from: position },
        prepare: { type: 'HandoverPrepared', shiftId: shift[desk] ?? 's', to: position },
        accept: { type: 'HandoverAccepted', ...account },
        override: { type: 'HandoverOverridden', ...account, reason: 'other' },
      };
      const event = events[kind];
      if ((kind === 'begin' && !shift[desk]) || (shift[desk] && (kind === 'accept' || kind === 'override'))) {
        [shift[desk], from[desk]] = [next, position];
      }
      const placedBy = { person: 'p1', role: 'coordinator', organisation: desk };
      return {
        readable: true,
        eventId: `e${i}`,
        stream: event === undefined ? 'shelter-lipa' : `shift-${desk}`,
        revision: i + 1,
        position,
        event: (event ?? (kind === 'held' ? { type: 'BedsHeld', placedBy } : { type: 'IntakeResumed' })) as never,
        metadata: {
          occurredAt: new Date(now).toISOString(),
          recordedAt: new Date(now).toISOString(),
          commandId: `c${i}`,
          actor: { person: `p${i % 3}`, role: 'coordinator', organisation: desk },
        },
      };
    });
  });

const follow = (entries: readonly CaseEntry[], handovers: Handovers = emptyHandovers()): Handovers => {
  for (const entry of entries) projectHandovers(handovers, entry);
  return handovers;
};

describe('given shifts of two desks', () => {
  it('SH-14: then a snapshot at any position and the events after it, repeated ones included, equal a replay from the start', () => {
    fc.assert(
      fc.property(night, fc.nat(), (entries, n) => {
        const at = n % (entries.length + 1);
        const early = handoversToSnapshot(follow(entries.slice(0, at)));
        const loaded = handoversFromSnapshot(early)!;
        expect(handoversToSnapshot(loaded)).toBe(early);
        follow(entries, loaded);
        expect(handoversToSnapshot(loaded)).toBe(handoversToSnapshot(follow(entries)));
      }),
    );
  });

  it('HO-4: then the accounts of past shifts cover consecutive parts of the log', () => {
    fc.assert(
      fc.property(night, (entries) => {
        const handovers = follow(entries);
        for (const [deskId, ended] of handovers.past) {
          const state = handovers.desks.get(deskId)!;
          expect(state).toMatchObject({ from: ended.at(-1)!.account.to });
          ended.forEach((each, i) => {
            expect(pastShiftOf(handovers, each.shiftId)).toBe(each);
            if (i > 0) expect(each.account.from).toBe(ended[i - 1]!.account.to);
          });
        }
      }),
    );
  });

  it('HO-5: then a shelter in which an organisation placed a hold is found while such a hold may be live', () => {
    fc.assert(
      fc.property(night, (entries) => {
        const handovers = follow(entries);
        const last = entries.at(-1);
        if (!last?.readable) return;
        const now = last.metadata.recordedAt;
        const heldBy = (desk: string) =>
          entries.some(
            (e) =>
              e.readable &&
              e.event.type === 'BedsHeld' &&
              e.event.placedBy.organisation === desk &&
              Date.parse(now) - Date.parse(e.metadata.recordedAt) <= 72 * 3_600_000,
          );
        for (const desk of ['d1', 'd2'])
          expect(sheltersWithHoldsOf(handovers, desk, now)).toEqual(heldBy(desk) ? ['lipa'] : []);
      }),
    );
  });
});
