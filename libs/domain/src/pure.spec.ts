import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const SOURCES = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
  (file) => !file.endsWith('.spec.ts') && !file.startsWith('testing/'),
);

/** Code without its comments and string literals. */
const codeOf = (file: string) =>
  readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '');

describe('the domain is pure', () => {
  it.each(SOURCES)('%s imports only the domain and uses no clock, no random and no platform', (file) => {
    const code = codeOf(file);
    // Types of the contracts are erased at run time.
    const kept = code.replace(/\b(import|export) type [^;]* from '@safe-haven\/contracts';/g, '');
    const imported = [...kept.matchAll(/\bfrom '([^']+)'/g)].map((m) => m[1] as string);
    expect(imported.filter((path) => !path.startsWith('.') && path !== '@safe-haven/lang')).toEqual([]);
    expect(code).not.toMatch(
      /Date\.now|new Date\(\)|Math\.random|\b(process|console|globalThis)\s*[.[]|\brequire\(|import\(/,
    );
  });
});
