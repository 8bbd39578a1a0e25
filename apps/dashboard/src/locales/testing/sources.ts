import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../..', import.meta.url));

/** The syntax trees of the app's files by path from `src/`, without tests and texts. */
export const sources: ReadonlyMap<string, ts.SourceFile> = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|fixture)\.|^locales\/(testing\/|[^/]+\/checks\.ts)/.test(file))
    .map((file) => [
      file,
      ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true),
    ]),
);

/** Every node, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** Resolves a relative import to a path from `src/`; null for packages and other files. */
export function fileOf(importer: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const file = relative(SRC, join(SRC, dirname(importer), specifier));
  return sources.has(file) ? file : null;
}
