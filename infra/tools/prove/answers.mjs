import { join } from 'node:path';
import { BIN, pinnedNode, run } from '../run.mjs';

const COMMANDS = '20000';
const SEED = '1';

/**
 * Sends commands over lines that lose, delay and repeat copies, to two programs on the store double, whose clocks are
 * alike, then a minute and a half apart: every final answer is what the log says an hour later. The test of `npm run verify`
 * with more commands for each of the three: how many, and the seed.
 */
export async function prove([commands = COMMANDS, seed = SEED]) {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(BIN, 'jest')];
  const what = ['-i', '-c', 'apps/api/jest.config.mjs', '--testTimeout', '7200000', 'lossy-network'];
  const { code } = await run(pinnedNode(), [...jest, ...what], {
    env: { HAVEN_CUT_COMMANDS: commands, HAVEN_CUT_SEED: seed },
  });
  return code === 0;
}
