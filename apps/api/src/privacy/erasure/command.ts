import { openTarget, type Target } from './target.ts';

export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Writes a command's output to the terminal, errors to stderr, and sets the exit code. */
export function print(text: string, code: number = EXIT.done): number {
  (code === EXIT.done ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

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
