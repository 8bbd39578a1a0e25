import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { ROOT } from '@safe-haven/tools/run';

const OURS = /^(apps|libs)\/[^/]+\/src\//;

/** The inspector of a running Node, by the address that it printed. Answers `send` and `close`. */
export async function inspectorOf(address) {
  const socket = new WebSocket(address);
  await new Promise((done, failed) => {
    socket.onopen = done;
    socket.onerror = () => failed(new Error(`no inspector at ${address}`));
  });
  const waiting = new Map();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    if (id === undefined) return;
    if (error) waiting.get(id)?.failed(new Error(error.message));
    else waiting.get(id)?.done(result);
    waiting.delete(id);
  };
  const send = (method, params = {}) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send, close: () => socket.close() };
}

/** Counts calls of functions from now on; `session` is the inspector of a program or the one of a page. */
export async function startCounting(session) {
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
}

/**
 * The functions that ran since the last call, as "file of the source tree:line:name"; what was evaluated only because its
 * file was loaded is left out. `folderOf` turns a script's address into the folder of its built files.
 */
export async function functionsSince(session, fileOf) {
  const { result } = await session.send('Profiler.takePreciseCoverage');
  return new Set(result.flatMap((script) => functionsOf(script, fileOf(script.url))));
}

const maps = new Map();

function functionsOf({ functions }, file) {
  const map = file === null ? null : mapOf(file);
  if (map === null) return [];
  return functions.flatMap(({ functionName, ranges: [whole] }) => {
    if (whole.count === 0 || whole.startOffset === 0) return [];
    const { line, column } = map.at(whole.startOffset);
    const entry = map.source.findEntry(line, column);
    if (!entry.originalSource) return [];
    const path = relative(ROOT, resolve(dirname(file), entry.originalSource));
    return OURS.test(path) ? [`${path}:${entry.originalLine}:${functionName}`] : [];
  });
}

function mapOf(file) {
  if (!maps.has(file)) maps.set(file, existsSync(`${file}.map`) ? readMap(file) : null);
  return maps.get(file);
}

function readMap(file) {
  const starts = [0];
  const text = readFileSync(file, 'utf8');
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    source: new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))),
    at(offset) {
      const line = starts.findLastIndex((start) => start <= offset);
      return { line, column: offset - starts[line] };
    },
  };
}

/** The built file behind an address of a page, or of a script in Node. */
export const fileIn = (folder) => (url) => {
  if (url.startsWith('file://')) return url.slice('file://'.length);
  if (!url.startsWith('http')) return null;
  return join(folder, new URL(url).pathname);
};
