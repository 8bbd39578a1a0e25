import { expect, test } from '@jest/globals';
import { read } from './files.mjs';

test('PRIVACY says of each retention period what the command does', () => {
  const code = read('apps/api/src/privacy/erasure/retention.ts');
  const rules = [...code.matchAll(/ended: '(\w+)',\s+days: (\d+),\s+erases: '([^']+)',\s+basis: '([^']+)'/g)];
  expect(rules.length).toBeGreaterThan(3);
  const table = read('docs/PRIVACY.md');
  for (const [, ended, days, erases, basis] of rules)
    expect(table).toMatch(
      new RegExp(`\\(\`${ended}\`\\) \\| ${days} days \\| ${escaped(erases)} \\| ${escaped(basis)} \\|`),
    );
});

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
