import { createContext, use } from 'react';

/** What is wrong with each field, by its name: a sentence, or nothing. Their order is that of the fields. */
export type Faults = Readonly<Record<string, string | false | null | undefined>>;

/** What the form around says of its fields once one tried to send it. */
export const FormFaults = createContext<Faults>({});

/** What is wrong with the field of this name; undefined: nothing, or nobody tried yet. */
export function useFault(name: string | undefined): string | undefined {
  const faults = use(FormFaults);
  return (name !== undefined && faults[name]) || undefined;
}

/** The first field that is wrong, and how; null: none is. */
export function firstOf(faults: Faults): { readonly name: string; readonly words: string } | null {
  for (const [name, words] of Object.entries(faults)) if (words) return { name, words };
  return null;
}

/** The fields that these paths of a body lead to, all with the same sentence: `beds.0.label` is the field `beds`. */
export const faultsAt = (paths: readonly string[], words: string): Faults =>
  Object.fromEntries(paths.map((path) => [path.split('.')[0], words]));
