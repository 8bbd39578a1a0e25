import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientTypes } from '../testing/client-types.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const TYPES = new URL('../../../../libs/client/src/generated/openapi.ts', import.meta.url);

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
