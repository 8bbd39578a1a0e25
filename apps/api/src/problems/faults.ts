import type { z } from 'zod';
import { Failure } from './failure.ts';

const LONGEST = 200;
type Issue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};

/** The path of each fault and what is wrong there; never the value that was sent. */
export const faultsOf = (issues: readonly Issue[]) =>
  issues.slice(0, 20).map((issue) => ({
    path: (issue.path ?? [])
      .map((p) => String(typeof p === 'object' ? p.key : p))
      .join('.')
      .slice(0, LONGEST),
    message: issue.message.slice(0, LONGEST),
  }));

/** A body by its schema; no body counts as an empty one. Throws `invalid` with the path of each fault. */
export function parsedBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new Failure('invalid', { faults: faultsOf(parsed.error.issues) });
  return parsed.data;
}
