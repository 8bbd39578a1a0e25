import type { z } from 'zod';

/** What the operator may have the running program do. */
export interface Act {
  readonly body: z.ZodType;
  /** Whether it writes to the log: refused at once while that is away. */
  readonly writes: boolean;
  /** `by`: the account of the machine that runs the command. */
  run(body: unknown, by: string): unknown;
}

interface Given<S extends z.ZodType> {
  readonly body: S;
  readonly writes?: boolean;
  run(body: z.output<S>, by: string): unknown;
}

/** The body that `run` is given was checked against the schema. */
export const act = <S extends z.ZodType>({ body, writes = false, run }: Given<S>): Act => ({
  body,
  writes,
  run: (checked, by) => run(checked as z.output<S>, by),
});
