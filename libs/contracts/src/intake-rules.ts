import { z } from 'zod';

/**
 * The intake rules of a house: the one list of codes, with the kind of answer, the possible answers, and the details of the
 * reason that matching gives (`GET /api/find`). Forms, sentences and the domain's types are derived from it. Stored answers
 * may be looser (imports, older programs): matching parses them, and an unparsable one is unknown.
 */
const ruleList = [
  several('gender', ['women', 'men', 'girls', 'boys', 'trans_non_binary'], (group) => ({
    groups: z.array(group).readonly(),
  })),
  plain('age_min', 'number', { limit: z.int() }),
  plain('age_max', 'number', { limit: z.int() }),
  one('unaccompanied_minor', ['yes', 'no', 'guardian_needed'], (answer) => ({ value: answer.exclude(['yes']) })),
  plain('party_adults', 'number', { limit: z.int() }),
  plain('party_children', 'number', { limit: z.int() }),
  plain('sons_max_age', 'number', { limit: z.int() }),
  /** `month`: the last one accepted, null when not stated or none. Stored as `until_month:7`. */
  one('pregnancy', ['yes', 'no', 'until_month'], (answer) => ({
    value: answer.exclude(['yes']),
    month: z.int().nullable(),
  })),
  one('room_privacy', ['own_room_possible'], () => ({})),
  one('step_free', ['yes', 'no', 'partly'], (answer) => ({ value: answer.exclude(['yes']) })),
  one('hearing', ['yes', 'no', 'partly'], (answer) => ({ value: answer.exclude(['yes']) })),
  one('visual', ['yes', 'no', 'partly'], (answer) => ({ value: answer.exclude(['yes']) })),
  /** ISO 639 of the staff. `interpreter`: others by phone. */
  plain('languages', 'languages', { spoken: z.array(z.string()).readonly(), interpreter: z.boolean() }),
  /** `days`: how many sober days, null when not stated. Stored as `sober_days:3`. */
  one('substance_use', ['accepted', 'substitution_only', 'sober_days'], (answer) => ({
    value: answer.exclude(['accepted']),
    days: z.int().nullable(),
  })),
  one('mental_health_acute', ['yes', 'no', 'condition'], (answer) => ({ value: answer.exclude(['yes']) })),
  one('medical', ['storage', 'none'], () => ({})),
  one('infectious', ['isolation_room', 'none'], () => ({})),
  one('pets', ['none', 'small', 'kennel_partner'], (answer) => ({ value: answer })),
  /** Whether they may keep their phones: their own, the house's alone, or none while they stay. */
  one('phones', ['own_phone', 'house_phone', 'none'], (answer) => ({ value: answer.exclude(['own_phone']) })),
  /** What the house offers: ranks and is shown, never excludes (FP-23). Standardised, so that a service is found across countries. */
  several(
    'services',
    [
      'psychological',
      'legal_aid',
      'medical_on_site',
      'interpreter',
      'childcare',
      'school',
      'work_training',
      'safe_return',
    ],
    () => ({}),
  ),
  one('documents_required', ['none', 'identity_card', 'referral_letter'], (answer) => ({
    value: answer.exclude(['none']),
  })),
  /** From the least formal to the most. */
  one('formal_status', ['none', 'presumed', 'identified'], (answer) => ({ value: answer.exclude(['none']) })),
  /** For a person, `none` means under no regime; a house that lists `none` requires no regime. */
  several('legal_regime', ['citizen', 'foreigner', 'asylum', 'none'], (regime) => ({
    values: z.array(regime).readonly(),
  })),
  one('official_referral', ['needed', 'not_needed', 'within_24h'], (answer) => ({
    value: answer.exclude(['not_needed']),
  })),
  one('payer_consent', ['before', 'after', 'not_needed'], (answer) => ({ value: answer.exclude(['not_needed']) })),
  /** 1 open, 2 protected, 3 secret and guarded. */
  level('security_level', [1, 2, 3]),
  /** In local time, `08:00`: the opening hours during arrival or the next ones. */
  plain('intake_hours', 'hours', { opens: z.string(), closes: z.string() }),
] as const;

type RuleRow = (typeof ruleList)[number];
export type RuleCode = RuleRow['code'];
export type IntakeRule<C extends RuleCode = RuleCode> = Extract<RuleRow, { readonly code: C }>;
/** The answers of a rule that has a closed list of them. */
export type RuleAnswer<C extends RuleCode> =
  IntakeRule<C> extends { readonly answers: readonly (infer A)[] } ? A : never;

/** In display order. */
export const intakeRuleCodes = ruleList.map(({ code }) => code);
export const intakeRules = Object.fromEntries(ruleList.map((rule) => [rule.code, rule])) as {
  readonly [C in RuleCode]: IntakeRule<C>;
};

/** A reason of a rule against a party, or its condition. */
export const ruleReason = z.union(ruleList.map(({ reason }) => reason));
export type RuleReason = z.infer<typeof ruleReason>;

/** Answer of `POST /api/shelters/{id}/rules-as-told`: the reasons that Find would give for these rules, in display order. */
export const rulesAsTold = z.object({ reasons: z.array(ruleReason) });
export type RulesAsTold = z.infer<typeof rulesAsTold>;

/** Exactly one of a few. */
function one<const C extends string, const A extends readonly string[], R extends z.ZodRawShape>(
  code: C,
  answers: A,
  details: (answer: z.ZodEnum<z.core.util.ToEnum<A[number]>>) => R,
) {
  return { code, kind: 'one' as const, answers, reason: reasonOf(code, details(z.enum(answers))) };
}

/** Any of a few. */
function several<const C extends string, const A extends readonly string[], R extends z.ZodRawShape>(
  code: C,
  answers: A,
  details: (answer: z.ZodEnum<z.core.util.ToEnum<A[number]>>) => R,
) {
  return { code, kind: 'several' as const, answers, reason: reasonOf(code, details(z.enum(answers))) };
}

/** A step of a scale. */
function level<const C extends string, const A extends readonly number[]>(code: C, answers: A) {
  return { code, kind: 'level' as const, answers, reason: reasonOf(code, { level: z.literal(answers) }) };
}

/** A number of years or people, language codes, or hours: not a choice from a list. */
function plain<const C extends string, K extends 'number' | 'languages' | 'hours', R extends z.ZodRawShape>(
  code: C,
  kind: K,
  details: R,
) {
  return { code, kind, reason: reasonOf(code, details) };
}

function reasonOf<const C extends string, R extends z.ZodRawShape>(code: C, details: R) {
  return z.object({ code: z.literal(code), ...details });
}
