import ts from 'typescript';
import { fileOf, nodesOf, sources } from './sources.ts';

/** A lazily loaded part with the namespaces named where it is loaded. */
export interface Part {
  readonly file: string;
  readonly named: readonly string[];
}

/** The static imports of a file, without type imports. */
const imports = new Map<string, readonly string[]>();
const used = new Map<string, ReadonlySet<string>>();
export const parts: Part[] = [];

for (const [file, source] of sources) {
  const [brought, namespaces]: [string[], Set<string>] = [[], new Set()];
  for (const node of nodesOf(source)) {
    const specifier = importedBy(node);
    const imported = specifier === null ? null : fileOf(file, specifier);
    if (imported) brought.push(imported);
    if (ts.isCallExpression(node)) {
      const namespace = namespaceOf(node);
      if (namespace !== null) namespaces.add(namespace);
      const part = partOf(file, node);
      if (part) parts.push(part);
    }
  }
  // Commands can be refused anywhere.
  if (file === 'locales/problem-text.ts') namespaces.add('refusals');
  imports.set(file, brought);
  used.set(file, namespaces);
}

/** Every namespace used by a file and its imports. */
export function namespacesFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const ownNamespaces = used.get(file) ?? new Set<string>();
  return new Set([...ownNamespaces, ...(imports.get(file) ?? []).flatMap((next) => [...namespacesFrom(next, seen)])]);
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

/** Matches `later(() => import('./page.tsx'), ['find'])`, and a bare `import('./page.tsx')` without namespaces. */
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
