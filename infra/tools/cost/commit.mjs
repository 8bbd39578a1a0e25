import { git, kindOf } from './sources.mjs';

/** What one change touched (`commit=SHA` or `commit=A..B`): its files by kind, those of the product by name. */
export function filesOfCommits(range) {
  const span = range.includes('..') ? range : `${range}^..${range}`;
  const files = git(['diff', '--name-only', '--no-renames', span]).split('\n').filter(Boolean);
  const byKind = Map.groupBy(files, kindOf);
  const counts = [...byKind].map(([kind, list]) => `| ${kind} | ${list.length} |`);
  const product = (byKind.get('product') ?? []).map((path) => `- ${path}`);
  return ['| kind | files |', '|---|---|', ...counts, '', ...product].join('\n');
}
