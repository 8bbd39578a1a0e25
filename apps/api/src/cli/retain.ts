import { parseArgs } from 'node:util';
import { type Ended, RETENTION } from '../privacy/erasure/retention.ts';
import type { Target } from '../privacy/erasure/target.ts';
import { type Command, EXIT, isDryRunOfNpm, NOT_CONFIRMED, print, withTarget } from './command.ts';

const USAGE = `
  haven retain                shows what may not be kept any longer, changes nothing, and ends with 3 where there is any
  haven retain --yes       erases it
  haven retain --dry-run   shows it and ends with 0
      --clock-is-right          erases also where the clock is more than a day past what people last recorded

${RETENTION.map(({ ended, days, erases }) => `      ${describe(ended)}: after ${days} days ${erases}`).join('\n')}
`;

interface RetainArguments {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly clockIsRight: boolean;
}

export const retain: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (typeof args === 'string') return print(`  ${args}\n${USAGE}`, EXIT.usage);
  return withTarget((target) => (args.yes && !args.dryRun ? erase(target, args) : plan(target, args)));
}

async function plan(target: Target, { dryRun, clockIsRight }: RetainArguments): Promise<number> {
  const { erased, stopped } = await target.retain({ dryRun: true, clockIsRight });
  for (const { subject, ended, since, due } of erased) {
    print(`  ${subject}: ${describe(ended)} on ${since.slice(0, 10)}, due since ${due.slice(0, 10)}`);
  }
  print(`  ${erased.length} would be erased in ${target.where}.`);
  if (stopped !== null) print(`  ${stopped}`);
  if (dryRun) return print('  Nothing was: this was a dry run.');
  return erased.length === 0 ? EXIT.done : print(`  ${NOT_CONFIRMED}`, EXIT.notConfirmed);
}

async function erase(target: Target, { clockIsRight }: RetainArguments): Promise<number> {
  let done = 0;
  for (;;) {
    const { erased, left, stopped } = await target.retain({ dryRun: false, clockIsRight });
    done += erased.length;
    if (stopped !== null) {
      return print(`  ${done} erased, ${left} left: it stopped, run it again. ${stopped}`, EXIT.failed);
    }
    if (left === 0) return print(`  ${done} erased in ${target.where}; nothing is kept longer than it may be.`);
    print(`  ${done} erased, ${left} to go`);
  }
}

function readArguments(argv: string[]): RetainArguments | string {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ args: argv, options: { yes: flag, 'dry-run': flag, 'clock-is-right': flag } });
    const dryRun = values['dry-run'] || isDryRunOfNpm(process.env);
    return { yes: values.yes, dryRun, clockIsRight: values['clock-is-right'] };
  } catch (error) {
    return (error as Error).message;
  }
}

function describe(ended: Ended): string {
  return ended.replace('_', ' ');
}
