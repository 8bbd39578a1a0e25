import { execFileSync } from 'node:child_process';
import { ROOT } from '../run.mjs';

const TESTS =
  /\.(spec|fixture|given|child)\.(ts|tsx|mjs)$|\/(testing|contract|security|simulation)\/|contract-suite\.ts$|^apps\/e2e\//;
const WORDS = /^apps\/dashboard\/src\/(locales|words)\/[^/]+\/[^/]+\.(json|ts)$/;
const SOURCE = /\.(ts|tsx|mjs|cjs|css)$/;

/** What git tracks at a commit, or in the work tree, as paths from the top. */
export function trackedFiles(commit) {
  const args = commit ? ['ls-tree', '-r', '--name-only', commit] : ['ls-files'];
  return git(args).split('\n').filter(Boolean);
}

/** Runs git at the top and answers what it printed. */
export const git = (args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

/** Of what kind a file is, as the counts distinguish them. */
export function kindOf(path) {
  if (WORDS.test(path) && !TESTS.test(path)) return 'translations';
  if (path.endsWith('.md') || path.startsWith('docs/')) return 'documents';
  if (!SOURCE.test(path)) return 'data and settings';
  if (TESTS.test(path)) return 'tests';
  if (path.startsWith('infra/')) return 'build and tools';
  return 'product';
}
