/**
 * `node apps/bench/src/results/table.ts [--check] [folder of the documents]`: fills the tables of the documents from the
 * runs in `docs/bench`; with `--check` it writes nothing and fails where a document says something else.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOf, LINES, type Line, type LineName, shown } from './lines.ts';
import type { Row, Run } from './run.ts';

const DOCUMENTS = join(import.meta.dirname, '../../../../docs');
const BLOCK = /(<!-- made from docs\/bench(?:: (?<ids>[^>]*?))? -->\n).*?(<!-- end -->)/gs;
const TABLES = ['PERFORMANCE.md', 'RELIABILITY.md'];

/** The runs whose figures count, the oldest first. */
const runsIn = (folder: string): Run[] =>
  readdirSync(join(folder, 'bench'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(join(folder, 'bench', name), 'utf8')) as Run)
    .filter(({ quick }) => !quick);

/** A document with its tables filled. `ids`: those lines alone, else all. */
function filled(text: string, runs: readonly Run[]): string {
  return text.replace(BLOCK, (_all, head: string, ids: string | undefined, end: string) => {
    const asked = ids?.split(' ');
    const names = (Object.keys(LINES) as LineName[]).filter((name) => !asked || asked.includes(LINES[name].id));
    return `${head}${tableOf(names, runs)}\n${end}`;
  });
}

function tableOf(names: readonly LineName[], runs: readonly Run[]): string {
  const lines = names.map((name) => {
    const { id, measure, peer, unit, of }: Line = LINES[name];
    const taken = (isProfiled: boolean) =>
      runs
        .filter(({ profiled = false }) => profiled === isProfiled)
        .flatMap((run) => run.rows.filter(({ line }) => line === name));
    const [rows, shares] = [taken(false), taken(true).at(-1)?.shares];
    const now = rows.at(-1);
    const cells = [id, measure, peer ?? '–', askedOf(LINES[name])];
    return `| ${[...cells, now ? nowOf(now, of, unit) : 'not measured', metOf(rows, shares)].join(' | ')} |`;
  });
  const head = '| id | measure | beside | asked | now | met |\n|---|---|---|---|---|---|';
  return [head, ...lines, '', ...runs.map(lineOf)].join('\n');
}

/** The newest figure: what is held against what is asked first. */
function nowOf({ value, peerValue, ratio }: Row, of: Line['of'], unit: string): string {
  if (peerValue === null || ratio === null) return `**${`${shown(value)} ${unit}`.trim()}**`;
  const both = `${shown(value)} beside ${shown(peerValue)} ${unit}`;
  if (of === 'ratio') return `**${shown(ratio)} ×**: ${both}`;
  return of === 'difference'
    ? `**${shown(value - peerValue)} ${unit} more**: ${both}`
    : `**${shown(value)} ${unit}**: ${both}`;
}

/** In how many runs it was met, how many of them other programs disturbed, and what takes most where it was not met. */
function metOf(rows: readonly Row[], shares: readonly string[] = []): string {
  if (rows.length === 0) return '–';
  const met = rows.filter((row) => row.met).length;
  const busy = rows.filter((row) => row.busy).length;
  const answer = met === rows.length ? 'yes' : met === 0 ? '**no**' : `**${met} of ${rows.length} runs**`;
  const machine = busy === 0 ? '' : `; busy machine${busy === rows.length ? '' : ` in ${busy} of ${rows.length}`}`;
  return `${answer}${machine}${met === rows.length || shares.length === 0 ? '' : `. By profile: ${shares.join(', ')}`}`;
}

/** When and where a run was, and under it what it measured. */
const lineOf = ({ date, machine, node, cores, load, commit, rows }: Run): string => {
  const when = date.slice(0, 16).replace('T', ' ');
  const ids = [...new Set(rows.map(({ id }) => id))].join(', ');
  return `- ${when}, ${machine}, ${cores} cores, Node ${node}, load ${load.toFixed(1)} before it, commit ${commit}:\n  ${ids}`;
};

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? DOCUMENTS;
  const runs = runsIn(folder);
  const differ = TABLES.filter((name) => {
    const path = join(folder, name);
    const before = readFileSync(path, 'utf8');
    const after = filled(before, runs);
    if (!check) writeFileSync(path, after);
    return before !== after;
  });
  if (check && differ.length > 0) {
    process.stderr.write(`Not as docs/bench has it: ${differ.join(', ')}. Run "npm run bench:tables".\n`);
    process.exitCode = 1;
  }
}
