/** Languages whose speakers understand each other without an interpreter. */
const UNDERSTOOD: readonly string[] = ['bs', 'hr', 'sr', 'cnr', 'sh'];

/** A language code for comparison: lower case, without country, one code for mutually intelligible languages. */
export function normalised(language: string): string {
  const code = language.trim().toLowerCase().split(/[-_]/)[0] as string;
  return UNDERSTOOD.includes(code) ? 'sr' : code;
}
