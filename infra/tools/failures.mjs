import { stripVTControlCharacters } from 'node:util';

const MOST_LINES = 14;
const WIDEST = 200;
/** With what the first line of a reason is marked: by a proof before all others, whose lines quote code; by compilers, Biome, Nx. */
const REASONS = [/^WRONG /, /\berror\b|━━|[×✘✖]/i];

/** What failed, one block each: a file or a step, the titles in it, the command that runs it again by itself, its log. */
export function whatFailed(tests, most = 40) {
  const groups = [...grouped(failedOf(tests), (t) => t.file ?? `${t.project}: ${t.title}`)];
  const blocks = groups.slice(0, most).map(([name, failed]) => blockOf(name, failed));
  const more = groups.length - blocks.length;
  return [...blocks, ...(more > 0 ? [`  and ${more} more, all of them in reports/verify`] : [])].join('\n');
}

/** What failed, a line each: the file, its line, the title. */
export function failedTitles(tests, most = 40) {
  const failed = failedOf(tests);
  const lines = failed
    .slice(0, most)
    .map(({ file, line, title }) => `  ${[file, line].filter(Boolean).join(':')}  ${title}`);
  return [...lines, ...(failed.length > most ? [`  and ${failed.length - most} more`] : [])].join('\n');
}

function blockOf(name, failed) {
  const [{ file, again, log }] = failed;
  const titles = file ? failed.map((t) => `    ${t.title}`) : [];
  const command = file ? `npm run check -- ${file}` : again;
  return [
    `  ${name}`,
    ...titles.slice(0, 5),
    ...(titles.length > 5 ? [`    and ${titles.length - 5} more`] : []),
    ...(command ? [`    again: ${command}`] : []),
    ...(log ? [`    log:   ${log}`] : []),
  ].join('\n');
}

/** The first failure: where it is, its title and what was said, without the stack and cut to some lines. */
export function firstReason(tests) {
  const [first] = failedOf(tests);
  if (!first) return '';
  const { file, line, title, why = '' } = first;
  const where = file ? `${file}${line ? `:${line}` : ''}` : first.project;
  return [`  ${where}`, `  ${title}`, ...trimmed(why).map((l) => `    ${l}`)].join('\n');
}

/** The lines of a log from the one that names the reason; the last ones where none does. */
export function reasonIn(log) {
  const lines = stripVTControlCharacters(log).trimEnd().split('\n');
  const at = REASONS.map((reason) => lines.findIndex((l) => reason.test(l))).find((i) => i >= 0);
  return (at === undefined ? lines.slice(-MOST_LINES) : lines.slice(at, at + MOST_LINES)).join('\n');
}

/** The line of a test file in which a failure arose, by its stack; undefined where the stack does not lead through it. */
export function lineOf(why, path) {
  const at = why.indexOf(`${path}:`);
  return at < 0 ? undefined : Number.parseInt(why.slice(at + path.length + 1), 10) || undefined;
}

/** How many tests of which files were skipped, and why, for those of which the list of allowed skips says it. */
export function whatWasSkipped(tests, allowed, most = 40) {
  const skipped = tests.filter((t) => t.outcome === 'skipped');
  const because = ({ project, title }) =>
    allowed.find((a) => a.project === project && title.startsWith(a.title))?.because;
  const lines = [...grouped(skipped, (t) => t.file ?? t.project)].map(([name, some]) => {
    const why = some.map(because).find(Boolean);
    return `  ${some.length} of ${name}${why ? `: ${why}` : ''}`;
  });
  const more = lines.length - most;
  return [...lines.slice(0, most), ...(more > 0 ? [`  and of ${more} more files`] : [])].join('\n');
}

/** `Map.groupBy`, which the Node 20 that may start `verify` does not have. */
function grouped(tests, by) {
  const groups = new Map();
  for (const test of tests) groups.set(by(test), [...(groups.get(by(test)) ?? []), test]);
  return groups;
}

const failedOf = (tests) => tests.filter((t) => t.outcome === 'failed');

function trimmed(why) {
  const lines = stripVTControlCharacters(why).split('\n');
  const stack = lines.findIndex((l) => /^\s+at /.test(l));
  const message = (stack < 0 ? lines : lines.slice(0, stack)).map((l) => l.trimEnd()).filter(Boolean);
  const cut = message.slice(0, MOST_LINES).map((l) => (l.length > WIDEST ? `${l.slice(0, WIDEST)} …` : l));
  return message.length > MOST_LINES ? [...cut, '…'] : cut;
}
