/**
 * `npm run sbom`: what the program is made of, as a CycloneDX file (ECMA-424) made of the lockfile alone, for everybody
 * who has to know whether a weakness that became known concerns them. Needs no network and no installed packages.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { print, ROOT } from './run.mjs';
import { faultsOf, namesInLock } from './sbom/shape.mjs';

const OUT = resolve(ROOT, process.argv[2] ?? 'reports/sbom.cdx.json');
const MOST_BYTES = 64 * 1024 * 1024;

const bom = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'], {
    cwd: ROOT,
    maxBuffer: MOST_BYTES,
  }).toString(),
);
const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
// npm calls it by the folder that it lies in.
Object.assign(bom.metadata.component, { name, version });

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const faults = faultsOf(bom, namesInLock(lock));
if (faults.length > 0) {
  process.stderr.write(`${faults.map((fault) => `  ${fault}`).join('\n')}\n`);
  process.exitCode = 1;
} else {
  mkdirSync(dirname(OUT), { recursive: true });
  writeFileSync(OUT, `${JSON.stringify(bom, null, 2)}\n`);
  print(`  ${bom.components.length} components, CycloneDX ${bom.specVersion}: ${OUT}`);
}
