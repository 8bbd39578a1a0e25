import { parseArgs } from 'node:util';
import { EXIT, print, withTarget } from '../privacy/erasure/command.ts';
import { type Ended, RETENTION } from '../privacy/erasure/retention.ts';
import type { Target } from '../privacy/erasure/target.ts';

const USAGE = `
  npm run retain                erases what may not be kept any longer
  npm run retain -- --dry-run   says what would be erased

${RETENTION.map(({ ended, days, erases }) => `      ${describe(ended)}: after ${days} days ${erases}`).join('\n')}
`;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: argv, options: { 'dry-run': { type: 'boolean', default: false } } });
    return await withTarget((target) => (values['dry-run'] ? wouldErase(target) : erase(target)));
  } catch (error) {
    return print(`  ${(error as Error).message}\n${USAGE}`, EXIT.usage);
  }
}

async function wouldErase(target: Target): Promise<number> {
  const { erased } = await target.retain({ dryRun: true });
  for (const { subject, ended, since, due } of erased) {
    print(`  ${subject}: ${describe(ended)} on ${since.slice(0, 10)}, due since ${due.slice(0, 10)}`);
  }
  return print(`  ${erased.length} would be erased in ${target.where}. Nothing was: this was a dry run.`);
}

async function erase(target: Target): Promise<number> {
  let done = 0;
  for (;;) {
    const { erased, left, stopped } = await target.retain({ dryRun: false });
    done += erased.length;
    if (stopped !== null) {
      return print(`  ${done} erased, ${left} left: it stopped, run it again. ${stopped}`, EXIT.failed);
    }
    if (left === 0) return print(`  ${done} erased in ${target.where}; nothing is kept longer than it may be.`);
    print(`  ${done} erased, ${left} to go`);
  }
}

function describe(ended: Ended): string {
  return ended.replace('_', ' ');
}
