/** Prints what has to arrive before the list is there, compressed: as the build's check counts it, and as it is sent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { firstScripts } from './size-check.mjs';

const read = (path) => readFileSync(join(import.meta.dirname, 'dist', path));
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const html = read('index.html').toString();
const scripts = [...firstScripts(html, (path) => read(path).toString()).keys()];
const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="\/([^"]+)"/g)].map(([, path]) => path);
const kinds = { script: scripts, style: styles, page: ['index.html'] };
const lines = Object.entries(kinds).map(([kind, files]) => {
  const sum = (size) => kb(files.reduce((all, path) => all + size(read(path)).length, 0));
  return `| ${kind} | ${files.length} | ${sum((b) => gzipSync(b, { level: 9 }))} | ${sum((b) => brotliCompressSync(b))} |`;
});
console.log(['| before the list | files | gzip | brotli |', '|---|---|---|---|', ...lines].join('\n'));
