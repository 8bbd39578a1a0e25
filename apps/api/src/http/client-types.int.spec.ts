import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiTable } from '../testing/api-table.ts';
import { clientTypes } from '../testing/client-types.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const TYPES = new URL('../../../../libs/client/src/generated/openapi.ts', import.meta.url);
const API = new URL('../../../../docs/API.md', import.meta.url);
const [BEGIN, END] = ['<!-- made from the OpenAPI document by npm run client -->\n', '\n<!-- end -->'];

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
});
afterAll(() => haven.served.close());

describe('given the types of the client', () => {
  it('CL-1: then they are what the program’s own OpenAPI document says', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const made = await clientTypes(body);
    expect(made).toContain('"/api/numbers"');
    // HAVEN_WRITE_DOCUMENTS=1 rewrites it.
    if (process.env['HAVEN_WRITE_DOCUMENTS'] === '1') writeFileSync(TYPES, made);
    expect(readFileSync(TYPES, 'utf8')).toBe(made);
  });
});

describe('given the document of the API', () => {
  it('then its table has every route that partners may rely on, and no other', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const table = apiTable(body.paths);
    expect(table).toContain('| `GET /api/numbers` |');
    const text = readFileSync(API, 'utf8');
    const wanted = `${text.split(BEGIN)[0]}${BEGIN}${table}${END}${text.split(END)[1]}`;
    if (process.env['HAVEN_WRITE_DOCUMENTS'] === '1') writeFileSync(API, wanted);
    expect(readFileSync(API, 'utf8')).toBe(wanted);
  });

  it('then a route of a page is left out, and a stable one says which scope it takes and since when', () => {
    const security = [{ serviceToken: ['register'] }];
    const stable = { summary: 'Reads', 'x-since': '0.1.0', 'x-stability': 'stable', security };
    expect(apiTable({ '/a': { get: stable }, '/b': { get: { ...stable, 'x-stability': 'page' } } })).toBe(
      '| route | what it is for | scope of a token | since |\n|---|---|---|---|\n| `GET /a` | Reads | `register` | 0.1.0 |',
    );
  });
});
