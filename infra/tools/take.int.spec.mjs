import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from './run.mjs';

/** What the command prints, and what it ends with. */
function words(...args) {
  try {
    const print = execFileSync(process.execPath, ['infra/tools/words.mjs', ...args], { cwd: ROOT, encoding: 'utf8' });
    return { code: 0, print };
  } catch (failed) {
    return { code: failed.status, print: failed.stdout };
  }
}

describe('npm run words', () => {
  let folder;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'haven-words-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says of each language how much nobody has read', () => {
    const { code, print } = words();
    expect(code).toBe(0);
    expect(
      print.match(/^(en|sq|bs|sr-Latn|mk): \d+ sentences, \d+ read by nobody, \d+ by no native speaker$/gm),
    ).toHaveLength(5);
  });

  test.each([
    ['not JSON', 'hello', 'It is not JSON.'],
    ['of another language', '{"language":"de","made":"2026-12-01","marks":[]}', 'It names no language of ours'],
  ])('a file of marks that is %s is refused with a sentence, and nothing is written', (_, text, why) => {
    const file = join(folder, 'marks.json');
    writeFileSync(file, text);
    const { code, print } = words('take', file);
    expect(code).toBe(2);
    expect(print).toContain('is not a file of marks.');
    expect(print).toContain(why);
  });

  test.each([
    [['take', 'gone.json'], 'There is no file “gone.json”.'],
    [['take'], 'Name the file: take FILE.'],
    [['unread', 'de'], 'There is no language “de”'],
    [['read', 'mk', 'keys.txt'], 'Say who read'],
    [['rename'], 'There is no “rename”'],
  ])('%j is refused with a sentence', (args, why) => {
    const { code, print } = words(...args);
    expect({ code, says: print.includes(why) }).toEqual({ code: 2, says: true });
  });
});
