import { describe, expect, it } from '@jest/globals';
import { after, HOUR } from '../instant.ts';
import {
  draftHouse,
  emptyHouse,
  type House,
  idOfHold,
  keptHouse,
  registration,
  types,
  undoBy,
} from '../testing/house.ts';
import { COORDINATOR, HOTLINE, MANAGER, SECOND_MANAGER, STAFF, WOMAN } from '../testing/people.ts';
import { placesOf } from './beds/places.ts';

const room = (label: string, ...beds: string[]) =>
  ({ label, privacy: 'household', beds: beds.map((bed) => ({ label: bed, kind: 'adult' as const })) }) as const;
const registered = (): House => {
  const house = emptyHouse();
  house.given(registration(), MANAGER);
  return house;
};
const roomsOf = (house: House) => Object.values(house.kept.rooms).map(({ label }) => label);

describe('given a draft without beds', () => {
  it('HS-1: when a second person publishes it, then it stays a draft and says what it lacks', () => {
    const house = registered();
    house.given({ type: 'add-room', label: 'Attic', privacy: 'shared' }, MANAGER);
    expect(types(house.when({ type: 'publish' }, SECOND_MANAGER))).toEqual(['no_beds']);
    house.given({ type: 'add-rooms', rooms: [room('Cellar', '1')] }, MANAGER);
    expect(types(house.when({ type: 'publish' }, SECOND_MANAGER))).toEqual(['ShelterPublished']);
  });

  it('HS-1: when it only reports its counts, then it is published without', () => {
    const house = emptyHouse();
    house.given(registration('counted'), MANAGER);
    expect(types(house.when({ type: 'publish' }, SECOND_MANAGER))).toEqual(['ShelterPublished']);
  });
});

describe('given a draft that a second person looks at', () => {
  it('HS-2: when they decline, then the draft stays and says why and by whom, until it is published', () => {
    const house = draftHouse();
    house.given({ type: 'decline-publication', reasons: ['rooms', 'rules', 'rooms'] }, SECOND_MANAGER);
    const declined = { reasons: ['rooms', 'rules'], by: SECOND_MANAGER.person, at: house.now };
    expect(house.state).toMatchObject({ draft: true, declined });
    house.given({ type: 'publish' }, SECOND_MANAGER);
    expect(house.state).toMatchObject({ draft: false, declined: null });
  });

  it('HS-2: whoever registered it declines nothing', () => {
    const house = draftHouse();
    expect(types(house.when({ type: 'decline-publication', reasons: ['profile'] }, MANAGER))).toEqual([
      'second_person_needed',
    ]);
  });
});

describe('given a draft with beds', () => {
  it('VA-11: then nothing of it is free, and nobody is held in it, not by its own people and for no transfer', () => {
    const house = draftHouse();
    expect(placesOf(house.state)).toMatchObject({ inService: 0, free: 0, together: 0, freeCots: 0 });
    for (const actor of [MANAGER, STAFF, COORDINATOR]) {
      expect(types(house.when({ type: 'hold-beds', party: WOMAN }, actor))).toEqual(['house_not_published']);
    }
    const arrival = { from: house.now, to: after(house.now, HOUR) };
    const transfer = { transferId: 't', requestId: null, theirHold: null, party: WOMAN, needs: {}, arrival } as const;
    expect(types(house.when({ type: 'receive-transfer', ...transfer }, STAFF))).toEqual(['house_not_published']);
  });

  it('VA-11: then whoever lives there already is written down, and counts from the publication on', () => {
    const house = draftHouse();
    house.given({ type: 'admit-party', party: WOMAN, kind: 'opening' }, STAFF);
    expect(placesOf(house.state).occupied).toBe(0);
    house.given({ type: 'publish' }, SECOND_MANAGER);
    expect(placesOf(house.state).occupied).toBe(1);
  });

  it('VA-11: then nobody is admitted to it for a request either, for that holds a bed for a moment', () => {
    const house = draftHouse();
    const admitted = house.when({ type: 'admit-party', party: WOMAN, requestId: 'r1' }, STAFF);
    expect(types(admitted)).toEqual(['house_not_published']);
  });

  it('VA-11: when a bed was held since its publication, then that is not taken back', () => {
    const house = draftHouse();
    house.given({ type: 'publish' }, SECOND_MANAGER);
    const undo = undoBy(house, SECOND_MANAGER);
    house.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
    const refused = house.when(undo, SECOND_MANAGER);
    expect(refused).toMatchObject({ rejection: { ruleBroken: 'house_not_published' } });
  });
});

