import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyFact, canBeGiven, corrected, count, newModel } from '../testing/model.ts';
import { draftNight, live, night, plainNight } from '../testing/night.ts';
import { CLOCK, COORDINATOR, party, STAFF, WOMAN } from '../testing/people.ts';
import { ctx, positions } from '../testing/positions.ts';
import { always } from '../testing/seed.ts';
import { LAYOUT, undoBy } from '../testing/shelter.ts';
import { bedUse } from './beds/bed-use.ts';
import { placesOf } from './beds/places.ts';
import { decideShelter } from './decide.ts';
import { evolveShelter } from './evolve.ts';
import { SHELTER_FACTS } from './facts/index.ts';
import { foldShelter } from './fold.ts';
import { initialShelter } from './initial.ts';
import { firstBreak } from './recheck.ts';
import type { ShelterState } from './state.ts';

describe('in any night', () => {
  it('covers every kind of event', () => {
    const seen = new Set<string>();
    always(fc.oneof(night, draftNight), (n) => live(n).facts.map(({ event }) => seen.add(event.type)).length > 0, 400);
    expect(Object.keys(SHELTER_FACTS).filter((type) => !seen.has(type))).toEqual([]);
  });

  it('SH-1, SH-16, FR-2: the numbers at every position equal a count bed by bed', () => {
    always(plainNight, (n) => {
      const model = newModel();
      positions(live(n).facts, ({ event }, _, state) => {
        applyFact(model, event);
        const { together: _t, ...numbers } = placesOf(state);
        expect(numbers).toEqual(count(model));
        expect(numbers.free + numbers.spare + numbers.held + numbers.occupied).toBe(numbers.inService);
        for (const [id, bed] of model.beds) {
          const owner = model.parties.get(model.owner.get(id) ?? '')?.kind;
          const use = owner === 'hold' ? 'held' : owner === 'stay' ? 'occupied' : null;
          const rest = canBeGiven(model, bed.room) ? 'free' : 'spare';
          expect(bedUse(state, id)?.use).toBe(use ?? (bed.service === 'in' ? rest : bed.service));
        }
      });
    });
  });

  it('SH-2: no bed ever has two owners, corrections included', () => {
    always(night, (n) => {
      const { facts } = live(n);
      const model = newModel();
      for (const { event } of corrected(facts)) applyFact(model, event);
      expect(firstBreak(facts)).toBe(null);
    });
  });

  it('SH-7: the same command on the same state is the same decision, and mutates nothing', () => {
    always(plainNight, (n) => {
      live(n, ({ command, actor, now, newId, surge, before, decision }) => {
        const kept = JSON.stringify(before);
        expect(decideShelter(command, before, { ...ctx(now, actor, newId), surge })).toEqual(decision);
        expect(JSON.stringify(before)).toBe(kept);
      });
    });
  });

  it('SH-8: of two who want the same place one gets it and the other gets the number that is left', () => {
    always(plainNight, (n) => {
      const shelter = live(n);
      shelter.pass(120).given({ type: 'record-time' }, CLOCK);
      const { together } = placesOf(shelter.state);
      const ofSize = (size: number) => [
        ...(['women', 'men', 'other'] as const).flatMap((kind) =>
          Array.from({ length: size }, (_, children) =>
            [0, 1].map((infants) => ({ [kind]: size - children, girls: children, infants })),
          ).flat(),
        ),
        { girls: size },
        { boys: size },
      ];
      const anyOf = (size: number) =>
        ofSize(size)
          .map((heads) => ({ type: 'hold-beds', party: party(heads) }) as const)
          .find((body) => decideShelter(body, shelter.state, ctx(shelter.now, STAFF, 'probe')).ok);
      expect(anyOf(together + 1)).toBeUndefined();
      if (together === 0) return;
      const body = anyOf(together);
      if (body === undefined) throw new Error(`no party of ${together} fits`);
      expect(shelter.when(body)).toMatchObject({ ok: true });
      const second = shelter.when(body, COORDINATOR);
      if (second.ok) return;
      const { free, together: left } = placesOf(shelter.state);
      expect(second.rejection).toMatchObject({ free, together: left });
      // Another room may take as many, who are others, or of whom more are children.
      expect(left).toBeLessThanOrEqual(together);
      expect(second.rejection.happened).toMatchObject({ what: 'held', at: shelter.now, byRole: 'shelter_staff' });
    });
  });

  it('SH-9: a household room has one party at a time', () => {
    always(plainNight, (n) => {
      const model = newModel();
      for (const { event } of live(n).facts) {
        applyFact(model, event);
        for (const [room, privacy] of model.rooms) {
          if (privacy === 'shared') continue;
          const inIt = [...model.owner].filter(([bed]) => model.beds.get(bed)?.room === room).map(([, who]) => who);
          expect(new Set(inIt).size).toBeLessThanOrEqual(1);
        }
      }
    });
  });

  it('SH-13: a correction is accepted only if every later fact is still valid; what was known before stays known', () => {
    always(night, (n) => {
      live(n, ({ command, before, decision, shelter }) => {
        if (command.type !== 'correct-event' && command.type !== 'undo') return;
        if (decision.ok) {
          expect(firstBreak(shelter.facts)).toBe(null);
          const known = shelter.facts.slice(0, shelter.facts.length - decision.events.length);
          expect(foldShelter('s1', known)).toEqual(before);
        } else if (decision.rejection.code === 'correction_breaks_later_events') {
          expect(shelter.facts.some((f) => f.context.eventId === decision.rejection.eventId)).toBe(true);
          expect(decision.rejection.ruleBroken).toBeDefined();
        }
      });
    });
  });

  it('SH-13: a fold with asKnown leaves every correction out', () => {
    always(night, (n) => {
      const { facts } = live(n);
      const plain = facts.reduce(evolveShelter, initialShelter('s1'));
      expect(foldShelter('s1', facts, { asKnown: true })).toEqual(plain);
    });
  });

  it('SH-14: the state folded fact by fact, through restarts, equals the folded stream byte for byte', () => {
    always(night, (n) => {
      const { facts, state } = live(n);
      expect(JSON.stringify(foldShelter('s1', facts))).toBe(JSON.stringify(state));
      const cut = Math.floor(facts.length / 2);
      if (facts.slice(cut).some((f) => f.event.type === 'EventCorrected')) return;
      const restarted = JSON.parse(JSON.stringify(foldShelter('s1', facts.slice(0, cut)))) as ShelterState;
      expect(JSON.stringify(facts.slice(cut).reduce(evolveShelter, restarted))).toBe(JSON.stringify(state));
    });
  });

  it('SH-14: the state accepts any fact in any order without a fault, and a name is never a key of its prototype', () => {
    const shuffled = fc.tuple(night, fc.array(fc.nat(), { minLength: 200, maxLength: 200 }));
    always(shuffled, ([n, order]) => {
      const { facts } = live(n);
      const mixed = facts.map((fact, i) => facts[(order[i] ?? i) % facts.length] ?? fact);
      const state = mixed.reduce(evolveShelter, initialShelter('s1'));
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    });
    for (const id of ['constructor', '__proto__', 'toString']) {
      const shelter = live({ layout: LAYOUT, steps: [] });
      const actor = { ...STAFF, person: id };
      expect(shelter.when({ type: 'hold-beds', party: WOMAN, beds: [id] }, actor).ok).toBe(false);
      expect(shelter.when({ type: 'release-hold', holdId: id, reason: 'declined' }, actor).ok).toBe(false);
      expect(shelter.when({ type: 'discharge-party', stayId: id, destination: 'family' }, actor).ok).toBe(false);
      expect(shelter.when(undoBy(shelter, actor), actor)).toMatchObject({ rejection: { code: 'nothing_to_undo' } });
      expect(shelter.when({ type: 'hold-beds', party: WOMAN }, actor).ok).toBe(true);
      expect(shelter.when(undoBy(shelter, actor), actor).ok).toBe(true);
    }
  });
});
