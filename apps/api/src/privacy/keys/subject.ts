import type { StreamName } from '@safe-haven/event-store';

/**
 * Whose data a key is for: a kind, `-`, an id; `@2` and on where an erased one has an heir. The separators `@` and `.`
 * are in no id, so no two subjects share a stream.
 */
const SUBJECT = /^[a-z]+-[A-Za-z0-9][A-Za-z0-9_-]{0,79}(@[1-9]\d{0,3})?$/;

export const isSubject = (subject: string): boolean => SUBJECT.test(subject);

/** Whose account a subject is; null: it is no person. */
export const personIn = (subject: string): string | null => /^person-([^@]+)/.exec(subject)?.[1] ?? null;

/** The stream of one wrap of a subject's key. It begins with `key-`, so it may be forgotten. */
export const keyStream = (subject: string, generation: number): StreamName => `key-${keyId(subject, generation)}`;

/** One wrap of a subject's key. */
export const keyId = (subject: string, generation: number): string => `${subject}.${generation}`;

/** The subject that takes the place of an erased one: what was erased stays erased, what comes later has another key. */
export function heirOf(subject: string): string {
  const [base = subject, number = '1'] = subject.split('@');
  return `${base}@${Number(number) + 1}`;
}
