import { describe, expect, it } from '@jest/globals';
import { after, HOUR } from '../instant.ts';
import { COORDINATOR, HOTLINE, MANAGER, SECOND_MANAGER, STAFF, WOMAN } from '../testing/people.ts';
import {
  draftShelter,
  emptyShelter,
  idOfHold,
  keptShelter,
  registration,
  type Shelter,
  types,
  undoBy,
} from '../testing/shelter.ts';
import { placesOf } from './beds/places.ts';

const room = (label: string, ...beds: string[]) =>
  ({ label, privacy: 'household', beds: beds.map((bed) => ({ label: bed, kind: 'adult' as const })) }) as const;
const registered = (): Shelter => {
  const shelter = emptyShelter();
  shelter.given(registration(), MANAGER);
  return shelter;
};
const roomsOf = (shelter: Shelter) => Object.values(shelter.kept.rooms).map(({ label }) => label);

describe('given a draft without beds', () => {
  it('HS-1: when a second person publishes it, then it stays a draft and says what it lacks', () => {
    const shelter = registered();
    shelter.given({ type: 'add-room', label: 'Attic', privacy: 'shared' }, MANAGER);
    expect(types(shelter.when({ type: 'publish' }, SECOND_MANAGER))).toEqual(['no_beds']);
    shelter.given({ type: 'add-rooms', rooms: [room('Cellar', '1')] }, MANAGER);
    expect(types(shelter.when({ type: 'publish' }, SECOND_MANAGER))).toEqual(['ShelterPublished']);
  });

  it('HS-1: when it only reports its counts, then it is published without', () => {
    const shelter = emptyShelter();
    shelter.given(registration('counted'), MANAGER);
    expect(types(shelter.when({ type: 'publish' }, SECOND_MANAGER))).toEqual(['ShelterPublished']);
  });
});

describe('given a draft that a second person looks at', () => {
  it('HS-2: when they decline, then the draft stays and says why and by whom, until it is published', () => {
    const shelter = draftShelter();
    shelter.given({ type: 'decline-publication', reasons: ['rooms', 'rules', 'rooms'] }, SECOND_MANAGER);
    const declined = { reasons: ['rooms', 'rules'], by: SECOND_MANAGER.person, at: shelter.now };
    expect(shelter.state).toMatchObject({ draft: true, declined });
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    expect(shelter.state).toMatchObject({ draft: false, declined: null });
  });

  it('HS-2: the person who registered it declines nothing', () => {
    const shelter = draftShelter();
    expect(types(shelter.when({ type: 'decline-publication', reasons: ['profile'] }, MANAGER))).toEqual([
      'second_person_needed',
    ]);
  });
});

describe('given a draft with beds', () => {
  it('VA-11: then nothing of it is free, and nobody is held in it, not by its own people and for no transfer', () => {
    const shelter = draftShelter();
    expect(placesOf(shelter.state)).toMatchObject({ inService: 0, free: 0, together: 0, freeCots: 0 });
    for (const actor of [MANAGER, STAFF, COORDINATOR]) {
      expect(types(shelter.when({ type: 'hold-beds', party: WOMAN }, actor))).toEqual(['house_not_published']);
    }
    const arrival = { from: shelter.now, to: after(shelter.now, HOUR) };
    const transfer = { transferId: 't', requestId: null, theirHold: null, party: WOMAN, needs: {}, arrival } as const;
    expect(types(shelter.when({ type: 'receive-transfer', ...transfer }, STAFF))).toEqual(['house_not_published']);
  });

  it('VA-11: then those who already live there are recorded, and count from the publication on', () => {
    const shelter = draftShelter();
    shelter.given({ type: 'admit-party', party: WOMAN, kind: 'opening' }, STAFF);
    expect(placesOf(shelter.state).occupied).toBe(0);
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    expect(placesOf(shelter.state).occupied).toBe(1);
  });

  it('VA-11: then nobody is admitted to it for a request either, for that holds a bed for a moment', () => {
    const shelter = draftShelter();
    const admitted = shelter.when({ type: 'admit-party', party: WOMAN, requestId: 'r1' }, STAFF);
    expect(types(admitted)).toEqual(['house_not_published']);
  });

  it('VA-11: when a bed was held since its publication, then that is not taken back', () => {
    const shelter = draftShelter();
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    const undo = undoBy(shelter, SECOND_MANAGER);
    shelter.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
    const refused = shelter.when(undo, SECOND_MANAGER);
    expect(refused).toMatchObject({ rejection: { ruleBroken: 'house_not_published' } });
  });
});

