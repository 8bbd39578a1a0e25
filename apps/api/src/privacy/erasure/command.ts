import { openTarget, type Target } from './target.ts';

export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** What a command says ends up on the terminal: on the error output when it fails, and the exit code with it. */
export function print(text: string, code: number = EXIT.done): number {
  (code === EXIT.done ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

/** Runs a command of the operator where it takes effect. Every failure is a sentence and an exit code. */
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
