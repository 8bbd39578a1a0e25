import type { Sealed } from '../../terms.ts';

/** How codes are recorded: in their box alone, or nowhere where there is none; in the clear where nobody seals. */
export function recordedAs<F extends string>(
  field: F,
  codes: readonly string[],
  because: Sealed | null | undefined,
): { readonly [K in F]: readonly string[] } & { readonly because?: Sealed } {
  const shown = { [field]: because === undefined ? codes : [] } as { readonly [K in F]: readonly string[] };
  return because ? { ...shown, because } : shown;
}
