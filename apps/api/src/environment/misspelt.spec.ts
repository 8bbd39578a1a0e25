import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from './config.ts';
import { misspelt } from './misspelt.ts';

const SETTINGS = readFileSync(join(import.meta.dirname, '../../../../docs/operate/configure.md'), 'utf8');

describe('OP-10: given a variable that is no setting', () => {
  it.each([
    ['HAVEN_PUBLIC_ULR', 'HAVEN_PUBLIC_URL'],
    ['HAVEN_MASTER_KEY_FLE', 'HAVEN_MASTER_KEY_FILE'],
    ['HAVEN_DATADIR', 'HAVEN_DATA_DIR'],
    ['HAVEN_DEMOO', 'HAVEN_DEMO'],
  ])('when it is %s, then the program does not start, and names %s', (wrong, meant) => {
    const parsed = parseConfig({ [wrong]: '1' });
    expect(parsed).toEqual({
      ok: false,
      sentences: [expect.stringContaining(`There is no setting ${wrong}: it is ${meant}, or take it away. See docs/`)],
    });
  });

  it('when it is of the tools of this repository or of another program, then it is left alone', () => {
    const tools = /The tools of this repository read more:\n\n[\s\S]*?(?:\n\n|$)/.exec(SETTINGS)?.[0] ?? '';
    const named = [...tools.matchAll(/`(HAVEN_[A-Z_]+)`/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(4);
    for (const name of [...named, 'HAVEN_URL', 'HAVEN_TOKEN', 'HAVEN_SITE', 'HAVEN_UPSTREAMS', 'PUBLIC_ULR'])
      expect([name, parseConfig({ [name]: 'x' }).ok]).toEqual([name, true]);
  });

  it('when two settings are as near, then a given one is none of the wrong ones', () => {
    expect(misspelt(['HAVEN_A', 'HAVEN_B'], ['HAVEN_A', 'HAVEN_B'])).toEqual([]);
  });
});
