import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { BIN, pinnedNode, ROOT, toolEnv } from '../run.mjs';
import { trackedFiles } from './sources.mjs';

const A_SENTENCE = /^apps\/dashboard\/src\/(locales|words)\/mk\/find\.(json|ts)$/;

/** The projects that one changed sentence of one language rebuilds, as Nx counts them. */
export function projectsAfterOneSentence() {
  const file = trackedFiles().find((path) => A_SENTENCE.test(path));
  const all = show([]);
  const affected = show(['--affected', `--files=${file}`]);
  return `One sentence of ${file}: ${affected.length} of ${all.length} projects (${affected.join(', ')}).`;
}

function show(more) {
  const args = [join(BIN, 'nx'), 'show', 'projects', '--json', ...more];
  return JSON.parse(execFileSync(pinnedNode(), args, { cwd: ROOT, env: toolEnv(), encoding: 'utf8' })).toSorted();
}
