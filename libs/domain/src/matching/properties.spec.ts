import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, MINUTE } from '../instant.ts';
import { adultsOf, placesNeeded } from '../party.ts';
import { allocate } from '../shelter/beds/allocate.ts';
import type { Needs, Party } from '../terms.ts';
import { anyAsk, anyNeeds, anyParty, anyRules } from '../testing/any-ask.ts';
import { live, plainNight, steadyNight } from '../testing/night.ts';
import { askFor, OPEN, ready, withRules } from '../testing/open-shelter.ts';
import { COORDINATOR, HOTLINE, MANAGER, OTHER_COORDINATOR, STAFF } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { findPlaces } from './find.ts';
import { type Match, match } from './match.ts';
import type { Search } from './search.ts';

/** Every search with one need less than this one. */
function relaxed(ask: Search): readonly Search[] {
  const needs = (Object.keys(ask.needs) as (keyof Needs)[]).map((need) => {
    const { [need]: _, ...rest } = ask.needs;
    return { ...ask, needs: rest };
  });
  const avoid = ask.avoid.map((area) => ({ ...ask, avoid: ask.avoid.filter((a) => a !== area) }));
  return [...needs, ...avoid, ...smaller(ask.party).map((party) => ({ ...ask, party }))];
}

/**
 * One person fewer, but never the only adult of children, because unaccompanied minors need more, and never the only child
 * of adults, who may have a room for families.
 */
function smaller(party: Party): readonly Party[] {
  return (['women', 'men', 'other', 'girls', 'boys', 'infants'] as const)
    .filter((who) => party[who] > 0)
    .map((who) => ({ ...party, [who]: party[who] - 1 }))
    .filter((less) => adultsOf(less) > 0 || adultsOf(party) === 0)
    .filter((less) => hasChildren(less) || !hasChildren(party));
}

const hasChildren = ({ girls, boys, infants }: Party): boolean => girls + boys + infants > 0;

const byId = (a: { readonly shelterId: string }, b: { readonly shelterId: string }): number =>
  a.shelterId < b.shelterId ? -1 : 1;

describe('for any house and any party', () => {
  it('FP-3: fewer needs, fewer people or fewer avoided areas never lose a house', () => {
    const seen = new Set<string>();
    always(
      fc.tuple(fc.oneof(anyRules, fc.constant(OPEN)), anyAsk, steadyNight),
      ([rules, ask, night]) => {
        const { state } = live(night);
        if (state.situation !== 'kept') return;
        const shelter = ready({ ...state, rules });
        const before = match(shelter, ask);
        seen.add(before.outcome);
        if (before.outcome === 'cannot') return;
        for (const less of relaxed(ask)) expect([less, match(shelter, less).outcome]).not.toEqual([less, 'cannot']);
      },
      600,
    );
    expect([...seen].toSorted()).toEqual(['cannot', 'takes', 'takes_if']);
  });

  it('an open house takes every party that fits', () => {
    const open = withRules({});
    always(fc.tuple(anyNeeds, anyParty), ([needs, party]) => {
      const { outcome, barriers } = match(open, askFor({ needs, party }));
      expect(['takes', 'takes_if', 'cannot_place_together']).toContain(
        outcome === 'cannot' ? barriers[0]?.code : outcome,
      );
    });
  });

  it('FP-1: the outcome follows from the reasons, and only a match has beds', () => {
    always(
      fc.tuple(anyRules, anyAsk),
      ([rules, ask]) => {
        const { outcome, barriers, conditions, asks, offer } = match(withRules(rules), ask);
        const isOpen = conditions.length + asks.length > 0;
        expect(outcome).toBe(barriers.length > 0 ? 'cannot' : isOpen ? 'takes_if' : 'takes');
        expect(offer !== null).toBe(outcome !== 'cannot' && placesNeeded(ask.party) > 0);
      },
      400,
    );
  });

  it('FP-1: a house has the same result among others as alone', () => {
    always(
      fc.tuple(fc.array(anyRules, { minLength: 1, maxLength: 6 }), anyAsk, steadyNight),
      ([several, ask, night]) => {
        const { state } = live(night);
        if (state.situation !== 'kept') return;
        const shelters = several.map((rules, i) => ready({ ...state, shelterId: `s${i}`, rules }));
        const comparable = (found: Match) => ({ ...found, offer: found.offer?.beds(ask.party) });
        const { takes, takesIf, cannot } = findPlaces(shelters, ask);
        for (const [outcome, { count, shelters: found }] of Object.entries({ takes, takes_if: takesIf, cannot })) {
          const alone = shelters
            .map((shelter) => comparable(match(shelter, ask)))
            .filter((one) => one.outcome === outcome);
          expect(count).toBe(alone.length);
          expect(found.map(comparable).toSorted(byId)).toEqual(alone);
        }
      },
      400,
    );
  });

  it('FP-2: no stored value of any rule is an error', () => {
    always(
      fc.dictionary(fc.constantFrom(...Object.keys(OPEN), '__proto__', 'constructor'), fc.anything()),
      (rules) => {
        expect(match(withRules(rules), askFor()).asks.length).toBeLessThan(3);
      },
      400,
    );
  });
});

