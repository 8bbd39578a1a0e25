import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../..', import.meta.url));

/** The program's own files, without tests and the texts: paths from `src/`, and their syntax. */
export const sources: ReadonlyMap<string, ts.SourceFile> = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|fixture)\.|^locales\/(testing\/|[^/]+\/checks\.ts)/.test(file))
    .map((file) => [
      file,
      ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true),
    ]),
);

/** Every node of a file, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** A relative import as a path from `src/`; null: a package, or no file of the program. */
export function fileOf(importer: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const file = relative(SRC, join(SRC, dirname(importer), specifier));
  return sources.has(file) ? file : null;
}
