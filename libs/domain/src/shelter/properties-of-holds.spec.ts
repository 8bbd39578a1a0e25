import { describe, expect, it } from '@jest/globals';
import { after, MINUTE } from '../instant.ts';
import type { Actor } from '../terms.ts';
import { live, plainNight } from '../testing/night.ts';
import { CLOCK, HOTLINE, OTHER_COORDINATOR, STAFF, WOMAN } from '../testing/people.ts';
import { ctx, positions, stateOf } from '../testing/positions.ts';
import { always } from '../testing/seed.ts';
import { bedUse } from './beds/bed-use.ts';
import { placesOf } from './beds/places.ts';
import { decideShelter } from './decide.ts';
import { overdueAt } from './due.ts';
import { GRACE, WAIT_AFTER_LAPSE } from './limits.ts';
import type { KeptShelter } from './state.ts';

describe('holds, in any night', () => {
  it('SH-3: a hold has all of its beds until it ends, and none afterwards', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event }, before, state) => {
        for (const { holdId, beds } of Object.values(stateOf(state).holds ?? {})) {
          for (const bed of beds) expect(bedUse(state, bed)).toEqual({ use: 'held', holdId });
        }
        if (event.type !== 'HoldLapsed' && event.type !== 'HoldReleased') return;
        const beds = stateOf(before).holds[event.holdId]?.beds ?? [];
        expect(beds.length).toBeGreaterThan(0);
        for (const bed of beds) expect(['free', 'spare', 'closed']).toContain(bedUse(state, bed)?.use);
      });
    });
  });

  it('SH-4: admitting whom a bed was held for leaves the free and the spare places as they were', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event }, before, state) => {
        if (event.type !== 'PartyAdmitted' || event.holdId === null) return;
        const hold = stateOf(before).holds[event.holdId];
        if (hold === undefined || hold.party !== event.party) return;
        const { free, spare } = placesOf(before);
        expect(placesOf(state)).toMatchObject({ free, spare });
        expect(event.beds).toEqual(hold.beds);
      });
    });
  });

  it('SH-19: a party on the way changes no deadline of a hold, no bed and no number', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event, context }, before, state) => {
        if (event.type !== 'PartyExpected') return;
        const hold = stateOf(before).holds[event.holdId] as KeptShelter['holds'][string];
        const setOutAt = hold.setOutAt ?? context.occurredAt;
        expect(stateOf(state).holds[event.holdId]).toEqual({ ...hold, arrival: event.arrival, setOutAt });
        expect(placesOf(state)).toEqual(placesOf(before));
        expect(stateOf(state).beds).toBe(stateOf(before).beds);
      });
    });
  });

  it('SH-5: a hold lapses at its deadline exactly, never within the grace, never by a clock behind the log', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event, context }, before) => {
        if (event.type !== 'HoldLapsed') return;
        expect(event.at).toBe(stateOf(before).holds[event.holdId]?.expiresAt);
        expect(context.occurredAt).toBe(event.at);
        expect(Date.parse(context.recordedAt)).toBeGreaterThan(Date.parse(event.at) + GRACE);
        expect(context.recordedAt >= stateOf(before).recordedAt).toBe(true);
      });
    });
  });

  it('SH-5: the timer gets the exact millisecond at which time becomes a fact', () => {
    always(plainNight, (n) => {
      const shelter = live(n);
      const due = overdueAt(shelter.state);
      const at = (now: string) => {
        const decision = decideShelter({ type: 'record-time' }, shelter.state, ctx(now, CLOCK));
        return decision.ok ? decision.events.length : -1;
      };
      if (due === null) expect(at(after(shelter.now, 1e9))).toBe(0);
      else {
        expect(at(after(due, -1))).toBe(0);
        expect(at(due)).toBeGreaterThan(0);
        shelter.now = due;
        shelter.given({ type: 'record-time' }, CLOCK);
        const next = overdueAt(shelter.state);
        expect(next === null || next > due).toBe(true);
      }
    });
  });

  it('SH-6: no deadline exceeds the longest end, no hold is extended more often than agreed', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event, context }, before, state) => {
        for (const { expiresAt, extensionsUsed, policy } of Object.values(stateOf(state).holds ?? {})) {
          expect(expiresAt <= policy.longestEnd).toBe(true);
          expect(extensionsUsed).toBeLessThanOrEqual(policy.extensions);
        }
        if (event.type !== 'BedsHeld') return;
        const { longestMinutes, crossBorderLongestMinutes, extensions } = stateOf(before).holdPolicy;
        const minutes = event.placedBy.person === 'p-sos-mk' ? crossBorderLongestMinutes : longestMinutes;
        expect(event.policy.longestEnd).toBe(after(context.occurredAt, minutes * MINUTE));
        expect(event.policy.extensions).toBe(extensions);
      });
    });
  });

  it('SH-6: after a hold lapses, its person and its request wait 30 minutes for its beds; the house does not', () => {
    always(plainNight, (n) => {
      const shelter = live(n);
      shelter.pass(500).when({ type: 'resume-intake' });
      const first = shelter.when({ type: 'hold-beds', party: WOMAN, requestId: 'r9' }, HOTLINE);
      if (!first.ok) return;
      const event = first.events.at(-1)?.event;
      if (event?.type !== 'BedsHeld') throw new Error('no hold');
      const { beds, expiresAt } = event;
      shelter.now = after(expiresAt, GRACE + 1);
      const again = (actor: Actor, now = shelter.now, requestId?: string) => {
        const body = { type: 'hold-beds', party: WOMAN, beds, ...(requestId && { requestId }) } as const;
        const decision = decideShelter(body, shelter.state, ctx(now, actor));
        return decision.ok ? 'held' : decision.rejection.code;
      };
      const inTime = again(STAFF);
      if (inTime !== 'held') return;
      expect(again(HOTLINE)).toBe('held_again_too_soon');
      expect(again(OTHER_COORDINATOR, shelter.now, 'r9')).toBe('held_again_too_soon');
      expect(again(OTHER_COORDINATOR)).toBe('held');
      expect(again(HOTLINE, after(expiresAt, WAIT_AFTER_LAPSE - 1))).toBe('held_again_too_soon');
      expect(again(HOTLINE, after(expiresAt, WAIT_AFTER_LAPSE))).toBe('held');
    });
  });
});
