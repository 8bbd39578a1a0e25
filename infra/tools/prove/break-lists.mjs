import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A break: in `file` the text `find`, which is there exactly once, becomes `replace`; then the tests of `project`
 * (only those whose path matches `tests`, where that is given) must fail. `rule` is the id in docs/SPEC.md.
 */
export function readBreaks(root) {
  const projects = ['libs', 'apps'].flatMap((f) => readdirSync(join(root, f)).map((d) => `${f}/${d}`));
  return projects
    .filter((project) => existsSync(join(root, project, 'breaks.json')))
    .flatMap((project) => readList(root, project));
}

function readList(root, project) {
  const list = JSON.parse(readFileSync(join(root, project, 'breaks.json'), 'utf8'));
  return list.map((b) => ({
    rule: b.rule,
    project: b.project ?? project,
    file: existsSync(join(root, project, b.file)) ? join(project, b.file) : b.file,
    find: b.find,
    replace: b.replace,
    tests: b.tests === undefined ? [] : [b.tests].flat(),
  }));
}

/** The first break of each rule: the quick ones. */
export const firstOfEachRule = (breaks) => [...Map.groupBy(breaks, (b) => b.rule).values()].map(([first]) => first);

/** Of the rules that nobody has touched lately, one in so many is tried at each commit. */
const ONE_IN = 6;

/**
 * What one commit tries: every break of the files in `changed` (paths from the top), and of the other rules the first
 * one where the rule's turn has come. The turn is a hash of the rule and of `commit`: repeating the run gives the same
 * one, the next commit another.
 */
export function sample(breaks, { commit, changed }) {
  const touched = breaks.filter((b) => changed.has(b.file));
  const rules = new Set(touched.map((b) => b.rule));
  const turn = (rule) => createHash('sha256').update(`${commit} ${rule}`).digest().readUInt32BE() % ONE_IN === 0;
  return [...firstOfEachRule(breaks).filter((b) => !rules.has(b.rule) && turn(b.rule)), ...touched];
}

/** The text with the break in it, or a sentence that says why the break cannot be planted. */
export function plant(text, { find, replace }) {
  if (!find || find === replace) return { ok: false, why: 'the break changes nothing' };
  const times = text.split(find).length - 1;
  if (times !== 1) return { ok: false, why: `what it looks for stands there ${times} times, not once` };
  return { ok: true, text: text.replace(find, () => replace) };
}

/** A name that the break uses and its file does not know: any test fails of that, whatever it holds. */
const UNKNOWN_NAME = /ReferenceError: \S+ is not defined/;

/** What Jest's report of a broken copy says: only a test that ran and failed has caught anything. */
export function verdictOf(report) {
  const failed = report.testResults.flatMap((s) => s.assertionResults).find((t) => t.status === 'failed');
  const [unknown] = UNKNOWN_NAME.exec(failed?.failureMessages?.join('\n') ?? '') ?? [];
  if (unknown) return { caught: false, why: `the break does not run: ${unknown}` };
  if (failed) return { caught: true, why: failed.fullName };
  if (report.success) return { caught: false, why: 'the tests stayed green' };
  const message = report.testResults.find((s) => s.status === 'failed')?.message ?? 'no test ran';
  return { caught: false, why: `the tests did not run: ${message.trim().split('\n')[0]}` };
}
