import { transformSync } from '@swc/core';

/** How swc compiles TypeScript for tests. */
export const SWC = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2024',
    experimental: { keepImportAttributes: true },
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
};

const DECORATED = /^\s*@[A-Z]\w*\(/m;

/** Whether Node, which only strips types, can't read a file: it has decorators. */
export const needsCompiler = (path, text) => path.endsWith('.ts') && DECORATED.test(text);

export function compiled(path, text) {
  const parser = { ...SWC.jsc.parser, tsx: false };
  return transformSync(text, { ...SWC, filename: path, jsc: { ...SWC.jsc, parser } }).code;
}
