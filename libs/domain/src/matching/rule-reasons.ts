import { after, MINUTE } from '../instant.ts';
import type { Actor, Instant, IntakeRules, Needs, Party } from '../terms.ts';
import type { Reason } from './findings.ts';
import { prepare } from './prepare.ts';
import { readRules } from './rules/index.ts';
import type { Check } from './rules/rule.ts';

/** Needs that fail no rule by themselves: the room is checked with the beds, the others refine or follow from another need. */
type OfNoRule = 'ownRoom' | 'soberDays' | 'services';

/** A party that fails every rule: larger than any house, of every group and with every need. */
const EVERYBODY: Party = { women: 99, men: 1, other: 1, girls: 99, boys: 1, infants: 1, sonsOldest: '15-17' };
const MINORS: Party = { ...EVERYBODY, women: 0, men: 0, other: 0 };
/** A need that is missing here does not compile. */
const EVERY_NEED: Required<Omit<Needs, OfNoRule>> = {
  youngest: 0,
  oldest: 120,
  oldestSon: 17,
  transOrNonBinary: true,
  unaccompaniedMinor: true,
  hasGuardian: false,
  pregnantMonth: 9,
  stepFree: true,
  hearing: true,
  visual: true,
  // "No linguistic content" (ISO 639-2): no staff speaks it.
  languages: ['zxx'],
  substanceUse: 'active',
  mentalHealthAcute: true,
  medication: true,
  infectious: true,
  pets: 'large',
  documents: [],
  formalStatus: 'none',
  legalRegime: 'none',
  hasReferral: false,
  payerConsent: false,
  securityLevel: 3,
};

/** Unknown needs are a condition of some houses even where every known need is accepted. */
const NOT_SAID: Needs = { pregnantMonth: 'unknown' };

const HOURS_OF_A_DAY = 24;

/**
 * The reasons that Find can give for these rules, in their order: a preview while rules are edited. A rule without an
 * answer, or one that excludes nobody, gives none.
 */
export function reasonsOf(rules: IntakeRules, timezone: string, actor: Actor, now: Instant): readonly Reason[] {
  const about = { actor, from: null, avoid: [], requestId: null };
  const hardest = [EVERY_NEED, NOT_SAID].flatMap((needs) =>
    [EVERYBODY, MINORS].map((party) => prepare({ ...about, party, needs, arrival: null, now })),
  );
  const eachHour = Array.from({ length: HOURS_OF_A_DAY }, (_, hour) => {
    const at = after(now, hour * 60 * MINUTE);
    return prepare({ ...about, party: EVERYBODY, needs: {}, arrival: { from: at, to: at }, now });
  });
  const { hours, party } = readRules(rules);
  const firstReason = (check: Check, searches: typeof hardest): readonly Reason[] =>
    searches.flatMap((search) => reasonIn(check, search, timezone) ?? []).slice(0, 1);
  return [...firstReason(hours, eachHour), ...party.flatMap((check) => firstReason(check, hardest))];
}

function reasonIn(check: Check, search: Parameters<Check>[0], timezone: string): Reason | null {
  const finding = check(search, { timezone, offer: null });
  return finding === null || finding.kind === 'question' ? null : finding.reason;
}