describe('at every moment of a night', () => {
  const ASKING = [HOTLINE, OTHER_COORDINATOR, COORDINATOR, STAFF, MANAGER];

  it('FP-4: the offered beds are those that a hold would choose', () => {
    always(fc.tuple(steadyNight, anyParty, fc.nat(180)), ([night, party, minutes]) => {
      const { state, now: then } = live(night);
      if (state.situation !== 'kept' || placesNeeded(party) === 0) return;
      const now = after(then, minutes * MINUTE);
      const open = { ...state, rules: OPEN, intake: { state: 'open' } as const };
      const { offer, barriers } = match(ready(open), askFor({ party, now, actor: STAFF }));
      const allocation = allocate(open, party, now);
      expect(offer?.beds(party) ?? barriers[0]?.code).toEqual(allocation.ok ? allocation.beds : allocation.code);
    });
  });

  /** A hold that needs consent counts its lapsed beds as taken, so the reason may differ. */
  const isFull = (code: string) => ['no_free_place', 'cannot_place_together', 'room_not_for_party'].includes(code);

  it('FP-4: the match is the result of a hold', () => {
    const seen = new Set<string>();
    const direct = fc.constantFrom('hotline' as const, 'coordinator' as const, 'nobody' as const, null);
    const asked = fc.record({
      party: anyParty,
      actor: fc.constantFrom(...ASKING),
      requestId: fc.constantFrom(null, 'r1', 'r3'),
      /** Somebody held beds before, and let them lapse. */
      lapsed: fc.constantFrom(null, HOTLINE, OTHER_COORDINATOR),
    });
    always(
      fc.tuple(plainNight, direct, asked, fc.nat(45)),
      ([night, directHolds, { party, actor, requestId, lapsed }, minutes]) => {
        const shelter = live(night);
        if (shelter.state.situation !== 'kept' || placesNeeded(party) === 0) return;
        // A closed house is in no search (HS-3).
        if (shelter.state.closed) shelter.given({ type: 'reopen' }, MANAGER);
        shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
        if (lapsed && shelter.when({ type: 'hold-beds', party, requestId: 'r3' }, lapsed).ok) shelter.pass(92);
        if (directHolds) shelter.when({ type: 'change-hold-policy', directHolds }, MANAGER);
        const { now } = shelter.pass(minutes);
        const found = match(ready(shelter.kept), askFor({ party, now, actor, requestId }));
        const decision = shelter.when({ type: 'hold-beds', party, ...(requestId && { requestId }) }, actor);
        // What a house said by phone is asked about first, and decides no hold (PC-1).
        const codes = [...found.conditions, ...found.barriers]
          .map(({ code }) => code)
          .filter((code) => code !== 'phoned_full' && code !== 'phoned_paused');
        if (decision.ok) {
          const held = decision.events.map(({ event }) => event).find((event) => event.type === 'BedsHeld');
          expect([codes, found.offer?.beds(party)]).toEqual([[], held?.type === 'BedsHeld' && held.beds]);
        } else if (isFull(decision.rejection.code)) expect(codes.some(isFull)).toBe(true);
        else expect(codes).toContain(decision.rejection.code);
        seen.add(decision.ok ? 'held' : decision.rejection.code);
      },
      600,
    );
    expect([...seen].toSorted()).toEqual([
      'ask_the_house',
      'cannot_place_together',
      'held',
      'held_again_too_soon',
      'intake_paused',
      'no_free_place',
      'room_not_for_party',
    ]);
  });
});