describe('given a log in which a bed of a draft was held', () => {
  it('VA-11, SH-13: then the hold remains, and no other correction is refused because of it', () => {
    const shelter = draftShelter();
    const held = { holdId: 'h', requestId: null, beds: ['b1'], party: WOMAN, arrival: null };
    const { extensionMinutes, extensions } = shelter.kept.holdPolicy;
    const policy = { extensionMinutes, extensions, longestEnd: after(shelter.now, HOUR) };
    const placedBy = { person: 'x', role: 'hotline', organisation: 'Lara' } as const;
    shelter.recorded({ type: 'BedsHeld', ...held, placedBy, expiresAt: after(shelter.now, HOUR), policy });
    shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b2'], anotherParty: true }, STAFF);
    expect(types(shelter.when(undoBy(shelter, STAFF), STAFF))).toEqual(['EventCorrected']);
    expect(Object.keys(shelter.kept.holds)).toEqual(['h']);
  });
});

describe('given a house that is to be closed', () => {
  it('HS-3: when somebody lives there or a bed is held, then it stays open', () => {
    const shelter = keptShelter();
    const held = idOfHold(shelter.given({ type: 'hold-beds', party: WOMAN }, HOTLINE));
    expect(types(shelter.when({ type: 'close' }, MANAGER))).toEqual(['house_in_use']);
    shelter.given({ type: 'admit-party', holdId: held }, MANAGER);
    expect(types(shelter.when({ type: 'close' }, MANAGER))).toEqual(['house_in_use']);
  });

  it('HS-3: when its holds have run out, then it is closed, and their lapse is recorded first', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
    shelter.pass(24 * 60);
    expect(types(shelter.when({ type: 'close' }, MANAGER))).toEqual(['HoldLapsed', 'ShelterClosed']);
  });

  it('HS-3: then nothing is free in it and nobody comes, and reopened it is what it was', () => {
    const shelter = keptShelter();
    const before = placesOf(shelter.state);
    shelter.given({ type: 'close' }, MANAGER);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 0, free: 0, together: 0, freeCots: 0 });
    for (const type of ['hold-beds', 'admit-party'] as const) {
      expect(types(shelter.when({ type, party: WOMAN }, MANAGER))).toEqual(['house_closed']);
    }
    shelter.given({ type: 'reopen' }, MANAGER);
    expect(placesOf(shelter.state)).toEqual(before);
    expect(types(shelter.when({ type: 'hold-beds', party: WOMAN }, HOTLINE))).toEqual(['BedsHeld']);
  });

  it('HS-3: when another house of its area has its name by now, then it stays closed', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'close' }, MANAGER);
    const neighbours = [{ shelterId: 's9', name: 'LARA 1', areaId: 'rs-beograd' }];
    expect(types(shelter.when({ type: 'reopen' }, MANAGER, { neighbours }))).toEqual(['name_like_another']);
  });
});

describe('given several rooms at once', () => {
  it('HS-4: then each is there with its beds, whose names count within their room', () => {
    const shelter = registered();
    shelter.given({ type: 'add-rooms', rooms: [room('1', 'A', 'B'), room('2', 'A')] }, MANAGER);
    expect(roomsOf(shelter)).toEqual(['1', '2']);
    expect(Object.values(shelter.kept.beds).map(({ roomId, label }) => [roomId.slice(-2), label])).toEqual([
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
    const shelter = keptShelter();
    const before = shelter.state;
    expect(types(shelter.when({ type: 'add-rooms', rooms }, MANAGER))).toEqual(['name_taken']);
    expect(shelter.state).toEqual(before);
  });

  it('HS-4: when a house is registered with its rooms, then it is there whole or not at all', () => {
    const shelter = emptyShelter();
    const twice = { ...registration(), rooms: [room('Attic', 'A'), room('Attic', 'A')] };
    expect(types(shelter.when(twice, MANAGER))).toEqual(['name_taken']);
    expect(shelter.state.situation).toBe('unregistered');
    shelter.given({ ...registration(), rooms: [room('Attic', 'A')] }, MANAGER);
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    expect(placesOf(shelter.state).free).toBe(1);
  });
});
