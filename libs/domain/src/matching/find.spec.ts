import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, HOUR } from '../instant.ts';
import { attestedAfter, NO_ATTESTATION } from '../shelter/attestation.ts';
import { freshnessAt } from '../shelter/freshness.ts';
import type { Actor } from '../terms.ts';
import { askFor, BELGRADE, NOW, OPEN, ready, SARAJEVO } from '../testing/open-shelter.ts';
import { HOTLINE, HOTLINE_ABROAD, party } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { keptShelter } from '../testing/shelter.ts';
import { directionOf, kmBetween } from './distance.ts';
import { findPlaces } from './find.ts';
import { match } from './match.ts';
import type { MatchableShelter, Place } from './shelter.ts';

const NIS: Place['point'] = [21.9, 43.32];
const base = keptShelter().kept;

/** Long enough for others to be shown it. */
const QUARTER = HOUR / 4;
const attestedOn = (confirmedAt: string) =>
  attestedAfter(NO_ATTESTATION, { asOf: confirmedAt, recordedAt: confirmedAt });

/** A house by its name, last confirmed so many hours ago. */
function shelter(shelterId: string, over: object = {}, point: Place['point'] = BELGRADE, hours = 0): MatchableShelter {
  const confirmedAt = after(NOW, -hours * HOUR - QUARTER);
  return ready({ ...base, shelterId, attested: attestedOn(confirmedAt), rules: { ...OPEN, ...over } }, { point });
}
const order = (shelters: readonly MatchableShelter[], over = {}) => {
  const { takes, takesIf, cannot } = findPlaces(shelters, askFor(over));
  return [takes, takesIf, cannot].map((group) => group.shelters.map(({ shelterId }) => shelterId).join(' '));
};

