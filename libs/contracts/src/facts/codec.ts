import type { z } from 'zod';
import type { FactTable } from './fact.ts';

export type ReadEvent<E> =
  | { readonly ok: true; readonly event: E }
  /** One sentence for the operator; it never quotes the payload. */
  | { readonly ok: false; readonly reason: string };

export interface EventCodec<E> {
  /** Upcasts to the newest version, then parses. Total: nothing it is given makes it throw. */
  read(type: string, schemaVersion: number, data: unknown): ReadEvent<E>;
  /** The version that writers write. Throws for an unknown type, because nobody could read it back. */
  versionOf(type: string): number;
}

/** Reads the events of a table, and knows the current version of each. */
export function eventCodecOf<E>(table: FactTable): EventCodec<E> {
  // A map, so that `constructor` or `__proto__` in a foreign log is an unknown type.
  const facts = new Map(Object.entries(table));
  return {
    read(type, schemaVersion, data) {
      const fact = facts.get(type);
      if (!fact) return { ok: false, reason: 'This program does not know this type of event.' };
      const { version, schema, upcasters } = fact;
      if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > version) {
        const reason = `${type} has a version that this program does not know; it knows 1 to ${version}.`;
        return { ok: false, reason };
      }
      try {
        let lifted = data;
        for (let v = schemaVersion; v < version; v++) lifted = upcasters[v - 1]?.(lifted);
        const parsed = schema.safeParse(lifted);
        if (parsed.success) return { ok: true, event: { type, ...parsed.data } as E };
        const reason = `${type} version ${schemaVersion} does not fit its schema at "${where(parsed.error)}".`;
        return { ok: false, reason };
      } catch {
        return { ok: false, reason: `${type} version ${schemaVersion} could not be lifted to version ${version}.` };
      }
    },
    versionOf(type) {
      const fact = facts.get(type);
      if (!fact) throw new Error(`no schema is known for events of type ${type}`);
      return fact.version;
    },
  };
}

/** The faulty field: only the outermost name, because deeper ones may be personal data. */
const where = (error: z.ZodError): string => String(error.issues[0]?.path[0] ?? 'the whole of it');
