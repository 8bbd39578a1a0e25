import { describe, expect, it } from '@jest/globals';
import { coveredNeeds } from './consent.ts';
import type { Needs } from './terms.ts';

const EVERYTHING: Required<Needs> = {
  youngest: 20,
  oldest: 40,
  oldestSon: 9,
  transOrNonBinary: true,
  unaccompaniedMinor: true,
  hasGuardian: true,
  pregnantMonth: 7,
  ownRoom: true,
  stepFree: true,
  hearing: true,
  visual: true,
  languages: ['sq'],
  substanceUse: 'sober',
  soberDays: 3,
  mentalHealthAcute: true,
  medication: true,
  infectious: true,
  pets: 'small',
  services: ['legal_aid'],
  documents: [],
  formalStatus: 'presumed',
  legalRegime: 'foreigner',
  hasReferral: true,
  payerConsent: true,
  securityLevel: 2,
};
const SCOPES = ['share_needs', 'share_health', 'share_documents'] as const;
const namesOf = (needs: Needs) => Object.keys(needs).toSorted();

describe('PV-4: given what a party needs', () => {
  it('when they consented to nothing, then only their languages are covered', () => {
    expect(coveredNeeds(EVERYTHING, [])).toEqual({ languages: ['sq'] });
    expect(coveredNeeds(EVERYTHING, ['travel', 'inform_authorities'])).toEqual({ languages: ['sq'] });
  });

  it('then each need is opened by one consent alone, and all of them by all', () => {
    const opened = SCOPES.map((scope) => namesOf(coveredNeeds(EVERYTHING, [scope])).filter((n) => n !== 'languages'));
    expect([...opened.flat(), 'languages'].toSorted()).toEqual(namesOf(EVERYTHING));
    expect(coveredNeeds(EVERYTHING, SCOPES)).toEqual(EVERYTHING);
  });

  it('then special health data is opened by that consent and no other', () => {
    const health = ['pregnantMonth', 'substanceUse', 'mentalHealthAcute', 'infectious', 'medication'];
    expect(namesOf(coveredNeeds(EVERYTHING, ['share_health']))).toEqual(expect.arrayContaining(health));
    for (const scope of ['share_needs', 'share_documents'] as const)
      for (const need of health) expect(namesOf(coveredNeeds(EVERYTHING, [scope]))).not.toContain(need);
  });

  it('when a need is unknown to this program, then it is disclosed to nobody', () => {
    const newer = { languages: ['sq'], constructor: 'x', favouriteFood: 'x' } as unknown as Needs;
    expect(coveredNeeds(newer, SCOPES)).toEqual({ languages: ['sq'] });
  });
});
