import { same } from '@safe-haven/lang';

/** The fields of a command that differ from the state; null: none. */
export function changesOf<C extends object>(command: C, current: object): C | null {
  const changed = Object.entries(command).filter(
    ([key, value]) => key !== 'type' && value !== undefined && !same(value, current[key as keyof typeof current]),
  );
  return changed.length === 0 ? null : (Object.fromEntries(changed) as C);
}

export const comparableLabel = (label: string): string => label.trim().toLowerCase();
