import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyOf } from '@safe-haven/tools/prove/copy';
import { ROOT } from '@safe-haven/tools/run';

/** What nobody takes, planted one of each kind: where, what is written there, and what is to be named. */
const PLANTED = [
  ['exports', 'libs/domain/src/party.ts', 'export const planted = 1;', 'planted'],
  ['types', 'apps/api/src/streams/outcome.ts', 'export interface Planted {}', 'Planted'],
  ['exports', 'libs/projections/src/index.ts', "export { isOwnOf } from './now/audience.ts';", 'isOwnOf'],
  ['exports', 'apps/dashboard/src/ui/chip.tsx', 'export function Planted() { return null; }', 'Planted'],
];

describe('what nobody uses', () => {
  let shelter;
  let issues;

  beforeAll(() => {
    shelter = copyOf(ROOT);
    cpSync(join(ROOT, 'knip.jsonc'), join(shelter.folder, 'knip.jsonc'));
    for (const [, file, line] of PLANTED) appendFileSync(join(shelter.folder, file), `${line}\n`);
    const knip = [join(ROOT, 'node_modules/.bin/knip'), '--no-progress', '--exports', '--reporter', 'json'];
    const { stdout, stderr } = spawnSync(process.execPath, knip, { cwd: shelter.folder, encoding: 'utf8' });
    if (!stdout) throw new Error(stderr);
    issues = JSON.parse(stdout).issues;
  });
  afterAll(() => shelter.remove());

  test.each(PLANTED)('%s: planted in %s, `%s` is named', (kind, file, _line, name) => {
    const found = issues.find((issue) => issue.file === file)?.[kind] ?? [];
    expect(found.map((one) => one.name)).toEqual([name]);
  });

  test('nothing else is exported for nobody', () => {
    const found = issues.filter(({ exports, types }) => exports.length + types.length > 0).map(({ file }) => file);
    expect(found.toSorted()).toEqual(PLANTED.map(([, file]) => file).toSorted());
  });
});
