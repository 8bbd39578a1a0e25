import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IntakeRules } from '../terms.ts';
import { anyAsk, anyRules } from '../testing/any-ask.ts';
import { askFor, BELGRADE, OPEN, ready, withRules } from '../testing/open-shelter.ts';
import { always } from '../testing/seed.ts';
import { keptShelter } from '../testing/shelter.ts';
import { findPlaces } from './find.ts';
import { match } from './match.ts';

const NEAR: readonly [number, number] = [20.6, 44.9];

const shelter = (shelterId: string, services: IntakeRules[string] | undefined, point = BELGRADE) => {
  const { services: _, ...others } = OPEN;
  const rules: IntakeRules = services === undefined ? others : { ...others, services };
  return ready({ ...keptShelter().kept, shelterId, rules }, { point });
};
const order = (wanted: readonly ('legal_aid' | 'childcare')[]) =>
  findPlaces(
    [
      shelter('quiet', undefined),
      shelter('none', ['school']),
      shelter('legal', ['legal_aid'], NEAR),
      shelter('both', 'Legal aid, childcare', NEAR),
    ],
    askFor({ needs: { services: [...wanted] } }),
  ).takes.shelters.map(({ shelterId }) => shelterId);

describe('FP-23: what a house offers', () => {
  it('ranks houses that offer what is asked for above nearer ones that do not, or have not said', () => {
    expect(order([])).toEqual(['quiet', 'none', 'legal', 'both']);
    expect(order(['legal_aid'])).toEqual(['legal', 'both', 'quiet', 'none']);
    expect(order(['legal_aid', 'childcare'])).toEqual(['both', 'legal', 'quiet', 'none']);
  });

  it('is in the result, unknown as unknown', () => {
    expect(match(shelter('a', ['legal_aid', 'yoga']), askFor()).services).toEqual(['legal_aid']);
    expect(match(shelter('a', undefined), askFor()).services).toBeNull();
  });

  it('never decides: whatever is offered and asked for, each house takes the same parties for the same reasons', () => {
    always(fc.tuple(anyRules, anyAsk), ([rules, ask]) => {
      const { services: _, ...needs } = ask.needs;
      const { weighedKm: asked, ...full } = match(withRules({ ...rules }), ask);
      const { weighedKm: plain, ...without } = match(withRules({ ...rules, services: undefined }), { ...ask, needs });
      expect({ ...full, offer: full.offer?.room, services: null }).toEqual({ ...without, offer: without.offer?.room });
      expect(asked).toBeGreaterThanOrEqual(plain);
    });
  });
});
