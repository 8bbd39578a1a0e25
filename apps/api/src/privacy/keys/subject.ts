import type { StreamName } from '@safe-haven/event-store';

/**
 * A subject's name: a kind, `-`, an id; heirs of erased subjects end with `@2` and on. Ids contain neither `@` nor `.`,
 * so no two subjects share a stream.
 */
const SUBJECT = /^[a-z]+-[A-Za-z0-9][A-Za-z0-9_-]{0,79}(@[1-9]\d{0,3})?$/;

export const isSubject = (subject: string): boolean => SUBJECT.test(subject);

/** The person id of a subject; null: it is not a person. */
export const personIn = (subject: string): string | null => /^person-([^@]+)/.exec(subject)?.[1] ?? null;

/** The stream of one wrap of a subject's key. The prefix `key-` allows its deletion. */
export const keyStream = (subject: string, generation: number): StreamName => `key-${keyId(subject, generation)}`;

/** Id of one wrap of a subject's key. */
export const keyId = (subject: string, generation: number): string => `${subject}.${generation}`;

/** The subject that replaces an erased one: erased data stays erased, later data has a new key. */
export function heirOf(subject: string): string {
  const [base = subject, number = '1'] = subject.split('@');
  return `${base}@${Number(number) + 1}`;
}