describe('given a log in which a bed of a draft was held', () => {
  it('VA-11, SH-13: then the hold stands, and what else is corrected is not refused for its sake', () => {
    const house = draftHouse();
    const held = { holdId: 'h', requestId: null, beds: ['b1'], party: WOMAN, arrival: null };
    const { extensionMinutes, extensions } = house.kept.holdPolicy;
    const policy = { extensionMinutes, extensions, longestEnd: after(house.now, HOUR) };
    const placedBy = { person: 'x', role: 'hotline', organisation: 'Lara' } as const;
    house.recorded({ type: 'BedsHeld', ...held, placedBy, expiresAt: after(house.now, HOUR), policy });
    house.given({ type: 'admit-party', party: WOMAN, beds: ['b2'], anotherParty: true }, STAFF);
    expect(types(house.when(undoBy(house, STAFF), STAFF))).toEqual(['EventCorrected']);
    expect(Object.keys(house.kept.holds)).toEqual(['h']);
  });
});

describe('given a house that is to be closed', () => {
  it('HS-3: when somebody lives there or a bed is held, then it stays open', () => {
    const house = keptHouse();
    const held = idOfHold(house.given({ type: 'hold-beds', party: WOMAN }, HOTLINE));
    expect(types(house.when({ type: 'close' }, MANAGER))).toEqual(['house_in_use']);
    house.given({ type: 'admit-party', holdId: held }, MANAGER);
    expect(types(house.when({ type: 'close' }, MANAGER))).toEqual(['house_in_use']);
  });

  it('HS-3: when its holds have run out, then it is closed, and their lapse is recorded first', () => {
    const house = keptHouse();
    house.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
    house.pass(24 * 60);
    expect(types(house.when({ type: 'close' }, MANAGER))).toEqual(['HoldLapsed', 'ShelterClosed']);
  });

  it('HS-3: then nothing is free in it and nobody comes, and reopened it is what it was', () => {
    const house = keptHouse();
    const before = placesOf(house.state);
    house.given({ type: 'close' }, MANAGER);
    expect(placesOf(house.state)).toMatchObject({ inService: 0, free: 0, together: 0, freeCots: 0 });
    for (const type of ['hold-beds', 'admit-party'] as const) {
      expect(types(house.when({ type, party: WOMAN }, MANAGER))).toEqual(['house_closed']);
    }
    house.given({ type: 'reopen' }, MANAGER);
    expect(placesOf(house.state)).toEqual(before);
    expect(types(house.when({ type: 'hold-beds', party: WOMAN }, HOTLINE))).toEqual(['BedsHeld']);
  });

  it('HS-3: when another house of its area has its name by now, then it stays closed', () => {
    const house = keptHouse();
    house.given({ type: 'close' }, MANAGER);
    const neighbours = [{ shelterId: 's9', name: 'LARA 1', areaId: 'rs-beograd' }];
    expect(types(house.when({ type: 'reopen' }, MANAGER, { neighbours }))).toEqual(['name_like_another']);
  });
});

describe('given several rooms at once', () => {
  it('HS-4: then each is there with its beds, whose names count within their room', () => {
    const house = registered();
    house.given({ type: 'add-rooms', rooms: [room('1', 'A', 'B'), room('2', 'A')] }, MANAGER);
    expect(roomsOf(house)).toEqual(['1', '2']);
    expect(Object.values(house.kept.beds).map(({ roomId, label }) => [roomId.slice(-2), label])).toEqual([
      ['r1', 'A'],
      ['r1', 'B'],
      ['r2', 'A'],
    ]);
  });

  it.each([
    ['a room twice', [room('Attic', 'A'), room(' attic', 'A')]],
    ['a room that is there', [room('Attic', 'A'), room('BIG', 'A')]],
    ['a bed twice in one room', [room('Attic', 'A', 'B', 'a')]],
  ])('HS-4: when there is %s, then none is added', (_, rooms) => {
    const house = keptHouse();
    const before = house.state;
    expect(types(house.when({ type: 'add-rooms', rooms }, MANAGER))).toEqual(['name_taken']);
    expect(house.state).toEqual(before);
  });

  it('HS-4: when a house is registered with its rooms, then it is there whole or not at all', () => {
    const house = emptyHouse();
    const twice = { ...registration(), rooms: [room('Attic', 'A'), room('Attic', 'A')] };
    expect(types(house.when(twice, MANAGER))).toEqual(['name_taken']);
    expect(house.state.situation).toBe('unregistered');
    house.given({ ...registration(), rooms: [room('Attic', 'A')] }, MANAGER);
    house.given({ type: 'publish' }, SECOND_MANAGER);
    expect(placesOf(house.state).free).toBe(1);
  });
});
