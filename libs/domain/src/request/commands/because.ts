import type { Sealed } from '../../terms.ts';
import type { UnmetKind } from '../events.ts';

/** How codes are recorded: in their box alone, or nowhere where there is none; in the clear where nobody seals. */
export function recordedAs<F extends string>(
  field: F,
  codes: readonly string[],
  because: Sealed | null | undefined,
): { readonly [K in F]: readonly string[] } & { readonly because?: Sealed } {
  const shown = { [field]: because === undefined ? codes : [] } as { readonly [K in F]: readonly string[] };
  return because ? { ...shown, because } : shown;
}

/** Reasons that are about houses or the search; every other one is a rule of a house, and so says what somebody needs. */
const PLAIN: readonly string[] = [
  'no_free_place',
  'cannot_place_together',
  'intake_paused',
  'no_staff',
  'no_answer',
  'too_far',
  'declined_by_party',
  'contact_lost',
] satisfies readonly UnmetKind[];

/** Reasons as they are counted in the clear, each kind once (PV-6). */
export const kindsOf = (reasons: readonly string[]): readonly UnmetKind[] => [
  ...new Set(reasons.map((reason) => (PLAIN.includes(reason) ? (reason as UnmetKind) : 'intake_rule'))),
];