describe('finding a place', () => {
  it('puts houses in three groups', () => {
    const shelters = [shelter('no', { gender: ['men'] }), shelter('if', { payer_consent: 'before' }), shelter('yes')];
    expect(order(shelters)).toEqual(['yes', 'if', 'no']);
  });

  it('FP-7: a condition weighs as a way to drive: a call less than 100 km, papers more', () => {
    const NOVI_SAD: Place['point'] = [19.85, 45.25];
    const km = match(shelter('x', {}, NOVI_SAD), askFor()).km ?? 0;
    expect([km > 60, km < 100]).toEqual([true, true]);
    const shelters = [shelter('papers', { payer_consent: 'before' }), shelter('call', { pets: 'none' })];
    const far = [shelter('far', { pets: 'none' }, SARAJEVO), shelter('near', { pets: 'none' }, NOVI_SAD)];
    expect(order([...shelters, ...far], { needs: { pets: 'small' } })[1]).toBe('call near papers far');
  });

  it('FP-7: conditions and rules that were not said weigh in km; barriers come before distance', () => {
    const needs = { pets: 'small', formalStatus: 'none' };
    const shelters = [
      shelter('two', { official_referral: 'needed', pets: 'none' }),
      shelter('one', { pets: 'none' }, SARAJEVO),
      shelter('asked', { pets: '?' }),
      shelter('known', {}, SARAJEVO),
      shelter('barred twice', { gender: ['men'], formal_status: 'presumed' }),
      shelter('barred', { gender: ['men'], official_referral: 'needed', pets: 'none' }, SARAJEVO),
    ];
    expect(order(shelters, { needs })).toEqual(['known', 'asked two one', 'barred barred twice']);
  });

  it('FP-17: what was not said of the party is asked once, of the houses that it would settle', () => {
    const mother = party({ women: 1, boys: 2 });
    const shelters = [
      shelter('any age', {}),
      shelter('young', { sons_max_age: 11 }),
      shelter('younger', { sons_max_age: 7, official_referral: 'needed' }),
      shelter('men only', { gender: ['men'], sons_max_age: 11 }),
      shelter('never said', { sons_max_age: '?', official_referral: 'needed', payer_consent: 'before' }),
    ];
    const asked = (over: object) => findPlaces(shelters, askFor({ party: mother, ...over })).asked;
    expect(asked({})).toEqual({ about: 'sons_max_age', shelters: 2 });
    expect(asked({ party: { ...mother, sonsOldest: '7-11' } })).toEqual({ about: 'official_referral', shelters: 2 });
    const needs = { oldestSon: 7, hasReferral: false };
    expect(asked({ needs })).toEqual({ about: 'payer_consent', shelters: 1 });
    expect(asked({ needs: { ...needs, payerConsent: true } })).toEqual(null);
  });

  it('FP-17: an answer settles every house that depended on it: no condition of its kind stays open', () => {
    const rules = fc.record({
      sons_max_age: fc.constantFrom(6, 9, 13, 16, '?'),
      official_referral: fc.constantFrom('needed', 'not_needed', '?'),
      payer_consent: fc.constantFrom('before', 'not_needed', '?'),
    });
    always(fc.tuple(fc.array(rules, { minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 17 })), ([all, age]) => {
      const shelters = all.map((one, i) => shelter(`s${i}`, one));
      const mother = party({ women: 1, boys: 1 });
      const answered = { oldestSon: age, hasReferral: true, payerConsent: true };
      const { takesIf, asked } = findPlaces(shelters, askFor({ party: mother, needs: answered }));
      expect(asked).toBe(null);
      // What is left is what the houses themselves have not said.
      for (const { conditions, asks } of takesIf.shelters) expect([conditions, asks.length > 0]).toEqual([[], true]);
      const before = findPlaces(shelters, askFor({ party: mother }));
      const open = before.takesIf.shelters.filter(({ conditions }) => conditions.length > 0).length;
      expect(before.asked?.shelters ?? 0).toBeLessThanOrEqual(open);
      expect((before.asked?.shelters ?? 0) > 0).toBe(open > 0);
    });
  });

  it('FP-7: then the nearest, unknown distance last; then the freshest; equals stay as they were', () => {
    const shelters = [
      shelter('nowhere', {}, null),
      shelter('far', {}, SARAJEVO),
      shelter('near'),
      shelter('nis', {}, NIS, 9),
      shelter('near too'),
      shelter('near, ageing', {}, BELGRADE, 3),
      shelter('near, stale', {}, BELGRADE, 9),
    ];
    const near = 'near near too near, ageing near, stale';
    expect(order(shelters)[0]).toBe(`${near} far nis nowhere`);
    expect(order(shelters.toReversed())[0]).toBe('near too near near, ageing near, stale far nis nowhere');
    expect(order(shelters, { from: null })[0]).toBe('nowhere far near near too near, ageing nis near, stale');
  });

  it('has the distance in whole km and the freshness', () => {
    const { takes } = findPlaces([shelter('far', {}, SARAJEVO, 3)], askFor());
    expect(takes.shelters).toMatchObject([{ km: 194, freshness: 'ageing' }]);
    expect(findPlaces([shelter('nowhere', {}, null)], askFor()).takes.shelters).toMatchObject([{ km: null }]);
  });

  it('FP-7: ten thousand equal houses keep their order', () => {
    const one = shelter('x');
    const many = Array.from({ length: 10_000 }, (_, i) => ({ ...one, shelterId: `s${(i * 7919) % 10_000}` }));
    const found = findPlaces(many, askFor()).takes.shelters.map(({ shelterId }) => shelterId);
    expect(found).toEqual(many.map(({ shelterId }) => shelterId));
  });

  it('FP-7: the own country comes first, whatever the reasons and the distance', () => {
    const shelters = [
      shelter('abroad', {}),
      shelter('own, two', { official_referral: 'needed', payer_consent: 'before' }, SARAJEVO, 9),
      shelter('own, barred', { gender: ['men'], official_referral: 'needed' }),
      shelter('abroad, barred', { gender: ['men'] }),
    ].map((one) => (one.shelterId.startsWith('own') ? one : { ...one, country: 'MK' }));
    expect(order(shelters)).toEqual(['', 'own, two abroad', 'own, barred abroad, barred']);
  });

  it('FP-12: a house across a border has that as its first condition, whatever its own rules', () => {
    const shelters = [shelter('open'), shelter('asks', { payer_consent: 'before' })].map((one) => ({
      ...one,
      country: 'MK',
    }));
    const codes = (actor: Actor) =>
      [...shelters.map((one) => match(one, askFor({ actor })))].map(({ conditions }) => conditions.map((c) => c.code));
    expect(codes(HOTLINE)).toEqual([['cross_border'], ['cross_border', 'payer_consent']]);
    expect(codes(HOTLINE_ABROAD)).toEqual([[], ['payer_consent']]);
    expect(codes({ ...HOTLINE, country: null })).toEqual([[], ['payer_consent']]);
  });

  it('FP-7: ranks like a pairwise comparison', () => {
    const FRESHNESS = ['fresh', 'ageing', 'stale'];
    const anyShelter = fc.record({
      pets: fc.constantFrom('small', 'none', '?'),
      gender: fc.constantFrom(['women'], ['men']),
      point: fc.constantFrom(BELGRADE, SARAJEVO, NIS, null),
      hours: fc.constantFrom(0, 1, 4, 20),
    });
    always(fc.array(anyShelter, { maxLength: 30 }), (rows) => {
      const shelters = rows.map(({ pets, gender, point, hours }, i) =>
        shelter(`s${i}`, { pets, gender }, point, hours),
      );
      const { takes, takesIf, cannot } = findPlaces(shelters, askFor({ needs: { pets: 'small' } }));
      for (const group of [takes, takesIf, cannot]) {
        const keys = group.shelters.map((found) => [
          found.barriers.length,
          (found.km ?? 30_000) + 60 * (found.conditions.length + found.asks.length),
          FRESHNESS.indexOf(found.freshness),
          Number(found.shelterId.slice(1)),
        ]);
        const differ = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x - (b[i] as number));
        expect(keys).toEqual(keys.toSorted((a, b) => differ(a, b).find((d) => d !== 0) ?? 0));
      }
    });
  });
});

