import { operatorOf } from '../privacy/operator/account.ts';
import { type RunningProgram, runningProgram } from '../privacy/operator/running-program.ts';
import type { HttpProgram } from './http-program.ts';

/** The actor of commands that an account of the machine runs. */
export const OPERATOR = operatorOf('1000');

/** What the commands of the machine find of a program: one on files, or one that was given a `runDir`. */
export async function socketOf(haven: HttpProgram): Promise<RunningProgram> {
  const program = await runningProgram(haven.program.config);
  if (program === null) throw new Error('No program answers there.');
  return program;
}
