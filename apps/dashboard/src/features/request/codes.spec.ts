import { describe, expect, it } from '@jest/globals';
import { partyNeeds, type RequestCriteria, unmetCodes } from '@safe-haven/contracts';
import { getT } from '../../locales/use-t.ts';
import { formatNeeds } from '../../model/needs/format-needs.ts';
import { CONDITIONS, formatCode, knownCodes } from './codes.ts';

const t = getT('requests');

describe('codes in words', () => {
  it.each(unmetCodes)('%s has words of its own', (code) => {
    expect(formatCode(t, code)).not.toMatch(/^code\.|_/);
  });

  it('a code that is new to us is said by its letters, and no condition is a house’s own state', () => {
    expect(formatCode(t, 'brand_new')).toBe('brand new');
    expect(knownCodes(['languages', 'brand_new'])).toEqual(['languages']);
    expect(CONDITIONS).not.toContain('no_free_place');
    expect(CONDITIONS).toContain('payer_consent');
  });
});

const ALL: Required<RequestCriteria['needs']> = {
  youngest: 1,
  oldest: 34,
  oldestSon: 11,
  transOrNonBinary: true,
  unaccompaniedMinor: true,
  hasGuardian: false,
  pregnantMonth: 'unknown',
  ownRoom: true,
  stepFree: true,
  hearing: true,
  visual: true,
  languages: ['sq', 'mk'],
  substanceUse: 'substitution',
  soberDays: 3,
  mentalHealthAcute: true,
  medication: true,
  infectious: true,
  pets: 'small',
  services: ['legal_aid'],
  documents: ['identity_card'],
  formalStatus: 'presumed',
  legalRegime: 'asylum',
  hasReferral: false,
  payerConsent: true,
  securityLevel: 3,
};

describe('needs in words', () => {
  it.each(Object.keys(partyNeeds.shape) as (keyof typeof ALL)[])('%s is said', (need) => {
    const phrases = formatNeeds(t, 'en', { [need]: ALL[need] });
    expect(phrases).toHaveLength(1);
    expect(phrases[0]).not.toMatch(/^need\.|undefined|\{\{/);
  });

  it('the ages are of the adults: a mother of 41 does not make her daughter so', () => {
    expect(formatNeeds(t, 'en', { youngest: 41, oldest: 47 })).toEqual(['youngest adult 41', 'oldest adult 47']);
    expect(formatNeeds(t, 'en', { youngest: 9, oldest: 17 })).toEqual(['youngest child 9', 'oldest child 17']);
    expect(formatNeeds(t, 'en', { youngest: 16, oldest: 16 })).toEqual(['aged 16']);
    expect(formatNeeds(t, 'en', { youngest: 41, oldest: 41 })).toEqual(['youngest adult 41', 'oldest adult 41']);
    expect(formatNeeds(t, 'en', { oldest: 18 })).toEqual(['oldest adult 18']);
  });

  it('what was not stated, or is not so, is not said', () => {
    expect(formatNeeds(t, 'en', {})).toEqual([]);
    expect(formatNeeds(t, 'en', { ownRoom: false, languages: [] })).toEqual([]);
  });
});
