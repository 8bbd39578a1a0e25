/** Who speaks one of these understands the others: nobody needs an interpreter between them. */
const UNDERSTOOD: readonly string[] = ['bs', 'hr', 'sr', 'cnr', 'sh'];

/** A language as it is compared: in lower case, without its country, one code for those that understand each other. */
export function normalised(language: string): string {
  const code = language.trim().toLowerCase().split(/[-_]/)[0] as string;
  return UNDERSTOOD.includes(code) ? 'sr' : code;
}
