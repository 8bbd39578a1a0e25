import type { RuleAnswer, RuleCode } from '@safe-haven/contracts';
import fc from 'fast-check';
import { after, MINUTE } from '../instant.ts';
import type { Search } from '../matching/search.ts';
import type { IntakeRules, Needs, Party } from '../terms.ts';
import { BELGRADE, NOW, OPEN } from './open-shelter.ts';
import { FAMILY, HOTLINE, OTHER_COORDINATOR, party, STAFF, TWO, WOMAN } from './people.ts';

const years = fc.nat(80);
const months = fc.integer({ min: 1, max: 9 });
const yesNo = fc.boolean();
const GROUPS: readonly RuleAnswer<'gender'>[] = ['women', 'men', 'girls', 'boys', 'trans_non_binary'];
const DOCUMENTS = ['identity_card', 'referral_letter'] as const;
const LEGAL_REGIMES: readonly RuleAnswer<'legal_regime'>[] = ['citizen', 'foreigner', 'asylum', 'none'];
const SERVICES: readonly RuleAnswer<'services'>[] = ['legal_aid', 'childcare'];
const words = (...of: readonly string[]) => fc.constantFrom(...of);

/** Answers of a house by code, with some that nobody can read. */
const ANSWERS: Readonly<Record<RuleCode, fc.Arbitrary<unknown>>> = {
  gender: fc.subarray([...GROUPS, 'others']),
  age_min: years,
  age_max: years,
  unaccompanied_minor: words('yes', 'no', 'guardian_needed'),
  party_adults: fc.nat(4),
  party_children: fc.nat(4),
  sons_max_age: fc.nat(18),
  pregnancy: fc.oneof(words('yes', 'no', 'until_month', 'until_month:6'), months),
  room_privacy: fc.oneof(yesNo, words('own_room_possible')),
  step_free: words('yes', 'no', 'partly'),
  hearing: words('yes', 'no', 'partly'),
  visual: words('yes', 'no', 'partly'),
  languages: fc.subarray(['sr', 'mk', 'sq', 'interpreter', 'Romani']),
  substance_use: words('accepted', 'substitution_only', 'sober_days', 'sober_days:4'),
  mental_health_acute: words('yes', 'no', 'condition'),
  medical: words('storage', 'none'),
  infectious: words('isolation_room', 'none'),
  pets: words('none', 'small', 'kennel_partner'),
  services: fc.subarray([...SERVICES, 'yoga']),
  phones: words('own_phone', 'house_phone', 'none'),
  documents_required: words('none', ...DOCUMENTS),
  formal_status: words('none', 'presumed', 'identified'),
  legal_regime: fc.subarray([...LEGAL_REGIMES, 'rulebook 7']),
  official_referral: words('needed', 'not_needed', 'within_24h'),
  payer_consent: words('before', 'after', 'not_needed'),
  security_level: fc.integer({ min: 0, max: 4 }),
  intake_hours: words('24/7', '08:00-20:00', '20:00-08:00', '8-12, 16-23', 'by day'),
};

/** Stored rules: of each code either what an open house says, or another answer, or nothing. */
export const anyRules: fc.Arbitrary<IntakeRules> = fc
  .record(
    Object.fromEntries(
      Object.entries(ANSWERS).map(([code, answer]) => [
        code,
        fc.oneof({ arbitrary: fc.constant(OPEN[code]), weight: 4 }, answer, fc.constant('?')),
      ]),
    ),
    { requiredKeys: ['gender'] },
  )
  .map((rules) => rules as IntakeRules);

export const anyNeeds: fc.Arbitrary<Needs> = fc.record(
  {
    youngest: years,
    oldest: years,
    oldestSon: fc.nat(20),
    transOrNonBinary: yesNo,
    unaccompaniedMinor: yesNo,
    hasGuardian: yesNo,
    pregnantMonth: fc.oneof(months, fc.constant('unknown' as const)),
    ownRoom: yesNo,
    stepFree: yesNo,
    hearing: yesNo,
    visual: yesNo,
    languages: fc.subarray(['bs', 'sq', 'rom']),
    substanceUse: fc.constantFrom('active' as const, 'substitution' as const, 'sober' as const),
    soberDays: fc.nat(8),
    mentalHealthAcute: yesNo,
    medication: yesNo,
    infectious: yesNo,
    pets: fc.constantFrom('small' as const, 'large' as const),
    services: fc.subarray([...SERVICES]),
    documents: fc.subarray([...DOCUMENTS]),
    formalStatus: fc.constantFrom('none' as const, 'presumed' as const, 'identified' as const),
    legalRegime: fc.constantFrom(...LEGAL_REGIMES),
    hasReferral: yesNo,
    payerConsent: yesNo,
    securityLevel: fc.constantFrom(1 as const, 2 as const, 3 as const),
  },
  { requiredKeys: [] },
);

export const anyParty: fc.Arbitrary<Party> = fc.oneof(
  fc.constantFrom(WOMAN, TWO, FAMILY, party({ girls: 1 }), party({ boys: 2 }), party({ women: 1, men: 1, girls: 1 })),
  fc.record({
    women: fc.nat(2),
    men: fc.nat(1),
    other: fc.nat(1),
    girls: fc.nat(2),
    boys: fc.nat(2),
    infants: fc.nat(2),
    sonsOldest: fc.constantFrom(null, '0-6' as const, '7-11' as const, '12-14' as const, '15-17' as const),
  }),
);

export const anyAsk: fc.Arbitrary<Search> = fc.record({
  party: anyParty,
  needs: anyNeeds,
  from: fc.constantFrom(BELGRADE, null),
  avoid: fc.subarray(['rs-beograd', 'rs-nis']),
  arrival: fc.option(
    fc
      .tuple(fc.nat(36 * 60), fc.nat(300))
      .map(([wait, long]) => ({ from: after(NOW, wait * MINUTE), to: after(NOW, (wait + long) * MINUTE) })),
  ),
  now: fc.nat(24 * 60).map((minutes) => after(NOW, minutes * MINUTE)),
  actor: fc.constantFrom(HOTLINE, OTHER_COORDINATOR, STAFF),
  requestId: fc.constantFrom(null, 'r1', 'r2'),
});
