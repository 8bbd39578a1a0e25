import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftNight, live, night } from '../testing/night.ts';
import { HOTLINE, MANAGER, SECOND_MANAGER, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import {
  draftShelter,
  emptyShelter,
  keptShelter,
  registration,
  type Shelter,
  types,
  undoBy,
} from '../testing/shelter.ts';
import { moveIn } from './deciding/moving.ts';

const NIS = { id: 'rs-nis', name: 'Niš' };
const rename = (name = 'Lara 2') => ({ type: 'change-profile', name }) as const;
const idOf = (shelter: Shelter): string => shelter.kept.proposed?.changeId ?? 'none';
const publishes = (shelter: Shelter) => ({ type: 'publish-change', changeId: idOf(shelter) }) as const;
const drops = (shelter: Shelter) => ({ type: 'drop-change', changeId: idOf(shelter) }) as const;
const proposed = (): Shelter => {
  const shelter = keptShelter();
  shelter.given(rename(), MANAGER);
  return shelter;
};

describe('given a published house', () => {
  it('PX-1: when its name, area or country is changed, then it stays what it was until a second person publishes it', () => {
    const shelter = keptShelter();
    const before = shelter.kept;
    const move = { name: 'Lara 2', area: { id: 'ba-tuzla', name: 'Tuzla' }, country: 'BA' } as const;
    expect(types(shelter.when({ type: 'change-profile', ...move }, MANAGER))).toEqual(['ProfileChangeProposed']);
    expect(shelter.kept).toMatchObject({ name: before.name, area: before.area, country: 'RS' });
    expect(shelter.kept.proposed).toEqual({ changeId: idOf(shelter), ...move, at: shelter.now, by: MANAGER.person });
    expect(types(shelter.when(publishes(shelter), SECOND_MANAGER))).toEqual(['ShelterProfileChanged']);
    expect(shelter.kept).toMatchObject({ ...move, proposed: null });
    expect(shelter.kept).not.toHaveProperty('changeId');
  });

  it('PX-1: when other fields are changed with it, then those change at once', () => {
    const shelter = keptShelter();
    const changes = { ...rename(), kind: 'emergency' } as const;
    expect(types(shelter.when(changes, MANAGER))).toEqual(['ShelterProfileChanged', 'ProfileChangeProposed']);
    expect(shelter.kept).toMatchObject({ name: 'Lara 1', kind: 'emergency' });
    expect(types(shelter.when(changes, MANAGER))).toEqual([]);
  });

  it('PX-1: when the person who proposed it publishes it, in any role, then it is refused', () => {
    const shelter = proposed();
    const administrator = { ...MANAGER, role: 'administrator', organisation: null } as const;
    for (const actor of [MANAGER, administrator])
      expect(types(shelter.when(publishes(shelter), actor))).toEqual(['second_person_needed']);
    expect(shelter.kept.name).toBe('Lara 1');
  });

  it('PX-1: when another change waits by then than the one that was seen, then that is not published unseen', () => {
    const shelter = proposed();
    const seen = publishes(shelter);
    shelter.given(drops(shelter), MANAGER);
    shelter.given(rename('Lara 9'), MANAGER);
    expect(types(shelter.when(seen, SECOND_MANAGER))).toEqual(['change_unknown']);
  });

  it('PX-4: when one is withdrawn or refused, then the trail says which, and another may be proposed', () => {
    for (const [actor, how] of [
      [MANAGER, 'withdrawn'],
      [SECOND_MANAGER, 'refused'],
    ] as const) {
      const shelter = proposed();
      shelter.given(drops(shelter), actor);
      expect(shelter.facts.at(-1)?.event).toMatchObject({ type: 'ProfileChangeDropped', how });
      expect(shelter.kept).toMatchObject({ name: 'Lara 1', proposed: null });
      expect(types(shelter.when(rename('Lara 3'), SECOND_MANAGER))).toEqual(['ProfileChangeProposed']);
    }
  });

  it('PX-4: when two are proposed, then the second is refused, unless it is the same', () => {
    const shelter = proposed();
    expect(types(shelter.when(rename('Lara 3'), SECOND_MANAGER))).toEqual(['change_waits']);
    expect(types(shelter.when(rename('Lara 3'), MANAGER))).toEqual(['change_waits']);
    expect(types(shelter.when(rename(), SECOND_MANAGER))).toEqual([]);
    expect(shelter.kept.proposed).toMatchObject({ name: 'Lara 2', by: MANAGER.person });
  });

  it('PX-4: when its proposer has lost the right, then nobody publishes it, and another change takes its place', () => {
    const shelter = proposed();
    const gone = { proposerGone: true };
    expect(types(shelter.when(publishes(shelter), SECOND_MANAGER, gone))).toEqual(['proposer_gone']);
    expect(types(shelter.when(rename('Lara 3'), SECOND_MANAGER, gone))).toEqual(['ProfileChangeProposed']);
    expect(shelter.kept.proposed).toMatchObject({ name: 'Lara 3', by: SECOND_MANAGER.person });
  });

  it('PX-4: when it is closed, then what waited lapses, and nothing is proposed before it is open again', () => {
    const shelter = proposed();
    const late = publishes(shelter);
    shelter.given({ type: 'close' }, MANAGER);
    expect(types(shelter.when(late, SECOND_MANAGER))).toEqual(['change_unknown']);
    expect(types(shelter.when(rename(), MANAGER))).toEqual(['house_closed']);
    shelter.given({ type: 'reopen' }, MANAGER);
    expect(shelter.kept).toMatchObject({ name: 'Lara 1', proposed: null });
  });

  it('PX-2: when its organisation does not work there, at the proposal or at the publication, then it does not go there', () => {
    const shelter = keptShelter();
    const move = { type: 'change-profile', area: { id: 'ba-tuzla', name: 'Tuzla' }, country: 'BA' } as const;
    const [here, there] = [{ countries: ['RS'] }, { countries: ['RS', 'BA'] }];
    expect(types(shelter.when(move, MANAGER, here))).toEqual(['country_not_of_organisation']);
    shelter.when(move, MANAGER, there);
    expect(types(shelter.when(publishes(shelter), SECOND_MANAGER, here))).toEqual(['country_not_of_organisation']);
    expect(types(shelter.when(publishes(shelter), SECOND_MANAGER, there))).toEqual(['ShelterProfileChanged']);
    // A name alone asks for no country: the house is where it was.
    expect(types(shelter.when(rename(), MANAGER, here))).toEqual(['ProfileChangeProposed']);
  });

  it('VA-3: when another house has got the name by its publication, then it is not published', () => {
    const shelter = proposed();
    const neighbours = [{ shelterId: 's9', name: 'Лара 2', areaId: 'rs-beograd' }];
    expect(types(shelter.when(publishes(shelter), SECOND_MANAGER, { neighbours }))).toEqual(['name_like_another']);
  });
});

describe('given a house that was renamed', () => {
  it('PX-3: when it was published, then no correction brings the old name back, and no undo of the draft', () => {
    const shelter = draftShelter();
    shelter.given(rename(), MANAGER);
    const { eventId } = shelter.facts.at(-1)!.context;
    const undo = undoBy(shelter, MANAGER);
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    expect(types(shelter.when(undo, MANAGER))).toEqual(['correction_not_allowed']);
    const correction = { kind: 'void' } as const;
    const voided = { type: 'correct-event', eventId, correction, reason: 'did_not_happen' } as const;
    expect(types(shelter.when(voided, MANAGER))).toEqual(['correction_not_allowed']);
    expect(shelter.kept.name).toBe('Lara 2');
  });

  it('PX-3: when it is a draft, then the person who renamed it takes that back', () => {
    const shelter = draftShelter();
    shelter.given(rename(), MANAGER);
    shelter.given(undoBy(shelter, MANAGER), MANAGER);
    expect(shelter.kept.name).toBe('Lara 1');
  });

  it('PX-3: the person who published a change takes that back within 30 seconds, and the change waits again', () => {
    const shelter = proposed();
    const { changeId } = publishes(shelter);
    shelter.given(publishes(shelter), SECOND_MANAGER);
    shelter.given(undoBy(shelter, SECOND_MANAGER), SECOND_MANAGER);
    expect(shelter.kept).toMatchObject({ name: 'Lara 1', proposed: { changeId, name: 'Lara 2' } });
  });

  it('PX-3: when a change was published, then its proposal is not taken back under it', () => {
    const shelter = proposed();
    const undo = undoBy(shelter, MANAGER);
    shelter.given(publishes(shelter), SECOND_MANAGER);
    expect(shelter.when(undo, MANAGER)).toMatchObject({ rejection: { ruleBroken: 'change_unknown' } });
    expect(shelter.kept.name).toBe('Lara 2');
  });

  it('PX-3: when its publication is to be taken back, then a change made in these seconds prevents it', () => {
    const shelter = draftShelter();
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    const undo = undoBy(shelter, SECOND_MANAGER);
    shelter.given(rename(), MANAGER);
    expect(shelter.when(undo, SECOND_MANAGER)).toMatchObject({ rejection: { ruleBroken: 'house_not_published' } });
  });

  it('PX-1: when it is a house of the past, then it changes at once: it is on no board', () => {
    const shelter = emptyShelter();
    shelter.given(registration('past'), MANAGER);
    expect(types(shelter.when({ ...rename(), area: NIS }, MANAGER))).toEqual(['ShelterProfileChanged']);
  });
});

describe('given a log of before', () => {
  it('PX-1: then a published house that moved alone is where it went', () => {
    const shelter = keptShelter();
    shelter.recorded({ type: 'ShelterProfileChanged', name: 'Lara 7', area: NIS }, MANAGER);
    expect(shelter.kept).toMatchObject({ name: 'Lara 7', area: NIS, proposed: null });
    shelter.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
  });
});

describe('in any night', () => {
  it('PX-1, PX-3: a published house is never called or found otherwise but by a second person, or by their undo', () => {
    let published = 0;
    always(
      fc.oneof(night, draftNight),
      (n) => {
        live(n, ({ command, actor, before, shelter: { kept: after } }) => {
          if (before.situation !== 'kept' || before.draft || after.draft) return;
          if (JSON.stringify(moveIn(before)) === JSON.stringify(moveIn(after))) return;
          if (command.type === 'undo') return expect(after.proposed?.by).not.toBe(actor.person);
          expect(command.type).toBe('publish-change');
          expect(before.proposed?.by).not.toBe(actor.person);
          published++;
        });
      },
      400,
    );
    expect(published).toBeGreaterThan(0);
  });
});
