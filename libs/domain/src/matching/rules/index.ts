import type { RuleCode } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import type { IntakeRules } from '../../terms.ts';
import { ageMax } from './age-max.ts';
import { ageMin } from './age-min.ts';
import { documentsRequired } from './documents-required.ts';
import { formalStatus } from './formal-status.ts';
import { gender } from './gender.ts';
import { hearing } from './hearing.ts';
import { infectious } from './infectious.ts';
import { intakeHours } from './intake-hours.ts';
import { languages } from './languages.ts';
import { legalRegime } from './legal-regime.ts';
import { medical } from './medical.ts';
import { mentalHealthAcute } from './mental-health-acute.ts';
import { officialReferral } from './official-referral.ts';
import { partyAdults } from './party-adults.ts';
import { partyChildren } from './party-children.ts';
import { payerConsent } from './payer-consent.ts';
import { pets } from './pets.ts';
import { phones } from './phones.ts';
import { pregnancy } from './pregnancy.ts';
import { roomPrivacy } from './room-privacy.ts';
import type { Check, Rule } from './rule.ts';
import { securityLevel } from './security-level.ts';
import { type Service, services, servicesOf } from './services.ts';
import { sonsMaxAge } from './sons-max-age.ts';
import { stepFree } from './step-free.ts';
import { substanceUse } from './substance-use.ts';
import { unaccompaniedMinor } from './unaccompanied-minor.ts';
import { visual } from './visual.ts';

/** Every intake rule, typed so that a missing one does not compile. The order is the display order of reasons. */
const RULES = {
  intake_hours: intakeHours,
  gender,
  age_min: ageMin,
  age_max: ageMax,
  unaccompanied_minor: unaccompaniedMinor,
  party_adults: partyAdults,
  party_children: partyChildren,
  sons_max_age: sonsMaxAge,
  pregnancy,
  step_free: stepFree,
  hearing,
  visual,
  languages,
  substance_use: substanceUse,
  mental_health_acute: mentalHealthAcute,
  medical,
  infectious,
  pets,
  phones,
  services,
  documents_required: documentsRequired,
  formal_status: formalStatus,
  legal_regime: legalRegime,
  official_referral: officialReferral,
  payer_consent: payerConsent,
  security_level: securityLevel,
  room_privacy: roomPrivacy,
} satisfies Record<RuleCode, Rule>;

/** The checks of one house, in display order. */
export interface ShelterRules {
  /** The intake hours, shown before its places. */
  readonly hours: Check;
  readonly party: readonly Check[];
  /** Shown last, because it depends on the room that would be held. */
  readonly privacy: Check;
  /** What the house offers; null: not said. */
  readonly services: readonly Service[] | null;
}

const { intake_hours, room_privacy, ...PARTY_RULES } = RULES;

/** Parses the stored rules of a house; null: none are known. */
export function readRules(stored: IntakeRules | null): ShelterRules {
  const answerOf = (code: string) => (stored === null ? undefined : own(stored, code));
  return {
    hours: intake_hours(answerOf('intake_hours')),
    party: Object.entries(PARTY_RULES).map(([code, rule]) => rule(answerOf(code))),
    privacy: room_privacy(answerOf('room_privacy')),
    services: servicesOf(answerOf('services')),
  };
}
