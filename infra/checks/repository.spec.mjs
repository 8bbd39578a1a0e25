import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn, read } from './files.mjs';

const workflows = filesIn('.github/workflows');
const forms = filesIn('.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'));
const { scripts } = JSON.parse(read('package.json'));
const hasActionlint = spawnSync('actionlint', ['-version']).status === 0;
/** Scripts of npm itself. */
const OF_NPM = ['ci'];

/** What is wrong with a workflow, by name; it is no parser, and expects the form that all of them have. */
function faultsOf(text) {
  const run = [...text.matchAll(/^ *(?:- )?run: (.+)$/gm)].map((m) => m[1]);
  const jobs =
    text
      .split(/^jobs:$/m)[1]
      ?.split(/^ {2}(?=\w)/m)
      .slice(1) ?? [];
  const named = run.flatMap((line) => [...line.matchAll(/npm (?:run )?([\w:]+)/g)].map((m) => m[1]));
  const files = run.flatMap((line) => [...line.matchAll(/\bnode (\S+)/g)].map((m) => m[1]));
  const used = [...text.matchAll(/uses: (\S+)/g)].map((m) => m[1]);
  const checkouts = text.split('uses: actions/checkout@').slice(1);
  return [
    ...(/^permissions:\n {2}contents: read$/m.test(text) ? [] : ['may write by default']),
    ...jobs.filter((job) => !/^ {4}timeout-minutes: \d+$/m.test(job)).map((job) => `no limit: ${job.split(':')[0]}`),
    ...named.filter((name) => !(name in scripts) && !OF_NPM.includes(name)).map((name) => `no script: ${name}`),
    ...files.filter((file) => !existsSync(join(ROOT, file))).map((file) => `no file: ${file}`),
    ...used.filter((action) => !/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action)).map((a) => `no version: ${a}`),
    ...(checkouts.every((step) => /^\S+\n +with:\n(?: +[\w-]+: .*\n)*? +persist-credentials: false/.test(step))
      ? []
      : ['leaves the token in the folder']),
    ...(run.some((line) => line.includes('${{')) ? ['puts what others wrote into a command'] : []),
    ...(text.includes('pull_request_target') ? ['runs a stranger’s change with our rights'] : []),
  ];
}

describe('the workflows', () => {
  test('there are those of a change, of the night and of a release', () => {
    expect(workflows.map((file) => file.split('/').at(-1)).toSorted()).toEqual([
      'check.yml',
      'release.yml',
      'verify.yml',
    ]);
  });

  test.each(workflows)('%s has no more rights than it needs, ends, and runs what is there', (file) => {
    expect(faultsOf(read(file))).toEqual([]);
  });

  test.each([
    ['contents: read', 'contents: write', 'may write by default'],
    ['    timeout-minutes: 60\n', '', 'no limit: check'],
    ['npm run lint', 'npm run lnit', 'no script: lnit'],
    ['npm run lint', 'node infra/nothing.mjs', 'no file: infra/nothing.mjs'],
    ['setup-node@v5', 'setup-node@main', 'no version: actions/setup-node@main'],
    ['          persist-credentials: false\n', '', 'leaves the token in the folder'],
    ['npm run lint', `echo $${'{{'} github.event.pull_request.title }}`, 'puts what others wrote into a command'],
    ['pull_request:', 'pull_request_target:', 'runs a stranger’s change with our rights'],
  ])('the check sees “%s” become “%s”', (before, after, fault) => {
    const text = read('.github/workflows/check.yml');
    expect(text).toContain(before);
    expect(faultsOf(text.replace(before, after))).toEqual([fault]);
  });

  (hasActionlint ? test : test.skip)('actionlint takes them', () => {
    expect(execFileSync('actionlint', ['-no-color'], { cwd: ROOT, encoding: 'utf8' })).toBe('');
  });

  test('a tag brings the image of both architectures, where it was made and what is in it', () => {
    const release = read('.github/workflows/release.yml');
    for (const part of ['linux/amd64,linux/arm64', 'provenance: mode=max', 'sbom: true', 'npm run sbom', '--draft'])
      expect(release).toContain(part);
  });
});

describe('what a stranger finds', () => {
  test('one version of Node in all places', () => {
    const version = read('.nvmrc').trim();
    const { optionalDependencies } = JSON.parse(read('package.json'));
    expect(Object.values(optionalDependencies)).toEqual([version, version]);
    expect(read('infra/deploy/Dockerfile')).toContain(`FROM node:${version}-`);
    expect(JSON.parse(read('.devcontainer/devcontainer.json')).image).toContain(`:${version.split('.')[0]}-`);
  });

  test.each(forms)('%s asks for nobody’s secret, and to say so', (file) => {
    const text = read(file);
    expect(text).toContain('Never name a real house, address, person or case');
    expect(text).toContain('There is no real house, address, person or case in this.\n          required: true');
    const ids = [...text.matchAll(/^ {4}id: (\w+)$/gm)].map((m) => m[1]);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('a weakness is reported in private, and Renovate waits a week', () => {
    expect(read('.github/ISSUE_TEMPLATE/config.yml')).toContain('blank_issues_enabled: false');
    expect(read('SECURITY.md')).toContain('in private');
    const renovate = JSON.parse(read('.github/renovate.json'));
    expect(renovate).toMatchObject({ minimumReleaseAge: '7 days', rangeStrategy: 'pin' });
  });
});
