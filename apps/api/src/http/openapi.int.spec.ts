/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import * as contracts from '@safe-haven/contracts';
import * as exchange from '@safe-haven/contracts/exchange';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type Route, routesOf } from '../routes/routes-of.ts';
import { FOR_MACHINES } from '../testing/client-types.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { serversOf } from './openapi.ts';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
});
afterAll(() => haven.served.close());

/** Generated clients call an operation by its id, which is made of the names of its class and method: none is renamed. */
const OPERATION_IDS = readFileSync(new URL('operation-ids.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

const RELEASE: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;

/** As the document names it; a route of commands is one path for each. */
const namesOf = ({ method, path, commands }: Route): string[] => {
  const name = `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
  return commands ? Object.keys(commands).map((command) => name.replace('{command}', command)) : [name];
};

describe('given the table of what is read', () => {
  it('then each row is a route, and each route that is read is a row but what sends on, is for the operator or describes', () => {
    const served = routesOf(haven.served.app).flatMap(({ method, path }) => (method === 'GET' ? [path] : []));
    const rows = Object.values({ ...contracts, ...exchange }).flatMap((row) =>
      typeof row === 'object' && 'openTo' in row ? [row.path as string] : [],
    );
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.filter((path) => !served.includes(path))).toEqual([]);
    expect(served.filter((path) => !rows.includes(path)).toSorted()).toEqual([
      '/api/asyncapi.json',
      '/api/openapi.json',
      '/api/sign-in/oidc/callback',
      '/api/sign-in/oidc/end',
      '/api/sign-in/oidc/start',
      '/health/live',
      '/health/ready',
      '/metrics',
    ]);
  });
});

describe('given the documentation of the contract', () => {
  it('then every route of the program is in it, except those of the documentation, and nothing else', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routesOf(haven.served.app).filter(({ path }) => !/\/(openapi|asyncapi)\.json$/.test(path));
    expect(documented.toSorted()).toEqual(served.flatMap(namesOf).toSorted());
    expect(served.filter(({ commands }) => commands !== null)).toHaveLength(6);
  });

  it('then each says what it is for, what it takes, what it answers and how it refuses', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    for (const [path, methods] of Object.entries(body.paths as Record<string, Record<string, Operation>>)) {
      for (const [method, { summary, parameters = [], responses }] of Object.entries(methods)) {
        expect([method, path, summary]).toEqual([method, path, expect.stringMatching(/./)]);
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(parameters.filter((p) => p.in === 'path').map((p) => p.name)).toEqual(inPath);
        const answers = Object.keys(responses);
        expect([path, answers.filter((s) => s.startsWith('2')).length]).toEqual([path, 1]);
        expect(answers).toEqual(expect.arrayContaining(['400', '429', '503']));
      }
    }
  });

  it('then each operation has the id by which generated clients call it', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const paths = Object.values(body.paths as Record<string, Record<string, Operation>>);
    const ids = paths.flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(OPERATION_IDS.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('AP-3: then each route says since which release it is there, none of a release to come, and how stable it is', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    for (const { method, path, life } of routesOf(haven.served.app)) {
      expect([method, path, life?.stability]).toEqual([method, path, expect.stringMatching(/^(stable|page)$/)]);
      expect([path, life!.since.localeCompare(RELEASE, 'en', { numeric: true }) <= 0]).toEqual([path, true]);
    }
    for (const [path, methods] of Object.entries(body.paths as Record<string, Record<string, Operation>>))
      for (const operation of Object.values(methods))
        expect([path, operation['x-since'], operation['x-stability']]).toEqual([
          path,
          expect.stringMatching(/^\d+\.\d+\.\d+$/),
          expect.stringMatching(/^(stable|page)$/),
        ]);
  });

  it('AP-3: then what other organisations’ programs are given is stable', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const paths = Object.entries(body.paths as Record<string, Record<string, Operation>>);
    const forMachines = paths.filter(([path]) => FOR_MACHINES.some((pattern) => pattern.test(path)));
    expect(forMachines.length).toBeGreaterThan(10);
    for (const [path, methods] of forMachines)
      for (const operation of Object.values(methods))
        expect([path, operation['x-stability']]).toEqual([path, 'stable']);
  });

  it('SH-20: then each command says how it is sent, and for what reasons it may be refused', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const paths = Object.entries(body.paths as Record<string, Record<string, Operation>>);
    const commands = paths.filter(([, { post }]) => post?.parameters?.some(({ name }) => name === 'Idempotency-Key'));
    expect(commands.length).toBeGreaterThan(40);
    for (const [path, { post }] of commands) {
      const headers = post!.parameters!.filter((p) => p.in === 'header').map((p) => p.name);
      // The rejection of a hold depends on the position that the caller had seen, and webhooks are read with one's own writes.
      const expected = /^.api.(shelters|webhooks)./.test(path) ? ['Haven-Position'] : [];
      expect([path, headers.toSorted()]).toEqual([path, ['Haven-Expires', ...expected, 'Idempotency-Key']]);
      const described = JSON.stringify(post!.responses);
      for (const code of ['too_late', 'key_reused', 'outcome_unknown']) expect(described).toContain(code);
    }
    expect(JSON.stringify(body.paths['/api/shelters/{shelterId}/undo'])).toContain('not_your_last_action');
  });
});

describe('AP-6: given the documentation, as other organisations’ programs read it', () => {
  const LINT = createConfig({
    extends: ['recommended-strict'],
    rules: { 'operation-tag-defined': 'error', 'operation-singular-tag': 'error', 'tags-alphabetical': 'error' },
  });
  const findingsOf = async (document: object) =>
    (await lintFromString({ source: JSON.stringify(document), absoluteRef: '/openapi.json', config: await LINT })).map(
      ({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer],
    );

  it('AP-6: then neither of two linters finds anything in it, and each finds what is planted', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    expect(await findingsOf(body)).toEqual([]);
    expect(await new Validator().validate(body)).toEqual({ valid: true });
    const { servers: _, ...unserved } = body;
    expect(await findingsOf(unserved)).toEqual([['no-empty-servers', expect.any(String), expect.any(String)]]);
    expect((await new Validator().validate({ ...body, tags: [{ description: 'No name' }] })).valid).toBe(false);
  });

  it('AP-6: then each operation is in the one group of its capability, and each group says what it is for', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const tags = new Map((body.tags as readonly Tag[]).map(({ name, description }) => [name, description]));
    expect([...tags].filter(([, description]) => !description)).toEqual([]);
    const operations = Object.values(body.paths as Record<string, Record<string, Operation>>).flatMap((methods) =>
      Object.values(methods),
    );
    expect(new Set(operations.flatMap((operation) => operation.tags))).toEqual(new Set(tags.keys()));
    expect(body.paths['/api/shelters/{shelterId}/hold-beds'].post.tags).toEqual(['shelters']);
    expect(body.paths['/api/sign-in/passkey'].post.tags).toEqual(['sign-in']);
  });

  it('AP-6: then it says where the program is, and the address that people use once that is set', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    expect(body.servers).toEqual([{ url: '/', description: expect.any(String) }]);
    expect(serversOf('https://haven.example.org').map(({ url }) => url)).toEqual(['/', 'https://haven.example.org']);
  });
});

interface Tag {
  readonly name: string;
  readonly description?: string;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly 'x-since'?: string;
  readonly 'x-stability'?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}
