import { hash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';

interface Log {
  readonly logId: string;
  /** The log's last position: a snapshot beyond it was written before the log was restored from a backup. */
  readonly head: string;
}

/** Given a sentence for the operator about a file that is damaged. */
export type OnNote = (sentence: string) => void;

/** The projection that a snapshot of this log holds; null: there is none, or `read` takes it for invalid. */
export async function loadSnapshot<P extends { readonly position: string }>(
  path: string,
  read: (text: string) => P | null,
  { logId, head }: Log,
  onNote: OnNote = () => undefined,
): Promise<P | null> {
  const file = await readFile(path, 'utf8').catch(() => null);
  if (file === null) return null;
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  const found = file.slice(0, Math.max(0, end));
  if (found !== checksumLine(logId, text)) {
    const isOfAnotherLog = /^[0-9a-f-]{36} [0-9a-f]{64}$/.test(found) && !found.startsWith(`${logId} `);
    if (!isOfAnotherLog) onNote(`${path} is damaged: what it held is read from the log again.`);
    return null;
  }
  const projection = read(text);
  return projection !== null && projection.position <= head ? projection : null;
}

/** The first line of a file: the id of its log, and a checksum of the rest. */
const checksumLine = (logId: string, text: string): string => `${logId} ${hash('sha256', text)}`;

/** Written to a temporary file and renamed: a crash leaves the previous one. */
export async function saveSnapshot(path: string, logId: string, lines: Iterable<string>): Promise<void> {
  const text = await joined(lines);
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, `${checksumLine(logId, text)}\n${text}`, { mode: 0o600 });
  await rename(aside, path);
}

/** Yields to the event loop at this interval, so that a large snapshot does not block it. */
const AT_ONCE_MS = 5;

async function joined(lines: Iterable<string>): Promise<string> {
  const all: string[] = [];
  let since = performance.now();
  for (const line of lines) {
    all.push(line);
    if (performance.now() - since < AT_ONCE_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return all.join('\n');
}
