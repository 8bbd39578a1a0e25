import { describe, expect, it } from '@jest/globals';
import type { IntakeRules, Needs } from '../terms.ts';
import { FAMILY, HOTLINE } from '../testing/people.ts';
import { START } from '../testing/shelter.ts';
import { touchedRules } from './touched.ts';

const touched = (rules: IntakeRules | null, needs: Needs) =>
  touchedRules(rules, 'Europe/Belgrade', { party: FAMILY, needs, actor: HOTLINE, now: START });

describe('PV-4: given a house that is asked', () => {
  it('then it gets the codes of its own rules that the needs touch', () => {
    expect(touched({ pregnancy: 'no', pets: 'none' }, { pregnantMonth: 7, infectious: true })).toEqual(['pregnancy']);
    expect(touched({ pregnancy: 'until_month:8' }, { pregnantMonth: 7 })).toEqual([]);
    expect(touched({ substance_use: 'substitution_only' }, { substanceUse: 'active' })).toEqual(['substance_use']);
  });

  it('when it has no rule about something, or is unknown, then no code is given for that', () => {
    const needs = { pregnantMonth: 7, infectious: true, mentalHealthAcute: true } as const;
    expect(touched({}, needs)).toEqual([]);
    expect(touched(null, needs)).toEqual([]);
  });
});
