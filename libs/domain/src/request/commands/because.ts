import type { DeclinedBecause, Sealed } from '../../terms.ts';
import type { UnmetKind } from '../events.ts';

/**
 * How reason codes are recorded: sealed in their box alone, or not at all without one; in the clear where nothing is
 * sealed.
 */
export function recordedAs<F extends string>(
  field: F,
  codes: readonly string[],
  because: Sealed | null | undefined,
): { readonly [K in F]: readonly string[] } & { readonly because?: Sealed } {
  const shown = { [field]: because === undefined ? codes : [] } as { readonly [K in F]: readonly string[] };
  return because ? { ...shown, because } : shown;
}

/** Why they declined, where that was said. */
export const whyDeclined = ({ declined }: { readonly declined?: DeclinedBecause | undefined }) =>
  declined === undefined ? {} : { declined };

/** Reasons about houses or the search; every other one is a rule of a house, and so reveals a need. */
const PLAIN: Readonly<Record<Exclude<UnmetKind, 'intake_rule'>, true>> = {
  no_free_place: true,
  cannot_place_together: true,
  intake_paused: true,
  no_staff: true,
  no_answer: true,
  too_far: true,
  declined_by_party: true,
  contact_lost: true,
};

/** The reasons to count in the clear, each kind once (PV-6). */
export const kindsOf = (reasons: readonly string[]): readonly UnmetKind[] => [
  ...new Set(reasons.map((reason) => (Object.hasOwn(PLAIN, reason) ? (reason as UnmetKind) : 'intake_rule'))),
];
