import { describe, expect, it } from '@jest/globals';
import { MANAGER, SECOND_MANAGER } from '../testing/people.ts';
import { emptyShelter, registration, types } from '../testing/shelter.ts';
import { isConfusable } from './confusable-names.ts';

describe('given two names', () => {
  it.each([
    ['Lipa', 'lipa'],
    ['House  Lipa', 'HouseLipa '],
    ['Lipa', 'Lípa'],
    ['Lipa', 'Iipa'],
    ['Lipa', 'Lіpa'],
    ['Lipa', 'Липа'],
    ['Kuća Đurđa', 'Kuca Djurdja'],
    ['Куќа Ѓорче', 'Kukja Gjorče'],
    ['House 1', 'House l'],
    ['House 10', 'House IO'],
    ['Harmony', 'Harrnony'],
    ['Ｌｉｐａ', 'Lipa'],
    ['Lipa\u200b', 'Lipa'],
    ['Сора', 'Copa'],
  ])('VA-3: %s and %s are confusable', (a, b) => {
    expect([isConfusable(a, b), isConfusable(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['Lipa', 'Lipa 2'],
    ['House 1', 'House 2'],
    ['Jasen', 'Javor'],
    ['Vrba', 'Breza'],
    ['Куќа Сонце', 'Куќа Месечина'],
    ['Programme 14', 'Programme 41'],
  ])('VA-3: %s and %s are not confusable', (a, b) => {
    expect([isConfusable(a, b), isConfusable(b, a)]).toEqual([false, false]);
  });
});

describe('given a house of another name in the area', () => {
  const around = (name: string, areaId = 'rs-beograd') => ({ neighbours: [{ shelterId: 's2', name, areaId }] });

  it('VA-3: when a house is registered, renamed or published under a confusable name, then it is refused', () => {
    const shelter = emptyShelter();
    expect(types(shelter.when(registration(), MANAGER, around('lara l')))).toEqual(['name_like_another']);
    expect(types(shelter.when(registration(), MANAGER, around('lara l', 'rs-nis')))).toEqual(['ShelterRegistered']);
    const rename = { type: 'change-profile', name: 'Vita' } as const;
    expect(types(shelter.when(rename, MANAGER, around('Víta')))).toEqual(['name_like_another']);
    const rooms = [{ label: '1', privacy: 'shared', beds: [{ label: '1', kind: 'adult' }] }] as const;
    shelter.given({ type: 'add-rooms', rooms }, MANAGER);
    expect(types(shelter.when({ type: 'publish' }, SECOND_MANAGER, around('Lara 1')))).toEqual(['name_like_another']);
  });

  it('VA-3: when the spelling of its own name, or another field, changes, then it is accepted', () => {
    const shelter = emptyShelter();
    shelter.given(registration(), MANAGER);
    const own = { neighbours: [{ shelterId: 's1', name: 'Lara 1', areaId: 'rs-beograd' }] };
    expect(types(shelter.when({ type: 'change-profile', name: 'LARA 1' }, MANAGER, own))).toEqual([
      'ShelterProfileChanged',
    ]);
    const kind = { type: 'change-profile', kind: 'emergency' } as const;
    expect(types(shelter.when(kind, MANAGER, around('LARA 1')))).toEqual(['ShelterProfileChanged']);
  });

  it('VA-3: when its organisation does not work in the country, then it is not registered there', () => {
    const shelter = emptyShelter();
    expect(types(shelter.when(registration(), MANAGER, { countries: ['BA', 'MK'] }))).toEqual([
      'country_not_of_organisation',
    ]);
    expect(types(shelter.when(registration(), MANAGER, { countries: ['RS'] }))).toEqual(['ShelterRegistered']);
  });
});
