import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { nodesOf, sources } from './testing/sources.ts';
import { ENGLISH, NAMESPACES, PLURAL } from './testing/texts.ts';

/**
 * All string literals of the app, and template literals that contain a part of a key's path; a placeholder matches
 * one part.
 */
const exact = new Set<string>();
const patterns: RegExp[] = [];
for (const source of sources.values()) {
  for (const node of nodesOf(source)) {
    if (ts.isStringLiteralLike(node)) exact.add(node.text);
    if (ts.isTemplateExpression(node) && namesPart(node)) patterns.push(patternOf(node));
  }
}
const isUsed = (key: string): boolean => exact.has(key) || patterns.some((pattern) => pattern.test(key));

describe.each(NAMESPACES)('the keys of %s', (namespace) => {
  const keys = [...ENGLISH.keys()]
    .filter((path) => path.startsWith(`${namespace}.`))
    .map((path) => path.slice(namespace.length + 1));

  it('are all used; one that is not there does not compile (`use-t.spec.ts`)', () => {
    const unused = keys.map((key) => key.replace(PLURAL, '')).filter((key) => !isUsed(key));
    expect([...new Set(unused)]).toEqual([]);
  });

  it('have both forms of an English plural', () => {
    const plurals = keys.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''));
    for (const key of new Set(plurals)) expect(keys).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]));
  });
});

/** Whether a template contains at least one whole part of a path: `${what}.label` does, `${what}.${which}` does not. */
function namesPart(node: ts.TemplateExpression): boolean {
  return /^\w+\./.test(node.head.text) || node.templateSpans.some(({ literal }) => /^\.\w+(\.|$)/.test(literal.text));
}

function patternOf(node: ts.TemplateExpression): RegExp {
  const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^. ]+')}$`);
}
