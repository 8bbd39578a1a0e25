import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyOf } from '@safe-haven/tools/prove/copy';
import { ROOT } from '@safe-haven/tools/run';

const require = createRequire(import.meta.url);
const { forbidden } = require('./boundaries.cjs');
const IN_LAYERS = require('./layers.cjs').plantedInLayers();

/** For each rule a file that breaks it, in a small house of its own; the files in it import nothing else. */
const PLANTED = {
  'lang-imports-only': ['libs/lang/src/index.ts', "import 'zod';"],
  'lang-tests-import-only': ['libs/lang/src/lang.spec.ts', "import 'zod';"],
  ...IN_LAYERS,
  'domain-imports-only': ['libs/domain/src/index.ts', "import 'zod';"],
  'domain-imports-types-alone': ['libs/domain/src/codes.ts', "import { ROLES } from '@safe-haven/contracts';"],
  'domain-tests-import-only': ['libs/domain/src/rule.spec.ts', "import 'zod';"],
  'contracts-imports-only': ['libs/contracts/src/index.ts', "import 'react';"],
  'contracts-tests-import-only': ['libs/contracts/src/tcp-proxy.spec.ts', "import 'pino';"],
  'projections-imports-only': ['libs/projections/src/index.ts', "import type {} from '@safe-haven/event-store';"],
  'projections-tests-import-only': ['libs/projections/src/board.spec.ts', "import '@safe-haven/event-store';"],
  'demo-network-imports-only': ['libs/demo-network/src/index.ts', "import '@safe-haven/projections';"],
  'demo-network-tests-import-only': ['libs/demo-network/src/seed.spec.ts', "import '@safe-haven/event-store';"],
  'client-imports-only': ['libs/client/src/index.ts', "import type {} from '@safe-haven/contracts';"],
  'client-tests-import-only': ['libs/client/src/client.spec.ts', "import 'zod';"],
  'event-store-imports-only': ['libs/event-store/src/index.ts', "import 'zod';"],
  'eventstoredb-imports-only': ['libs/event-store/src/eventstoredb/reader.ts', "import 'zod';"],
  'event-store-tests-import-only': ['libs/event-store/src/store.spec.ts', "import '@safe-haven/domain';"],
  'node-at-the-edge': ['libs/contracts/src/clock.ts', "import 'node:fs';"],
  'no-app-imports-another-app': ['apps/api/src/main.ts', "import '../../simulator/src/main.ts';"],
  'no-lib-imports-an-app': ['libs/projections/src/back.ts', "import '../../../apps/api/src/main.ts';"],
  'dashboard-knows-contracts-only': ['apps/dashboard/src/main.tsx', "import '@safe-haven/domain';"],
  'practice-knows-the-pure-libs': ['apps/dashboard/src/practice/told.ts', "import '@safe-haven/demo-network';"],
  'practice-stands-apart': ['apps/dashboard/src/features/hold/practised.ts', "import '../../practice/told.ts';"],
  'practice-is-loaded-later': ['apps/dashboard/src/app/first.ts', "import './practice/page.ts';"],
  // A package that lies in its `dist`, as most do.
  'dashboard-ui-packages-only': ['apps/dashboard/src/log.ts', "import 'otplib';"],
  'e2e-stands-outside': ['apps/e2e/src/peek.spec.ts', "import '@safe-haven/projections';"],
  'doors-only': ['apps/bench/src/main.ts', "import '../../../libs/domain/src/inner.ts';"],
  'now-knows-no-history': ['libs/projections/src/now/rows.ts', "import '../history/index.ts';"],
  'history-has-its-thread': [
    'apps/api/src/feed/past.ts',
    "import '../../../../libs/projections/src/history/index.ts';",
  ],
  'no-cycles': ['libs/projections/src/a.ts', "import './b.ts'; export const a = 1;"],
  'product-knows-no-demo-test-or-tool': ['apps/api/src/board/board.ts', "import '@safe-haven/demo-network';"],
  'product-knows-no-test-support': ['apps/api/src/board/seen.ts', "import type {} from '../testing/program.ts';"],
  'ui-knows-no-domain-word': ['apps/dashboard/src/ui/house-card.ts', "import type {} from '@safe-haven/contracts';"],
  'no-unresolved-imports': ['apps/simulator/src/main.ts', "import './nowhere.ts';"],
  'no-test-packages-in-the-product': ['apps/api/src/lucky.ts', "import 'fast-check';"],
  'no-undeclared-packages': ['apps/api/src/undeclared.ts', "import 'semver';"],
};
/** What the planted files of the layers import. */
const NEIGHBOURS = Object.values(IN_LAYERS).map(([, , neighbour]) => [neighbour, 'export {};']);
const BESIDE = {
  'libs/domain/src/inner.ts': 'export const inner = 1;',
  'libs/projections/src/history/index.ts': 'export const past = 1;',
  'libs/projections/src/b.ts': "import './a.ts'; export const b = 1;",
  'libs/event-store/src/contract-suite.ts': "import './port.ts';",
  'libs/event-store/src/port.ts': 'export const port = 1;',
  'apps/api/src/testing/program.ts': 'export const program = 1;',
  'apps/dashboard/src/app/practice/page.ts': 'export const page = 1;',
};

describe('the boundaries of the tree', () => {
  let shelter;
  let violations;

  beforeAll(() => {
    shelter = shelterWith([...NEIGHBOURS, ...Object.values(PLANTED), ...Object.entries(BESIDE)]);
    violations = cruise(shelter.folder);
  });
  afterAll(() => shelter.remove());

  test.each(forbidden.map((rule) => rule.name))('%s: a planted violation is caught', (name) => {
    expect(Object.keys(PLANTED)).toContain(name);
    const [file] = PLANTED[name];
    const caught = violations.filter((v) => v.rule.name === name).flatMap((v) => [v.from, v.to, ...cycleOf(v)]);
    expect(caught).toContain(file);
  });

  test('a small house that keeps every rule is let through', () => {
    const good = shelterWith([
      ['libs/contracts/src/index.ts', 'export type Role = string;'],
      ['libs/domain/src/index.ts', "export * from './inner.ts'; export type { Role } from '@safe-haven/contracts';"],
      ['libs/domain/src/inner.ts', 'export const inner = 1;'],
      ['libs/domain/src/inner.spec.ts', "import 'node:fs'; import 'fast-check'; import './inner.ts';"],
      ['libs/projections/src/index.ts', "import '@safe-haven/domain';"],
      ['apps/api/src/main.ts', "import 'node:fs'; import '@safe-haven/projections';"],
    ]);
    expect(cruise(good.folder)).toEqual([]);
    good.remove();
  });
});

const cycleOf = (violation) => (violation.cycle ?? []).map((step) => step.name);

/** The workspace with these files in the place of its sources. */
function shelterWith(files) {
  const shelter = copyOf(ROOT, ['package.json', '*/package.json', 'tsconfig.base.json']);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(shelter.folder, path)), { recursive: true });
    writeFileSync(join(shelter.folder, path), text);
  }
  return shelter;
}

function cruise(shelter) {
  const tool = join(ROOT, 'node_modules/.bin/depcruise');
  const config = join(ROOT, 'infra/checks/boundaries.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tool, '--config', config, '--output-type', 'json', 'apps', 'libs'],
    {
      cwd: shelter,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}
