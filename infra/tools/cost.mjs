/**
 * `npm run cost [-- knots hold lines affected commit=SHA]`: the figures of "what it costs to change" in
 * docs/ARCHITECTURE.md, each counted from the tree as it is. Prints Markdown; a measure, never a test.
 */
import { projectsAfterOneSentence } from './cost/affected.mjs';
import { filesOfCommits } from './cost/commit.mjs';
import { knots } from './cost/knots.mjs';
import { linesByKind } from './cost/lines.mjs';
import { pinnedNode, print, run } from './run.mjs';

const COUNTS = {
  knots,
  lines: linesByKind,
  affected: projectsAfterOneSentence,
  hold: () => run(pinnedNode(), ['apps/e2e/src/measures/hold.mjs']).then(() => ''),
  commit: filesOfCommits,
};

const asked = process.argv.slice(2).map((word) => word.split('='));
const unknown = asked.map(([name]) => name).filter((name) => !(name in COUNTS));
if (unknown.length > 0) {
  print(`There is no count ${unknown.join(', ')}: choose from ${Object.keys(COUNTS).join(', ')}.`);
  process.exit(2);
}
const chosen = asked.length > 0 ? asked : ['knots', 'lines', 'affected', 'hold'].map((name) => [name]);
for (const [name, value] of chosen) print(`\n${await COUNTS[name](value)}`);
