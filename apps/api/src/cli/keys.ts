import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../privacy/erasure/target.ts';
import type { Rotated } from '../privacy/keys/rotate.ts';
import { type Command, EXIT, print, withTarget } from './command.ts';
import { type ProgressBar, progressBar } from './import/progress.ts';

const USAGE = `
  haven keys status   which master keys wrap how many data keys
  haven keys rotate   wraps every data key under the current master key and forgets the wraps before

  The current master key is HAVEN_MASTER_KEY, or the first line of HAVEN_MASTER_KEY_FILE; the other lines of that file
  still open what they wrapped, and can go once "status" counts nothing under them.
`;
const POLL_MS = 300;

export const keys: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const [what, ...rest] = argv;
  if (rest.length > 0 || (what !== 'status' && what !== 'rotate')) return print(USAGE, EXIT.usage);
  return withTarget(what === 'status' ? status : rotate);
}

async function status(target: Target): Promise<number> {
  const { current, wrapped, damaged, erased } = await target.status();
  print(`  Of ${target.where}. The current master key is ${current}.`);
  for (const { by, keys, known } of wrapped) {
    const note = by === current ? '' : known ? ', an older one: "rotate" moves them' : ', which is not here';
    print(`  ${keys} data keys under master key ${by}${note}`);
  }
  print(`  ${erased} subjects are erased.`);
  const lost = wrapped.filter(({ known }) => !known).reduce((sum, { keys }) => sum + keys, 0);
  if (lost === 0 && damaged === 0) return EXIT.done;
  return print(
    `  ${lost} data keys can't be opened for want of their master key, ${damaged} are damaged.`,
    EXIT.failed,
  );
}

async function rotate(target: Target): Promise<number> {
  let rotation = await target.startRotation();
  let bar: ProgressBar | null = null;
  while (rotation.state === 'running') {
    if (rotation.total > 0) {
      bar ??= progressBar(rotation.total);
      bar.update(rotation.done);
    }
    await pause(POLL_MS);
    rotation = await target.rotation();
  }
  bar?.end();
  if (rotation.state === 'done') return rotated(rotation.result, target.where);
  const why = rotation.state === 'failed' ? rotation.reason : 'The program was started again.';
  return print(`  The rotation stopped: run it again to finish it. ${why}`, EXIT.failed);
}

function rotated({ moved, current, stuck }: Rotated, where: string): number {
  const done = `  ${moved} data keys moved to the current master key, ${current} were there already, in ${where}.`;
  if (stuck === 0) return print(done);
  return print(
    `${done}\n  ${stuck} could not be moved: "haven keys status" says which master key is wanted.`,
    EXIT.failed,
  );
}
