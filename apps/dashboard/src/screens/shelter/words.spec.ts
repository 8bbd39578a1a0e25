import '../../model/l10n/bring-words.ts';
import '../trends/bring-words.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { i18n } from '../../locales/i18n.ts';

/** Keys that stand in the code as they are: `t('hold.admit')`. Those that are put together have specs of their own. */
function keysIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|fixture)\./.test(file))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g)].map((m) => m[1]!));
}

describe.each(['shelter', 'trends'])('the words of %s', (screen) => {
  const keys = keysIn(join(import.meta.dirname, '..', screen));

  test('are used', () => expect(keys.length).toBeGreaterThan(10));

  test('exist for every key that the code names', () => {
    const missing = keys.filter(
      (key) => !i18n.exists(key, { ns: screen, count: 1 }) && !i18n.exists(key, { ns: screen }),
    );
    expect(missing).toEqual([]);
  });
});
