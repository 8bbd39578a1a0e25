import ts from 'typescript';
import { fileOf, nodesOf, sources } from './sources.ts';

/** A part that is fetched by itself, and the namespaces that are named where it is loaded. */
export interface Part {
  readonly file: string;
  readonly named: readonly string[];
}

/** What a file brings along at once: the files that it imports for more than their types. */
const imports = new Map<string, readonly string[]>();
const used = new Map<string, ReadonlySet<string>>();
export const parts: Part[] = [];

for (const [file, source] of sources) {
  const [brought, asked]: [string[], Set<string>] = [[], new Set()];
  for (const node of nodesOf(source)) {
    const specifier = importedBy(node);
    const imported = specifier === null ? null : fileOf(file, specifier);
    if (imported) brought.push(imported);
    if (ts.isCallExpression(node)) {
      const namespace = namespaceOf(node);
      if (namespace !== null) asked.add(namespace);
      const part = partOf(file, node);
      if (part) parts.push(part);
    }
  }
  // Whatever sends something may be refused.
  if (file === 'locales/problem-text.ts') asked.add('refusals');
  imports.set(file, brought);
  used.set(file, asked);
}

/** Every namespace that a file and what it brings along speak with. */
export function namespacesFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const own = used.get(file) ?? new Set<string>();
  return new Set([...own, ...(imports.get(file) ?? []).flatMap((next) => [...namespacesFrom(next, seen)])]);
}

function importedBy(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) {
    return textOf(node.moduleSpecifier);
  }
  return ts.isExportDeclaration(node) && node.moduleSpecifier ? textOf(node.moduleSpecifier) : null;
}

/** `useT('find')` and `getT('find')`, and `isKey('find', …)`. */
function namespaceOf({ expression, arguments: [first] }: ts.CallExpression): string | null {
  return /^(useT|getT|isKey)$/.test(expression.getText()) && first ? textOf(first) : null;
}

/** `later(() => import('./page.tsx'), ['find'])`, and a bare `import('./page.tsx')`, which names nothing. */
function partOf(importer: string, call: ts.CallExpression): Part | null {
  if (call.expression.kind !== ts.SyntaxKind.ImportKeyword) return null;
  const specifier = call.arguments[0] ? textOf(call.arguments[0]) : null;
  const file = specifier === null ? null : fileOf(importer, specifier);
  if (file === null) return null;
  const loader = ts.findAncestor(call, (node) => ts.isCallExpression(node) && node !== call);
  const list = loader && ts.isCallExpression(loader) ? loader.arguments[1] : undefined;
  const named = list && ts.isArrayLiteralExpression(list) ? list.elements.flatMap((each) => textOf(each) ?? []) : [];
  return { file, named };
}

function textOf(node: ts.Node): string | null {
  return ts.isStringLiteralLike(node) ? node.text : null;
}
