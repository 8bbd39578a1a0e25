import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the programs are profiled: their figures then count for nothing, and the shares of what they did are kept. */
export const isProfiled = process.argv.includes('--profile');

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface Profile {
  readonly startTime: number;
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** What Node calls what runs in no function of ours, and is not counted as work. */
const IDLE = '(idle)';
const SHARES = 3;

/** The options with which Node writes a profile into a folder, when the program ends. */
export function profiledInto(): { readonly folder: string; readonly options: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'haven-bench-profile-'));
  mkdirSync(folder, { recursive: true });
  return { folder, options: ['--cpu-prof', '--cpu-prof-dir', folder] };
}

/**
 * The largest shares of what a program's main thread did from an instant of the machine's monotonic clock (in µs) on, by folder
 * of the source or by package, `sqlite: commit 18 %`.
 */
export function sharesIn(folder: string, fromUs: number): string[] {
  const file = readdirSync(folder).find((name) => /^CPU\.\d+\.\d+\.\d+\.0\./.test(name));
  if (!file) throw new Error('The program wrote no profile.');
  const { startTime, nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const names = new Map<number, string>();
  const times = new Map<string, number>();
  let [at, all] = [startTime, 0];
  for (const [i, id] of samples.entries()) {
    const us = timeDeltas[i]!;
    at += us;
    if (at < fromUs) continue;
    const name = names.get(id) ?? nameOf(frames.get(id)!);
    names.set(id, name);
    if (name === IDLE) continue;
    times.set(name, (times.get(name) ?? 0) + us);
    all += us;
  }
  const largest = [...times].toSorted(([, a], [, b]) => b - a);
  return largest.slice(0, SHARES).map(([name, us]) => `${name} ${Math.round((us / all) * 100)} %`);
}

const maps = new Map<string, SourceMap | null>();

/** Where a function is from: our folder, a package, Node, or what is native. */
function nameOf({ functionName, url, lineNumber, columnNumber }: Frame): string {
  if (url.startsWith('node:')) return /http|net|stream/.test(url) ? 'Node’s HTTP and streams' : 'the rest of Node';
  if (!url.startsWith('file:')) return NATIVE[functionName] ?? (functionName || 'native');
  const path = new URL(url).pathname;
  const source = mapOf(path)?.findEntry(lineNumber, columnNumber);
  const original = source && 'originalSource' in source ? source.originalSource : path;
  const named = /(?:.*node_modules\/((?:@[^/]+\/)?[^/]+))|(?:.*?((?:apps|libs)\/[^/]+\/src\/[^/]+))/.exec(original);
  return named?.[1] ?? named?.[2] ?? original;
}

/** Native functions by what they do. */
const NATIVE: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage',
  writeUtf8String: 'writing to sockets',
  '(program)': 'the machine underneath (kernel, sockets, disk)',
};

function mapOf(path: string): SourceMap | null {
  const kept = maps.get(path);
  if (kept !== undefined) return kept;
  const file = `${path}.map`;
  const map = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null;
  maps.set(path, map);
  return map;
}
