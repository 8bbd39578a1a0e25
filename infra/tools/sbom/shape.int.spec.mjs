import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { faultsOf, namesInLock } from './shape.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
let bom;
beforeAll(() => {
  const file = join(mkdtempSync(join(tmpdir(), 'haven-sbom-')), 'sbom.cdx.json');
  execFileSync(process.execPath, [join(ROOT, 'infra/tools/sbom.mjs'), file], { cwd: ROOT });
  bom = JSON.parse(readFileSync(file, 'utf8'));
});

describe('DR-11: the bill of materials', () => {
  test('when it is made, then it is CycloneDX, without a network, and names what the program runs on', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'safe-haven' } } });
    const named = (name) => bom.components.some(({ purl }) => decodeURIComponent(purl).startsWith(`pkg:npm/${name}@`));
    for (const name of ['@nestjs/core', 'fastify', 'socket.io', 'react', 'zod'])
      expect([name, named(name)]).toEqual([name, true]);
    expect(bom.components.filter((c) => c.hashes?.length > 0).length).toBeGreaterThan(bom.components.length / 2);
  });

  test('when the lockfile names a package, then it is in it with that version', () => {
    expect(namesInLock(lock).size).toBeGreaterThan(500);
    expect(faultsOf(bom, namesInLock(lock))).toEqual([]);
  });

  test.each([
    ['a package is left out', (b) => b.components.pop()],
    ['a package has no URL', (b) => delete b.components[0].purl],
    ['something is depended on that is not listed', (b) => b.dependencies[0].dependsOn.push('nothing@1.0.0')],
    ['it is of another format', (b) => Object.assign(b, { bomFormat: 'SPDX' })],
    ['it does not say what it is of', (b) => Object.assign(b.metadata.component, { name: 'folder' })],
  ])('when %s, then that is reported', (_, harm) => {
    const harmed = structuredClone(bom);
    harm(harmed);
    expect(faultsOf(harmed, namesInLock(lock))).not.toEqual([]);
  });
});
