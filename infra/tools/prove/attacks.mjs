import { pinnedNode, run } from '../run.mjs';

/**
 * Runs the attacks on a program in its long form (`apps/api/src/attacks`), and prints what they could infer. What follows
 * are parts of names of files: the others are left out. `HAVEN_SEED` sets another house.
 */
export async function prove(names) {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '-c', 'apps/api/jest.config.mjs'];
  const files = names.length === 0 ? ['src/attacks/'] : names.map((name) => `src/attacks/.*${name}`);
  const { code } = await run(pinnedNode(), [...jest, '--runInBand', ...files], { env: { HAVEN_ATTACKS: 'long' } });
  return code === 0;
}