describe('how far and how fresh', () => {
  it.each([
    [BELGRADE, BELGRADE, 0],
    [BELGRADE, [19.82, 41.33], 390],
    [[0, 0], [180, 0], 20_015],
    [[179, 0], [-179, 0], 222],
    [[0, 90], [50, -90], 20_015],
  ] as const)('from %j to %j it is %i km', (a, b, km) => {
    expect(kmBetween(directionOf(a), directionOf(b))).toBe(km);
  });

  it('fresh under two hours, ageing under eight, stale from then on', () => {
    const at = (hours: number) => freshnessAt(0, hours * HOUR);
    expect([0, 1.99, 2, 7.99, 8, 100].map(at)).toEqual(['fresh', 'fresh', 'ageing', 'ageing', 'stale', 'stale']);
  });

  it('PV-10: others see confirmations only, its own people also see changes', () => {
    const own: Actor = { ...HOTLINE, role: 'manager', organisation: base.organisation };
    const freshness = (state: object, actor: Actor) =>
      findPlaces([ready({ ...base, ...state, rules: OPEN })], askFor({ actor })).takes.shelters[0]?.freshness;
    const changed = { changedAt: after(NOW, -QUARTER) };
    const confirmed = { ...changed, confirmedAt: after(NOW, -5 * HOUR), attested: attestedOn(after(NOW, -5 * HOUR)) };
    expect([changed, confirmed].map((state) => freshness(state, HOTLINE))).toEqual(['stale', 'ageing']);
    expect([changed, confirmed].map((state) => freshness(state, own))).toEqual(['fresh', 'fresh']);
  });
});
