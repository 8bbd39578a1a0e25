import { describe, expect, it } from '@jest/globals';
import { areaById, commandBodies, demoPerson, id } from '@safe-haven/contracts';
import { DEMO_ORGANISATIONS, DEMO_PEOPLE, DEMO_SHELTERS, type DemoKeptShelter } from './index.ts';

const kept = DEMO_SHELTERS.filter((h): h is DemoKeptShelter => h.mode === 'kept');
const placesOfShelter = (shelter: DemoKeptShelter): number =>
  shelter.rooms.flatMap((r) => r.beds).filter((b) => b.kind === 'adult' || b.kind === 'child').length;

describe('the invented houses', () => {
  it('are at least 24, each with an id and a name of its own', () => {
    expect(DEMO_SHELTERS.length).toBeGreaterThanOrEqual(24);
    expect(new Set(DEMO_SHELTERS.map((h) => h.shelterId)).size).toBe(DEMO_SHELTERS.length);
    expect(new Set(DEMO_SHELTERS.map((h) => h.name)).size).toBe(DEMO_SHELTERS.length);
    for (const shelter of DEMO_SHELTERS) expect(id.safeParse(shelter.shelterId).success).toBe(true);
  });

  it('have 4 to 12 places, but one that has 20', () => {
    const sizes = kept.map(placesOfShelter).sort((a, b) => a - b);
    expect(sizes[0]).toBeGreaterThanOrEqual(4);
    expect(sizes.at(-1)).toBe(20);
    expect(sizes.at(-2)).toBeLessThanOrEqual(12);
  });

  it('stand in areas of the catalogue, in the country of their organisation', () => {
    for (const shelter of DEMO_SHELTERS) {
      expect([shelter.name, areaById(shelter.area)?.country]).toEqual([shelter.name, shelter.organisation.country]);
      expect(shelter.country).toBe(shelter.organisation.country);
    }
  });

  it('have intake rules that the program accepts', () => {
    for (const { name, rules } of DEMO_SHELTERS) {
      const parsed = commandBodies['change-intake-rules'].safeParse({ rules });
      expect([name, parsed.success]).toEqual([name, true]);
    }
  });

  it('are of every kind, some counted, one that decides itself, one paused, one with overflow', () => {
    expect(new Set(DEMO_SHELTERS.map((h) => h.kind)).size).toBe(4);
    expect(DEMO_SHELTERS.filter((h) => h.mode === 'counted').length).toBeGreaterThanOrEqual(1);
    expect(kept.some((h) => h.policy?.directHolds === 'nobody')).toBe(true);
    expect(kept.some((h) => h.paused)).toBe(true);
    expect(kept.some((h) => h.overflowHours !== undefined)).toBe(true);
  });

  it('say that they are invented wherever no partner lends its name', () => {
    for (const { name, partner } of DEMO_ORGANISATIONS) expect(name.endsWith('(invented)')).toBe(!partner);
  });
});

describe('the demo people', () => {
  it('have every role, and each partner a hotline, a coordinator, house staff and a manager', () => {
    const roles = new Set(DEMO_PEOPLE.map((p) => p.role));
    expect([...roles].sort()).toEqual([
      'administrator',
      'auditor',
      'coordinator',
      'focal_point',
      'hotline',
      'manager',
      'network_manager',
      'shelter_staff',
    ]);
    for (const { name, partner } of DEMO_ORGANISATIONS.filter((o) => o.partner)) {
      const own = DEMO_PEOPLE.filter((p) => p.organisation === name).map((p) => p.role);
      expect([partner, own]).toEqual([
        true,
        expect.arrayContaining(['hotline', 'coordinator', 'shelter_staff', 'manager']),
      ]);
    }
  });

  it('are written as the wire has them, under ids that name nobody', () => {
    expect(new Set(DEMO_PEOPLE.map((p) => p.person)).size).toBe(DEMO_PEOPLE.length);
    for (const person of DEMO_PEOPLE) {
      expect(demoPerson.safeParse(person).success).toBe(true);
      expect(person.person).toMatch(/^demo-[a-z]+$/);
    }
  });

  it('work in houses of their own organisation', () => {
    for (const { shelters, organisation } of DEMO_PEOPLE) {
      for (const shelterId of shelters ?? []) {
        expect(DEMO_SHELTERS.find((h) => h.shelterId === shelterId)?.organisation.name).toBe(organisation);
      }
    }
  });
});
