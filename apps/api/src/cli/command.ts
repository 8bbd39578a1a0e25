import { type Environment, openTarget, type Target } from '../privacy/erasure/target.ts';

/** A command of the operator: `haven NAME ARGUMENTS`. */
export interface Command {
  /** How it is used, with examples. */
  readonly usage: string;
  /** Answers with one of `EXIT`. */
  run(args: string[]): Promise<number>;
}

/** What a command ends with; docs/operate/commands.md says what each means. */
export const EXIT = { done: 0, failed: 1, usage: 2, notConfirmed: 3 } as const;

/** Writes a command's output to the terminal, errors to stderr, and sets the exit code. */
export function print(text: string, code: number = EXIT.done): number {
  (code === EXIT.done ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

/** What is said under a plan that was not carried out. */
export const NOT_CONFIRMED = 'Nothing was erased. It can never be undone: to do it, run the same with --yes.';

/**
 * Whether nothing may be changed whatever the arguments are: `npm run retain --dry-run`, with the second `--` forgotten,
 * keeps the word to npm itself and gives the command none.
 */
export const isDryRunOfNpm = (env: Environment): boolean => env['npm_config_dry_run'] === 'true';

/** Runs an operator's command on its target. Every failure becomes a sentence and an exit code. */
export async function withTarget(run: (target: Target) => Promise<number>): Promise<number> {
  let target: Target | null = null;
  try {
    target = await openTarget(process.env);
    return await run(target);
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  } finally {
    await target?.close();
  }
}
