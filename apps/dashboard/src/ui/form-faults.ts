import { createContext, use } from 'react';

/** The error message of each field by its name. The keys are in the order of the fields. */
export type Faults = Readonly<Record<string, string | false | null | undefined>>;

/** The faults that the form shows at its fields after a submit. */
export const FormFaults = createContext<Faults>({});

/** The error message of a field; undefined when it has none or the form was not submitted yet. */
export function useFault(name: string | undefined): string | undefined {
  const faults = use(FormFaults);
  return (name !== undefined && faults[name]) || undefined;
}

/** The first field that has a fault, with its message; null when none has. */
export function firstFault(faults: Faults): { readonly name: string; readonly message: string } | null {
  for (const [name, message] of Object.entries(faults)) if (message) return { name, message };
  return null;
}

/**
 * Maps paths of a request body to faults of their fields, all with the same message: `beds.0.label` is the field
 * `beds`.
 */
export const faultsAt = (paths: readonly string[], message: string): Faults =>
  Object.fromEntries(paths.map((path) => [path.split('.')[0], message]));
