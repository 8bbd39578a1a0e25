import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { en, type Screen } from './words.ts';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;

interface Literals {
  readonly exact: Set<string>;
  /** Templates that name a part of a key's path; a hole stands for a part without dots. */
  readonly patterns: RegExp[];
  /** What `t('…')` asks for in files that use the words of one screen alone. */
  readonly asked: { readonly screen: Screen; readonly key: string; readonly file: string }[];
}

/** Every string that the program itself says, read from its sources. */
function literals(): Literals {
  const found: Literals = { exact: new Set(), patterns: [], asked: [] };
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    if (
      !/\.tsx?$/.test(file) ||
      /\.spec\./.test(file) ||
      /^words\/(testing|(en|sq|bs|mk|sr-Latn|sr-Cyrl)\/)/.test(file)
    )
      continue;
    const source = ts.createSourceFile(file, readFileSync(`${SRC}/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    const screens = new Set([...source.text.matchAll(/useWords\('(\w+)'\)/g)].map((m) => m[1] as Screen));
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) found.exact.add(node.text);
      if (ts.isTemplateExpression(node) && namesPart(node)) found.patterns.push(patternOf(node));
      if (screens.size === 1 && ts.isCallExpression(node) && node.expression.getText() === 't') {
        const [first] = node.arguments;
        if (first && ts.isStringLiteralLike(first))
          found.asked.push({ screen: [...screens][0]!, key: first.text, file });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** Whether a template says at least one part of a path in full: `${what}.label` does, `${what}.${which}` says nothing. */
const namesPart = (node: ts.TemplateExpression): boolean =>
  /^\w+\./.test(node.head.text) || node.templateSpans.some(({ literal }) => /^\.\w+(\.|$)/.test(literal.text));

function patternOf(node: ts.TemplateExpression): RegExp {
  const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^. ]+')}$`);
}

function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`),
  );
}

const said = literals();
const isUsed = (key: string): boolean => said.exact.has(key) || said.patterns.some((pattern) => pattern.test(key));

describe.each(Object.entries(en))('the words of %s', (screen, words) => {
  const keys = keysOf(words);

  it('are all used', () => {
    const unused = keys.map((key) => key.replace(PLURAL, '')).filter((key) => !isUsed(key));
    expect([...new Set(unused)]).toEqual([]);
  });

  it('are there wherever they are asked for', () => {
    const known = new Set(keys.map((key) => key.replace(PLURAL, '')));
    expect(said.asked.filter((ask) => ask.screen === screen && !known.has(ask.key))).toEqual([]);
  });

  it('have both forms of an English plural', () => {
    const plurals = keys.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''));
    for (const key of new Set(plurals)) expect(keys).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]));
  });

  it('never say what must not be on a screen', () => {
    const forbidden = /\bavailable\b|victim|\bclient\b|\binmate\b|\bcase\b/i;
    const all = keysOf(words).map((key) =>
      key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words),
    );
    expect(all.filter((text) => forbidden.test(String(text)))).toEqual([]);
  });
});
