import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftHouse, emptyHouse, type House, keptHouse, registration, types, undoBy } from '../testing/house.ts';
import { draftNight, live, night } from '../testing/night.ts';
import { HOTLINE, MANAGER, SECOND_MANAGER, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { moveIn } from './deciding/moving.ts';

const NIS = { id: 'rs-nis', name: 'Niš' };
const rename = (name = 'Lara 2') => ({ type: 'change-profile', name }) as const;
const idOf = (house: House): string => house.kept.proposed?.changeId ?? 'none';
const publishes = (house: House) => ({ type: 'publish-change', changeId: idOf(house) }) as const;
const drops = (house: House) => ({ type: 'drop-change', changeId: idOf(house) }) as const;
const proposed = (): House => {
  const house = keptHouse();
  house.given(rename(), MANAGER);
  return house;
};

describe('given a published house', () => {
  it('PX-1: when its name, area or country is changed, then it stays what it was until a second person publishes it', () => {
    const house = keptHouse();
    const before = house.kept;
    const move = { name: 'Lara 2', area: { id: 'ba-tuzla', name: 'Tuzla' }, country: 'BA' } as const;
    expect(types(house.when({ type: 'change-profile', ...move }, MANAGER))).toEqual(['ProfileChangeProposed']);
    expect(house.kept).toMatchObject({ name: before.name, area: before.area, country: 'RS' });
    expect(house.kept.proposed).toEqual({ changeId: idOf(house), ...move, at: house.now, by: MANAGER.person });
    expect(types(house.when(publishes(house), SECOND_MANAGER))).toEqual(['ShelterProfileChanged']);
    expect(house.kept).toMatchObject({ ...move, proposed: null });
    expect(house.kept).not.toHaveProperty('changeId');
  });

  it('PX-1: when other fields are changed with it, then those change at once', () => {
    const house = keptHouse();
    const changes = { ...rename(), kind: 'emergency' } as const;
    expect(types(house.when(changes, MANAGER))).toEqual(['ShelterProfileChanged', 'ProfileChangeProposed']);
    expect(house.kept).toMatchObject({ name: 'Lara 1', kind: 'emergency' });
    expect(types(house.when(changes, MANAGER))).toEqual([]);
  });

  it('PX-1: when whoever proposed it publishes it, in whatever role, then it is refused', () => {
    const house = proposed();
    const administrator = { ...MANAGER, role: 'administrator', organisation: null } as const;
    for (const actor of [MANAGER, administrator])
      expect(types(house.when(publishes(house), actor))).toEqual(['second_person_needed']);
    expect(house.kept.name).toBe('Lara 1');
  });

  it('PX-1: when another change waits by then than the one that was seen, then that is not published unseen', () => {
    const house = proposed();
    const seen = publishes(house);
    house.given(drops(house), MANAGER);
    house.given(rename('Lara 9'), MANAGER);
    expect(types(house.when(seen, SECOND_MANAGER))).toEqual(['change_unknown']);
  });

  it('PX-4: when one is withdrawn or refused, then the trail says which, and another may be proposed', () => {
    for (const [actor, how] of [
      [MANAGER, 'withdrawn'],
      [SECOND_MANAGER, 'refused'],
    ] as const) {
      const house = proposed();
      house.given(drops(house), actor);
      expect(house.facts.at(-1)?.event).toMatchObject({ type: 'ProfileChangeDropped', how });
      expect(house.kept).toMatchObject({ name: 'Lara 1', proposed: null });
      expect(types(house.when(rename('Lara 3'), SECOND_MANAGER))).toEqual(['ProfileChangeProposed']);
    }
  });

  it('PX-4: when two are proposed, then the second is refused, unless it is the same', () => {
    const house = proposed();
    expect(types(house.when(rename('Lara 3'), SECOND_MANAGER))).toEqual(['change_waits']);
    expect(types(house.when(rename('Lara 3'), MANAGER))).toEqual(['change_waits']);
    expect(types(house.when(rename(), SECOND_MANAGER))).toEqual([]);
    expect(house.kept.proposed).toMatchObject({ name: 'Lara 2', by: MANAGER.person });
  });

  it('PX-4: when whoever proposed it has lost the right, then nobody publishes it, and another takes its place', () => {
    const house = proposed();
    const gone = { proposerGone: true };
    expect(types(house.when(publishes(house), SECOND_MANAGER, gone))).toEqual(['proposer_gone']);
    expect(types(house.when(rename('Lara 3'), SECOND_MANAGER, gone))).toEqual(['ProfileChangeProposed']);
    expect(house.kept.proposed).toMatchObject({ name: 'Lara 3', by: SECOND_MANAGER.person });
  });

  it('PX-4: when it is closed, then what waited lapses, and nothing is proposed before it is open again', () => {
    const house = proposed();
    const late = publishes(house);
    house.given({ type: 'close' }, MANAGER);
    expect(types(house.when(late, SECOND_MANAGER))).toEqual(['change_unknown']);
    expect(types(house.when(rename(), MANAGER))).toEqual(['house_closed']);
    house.given({ type: 'reopen' }, MANAGER);
    expect(house.kept).toMatchObject({ name: 'Lara 1', proposed: null });
  });

  it('PX-2: when its organisation does not work there, at the proposal or at the publication, then it does not go there', () => {
    const house = keptHouse();
    const move = { type: 'change-profile', area: { id: 'ba-tuzla', name: 'Tuzla' }, country: 'BA' } as const;
    const [here, there] = [{ countries: ['RS'] }, { countries: ['RS', 'BA'] }];
    expect(types(house.when(move, MANAGER, here))).toEqual(['country_not_of_organisation']);
    house.when(move, MANAGER, there);
    expect(types(house.when(publishes(house), SECOND_MANAGER, here))).toEqual(['country_not_of_organisation']);
    expect(types(house.when(publishes(house), SECOND_MANAGER, there))).toEqual(['ShelterProfileChanged']);
    // A name alone asks for no country: the house is where it was.
    expect(types(house.when(rename(), MANAGER, here))).toEqual(['ProfileChangeProposed']);
  });

  it('VA-3: when another house has got the name by its publication, then it is not published', () => {
    const house = proposed();
    const neighbours = [{ shelterId: 's9', name: 'Лара 2', areaId: 'rs-beograd' }];
    expect(types(house.when(publishes(house), SECOND_MANAGER, { neighbours }))).toEqual(['name_like_another']);
  });
});

describe('given a house that was renamed', () => {
  it('PX-3: when it was published, then no correction brings the old name back, and no undo of the draft', () => {
    const house = draftHouse();
    house.given(rename(), MANAGER);
    const { eventId } = house.facts.at(-1)!.context;
    const undo = undoBy(house, MANAGER);
    house.given({ type: 'publish' }, SECOND_MANAGER);
    expect(types(house.when(undo, MANAGER))).toEqual(['correction_not_allowed']);
    const correction = { kind: 'void' } as const;
    const voided = { type: 'correct-event', eventId, correction, reason: 'did_not_happen' } as const;
    expect(types(house.when(voided, MANAGER))).toEqual(['correction_not_allowed']);
    expect(house.kept.name).toBe('Lara 2');
  });

  it('PX-3: when it is a draft, then whoever renamed it takes that back', () => {
    const house = draftHouse();
    house.given(rename(), MANAGER);
    house.given(undoBy(house, MANAGER), MANAGER);
    expect(house.kept.name).toBe('Lara 1');
  });

  it('PX-3: when a change was published, then whoever did so takes it back within 30 seconds, and it waits again', () => {
    const house = proposed();
    const { changeId } = publishes(house);
    house.given(publishes(house), SECOND_MANAGER);
    house.given(undoBy(house, SECOND_MANAGER), SECOND_MANAGER);
    expect(house.kept).toMatchObject({ name: 'Lara 1', proposed: { changeId, name: 'Lara 2' } });
  });

  it('PX-3: when a change was published, then its proposal is not taken back under it', () => {
    const house = proposed();
    const undo = undoBy(house, MANAGER);
    house.given(publishes(house), SECOND_MANAGER);
    expect(house.when(undo, MANAGER)).toMatchObject({ rejection: { ruleBroken: 'change_unknown' } });
    expect(house.kept.name).toBe('Lara 2');
  });

  it('PX-3: when its publication is taken back, then a change of these seconds stands against it', () => {
    const house = draftHouse();
    house.given({ type: 'publish' }, SECOND_MANAGER);
    const undo = undoBy(house, SECOND_MANAGER);
    house.given(rename(), MANAGER);
    expect(house.when(undo, SECOND_MANAGER)).toMatchObject({ rejection: { ruleBroken: 'house_not_published' } });
  });

  it('PX-1: when it is a house of the past, then it changes at once: it is on no board', () => {
    const house = emptyHouse();
    house.given(registration('past'), MANAGER);
    expect(types(house.when({ ...rename(), area: NIS }, MANAGER))).toEqual(['ShelterProfileChanged']);
  });
});

describe('given a log of before', () => {
  it('PX-1: then a published house that moved alone is where it went', () => {
    const house = keptHouse();
    house.recorded({ type: 'ShelterProfileChanged', name: 'Lara 7', area: NIS }, MANAGER);
    expect(house.kept).toMatchObject({ name: 'Lara 7', area: NIS, proposed: null });
    house.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
  });
});

describe('in any night', () => {
  it('PX-1, PX-3: a published house is never called or found otherwise but by a second person, or by their undo', () => {
    let published = 0;
    always(
      fc.oneof(night, draftNight),
      (n) => {
        live(n, ({ command, actor, before, house: { kept: after } }) => {
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
