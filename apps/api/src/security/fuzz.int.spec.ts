import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { routesOf } from '../routes/routes-of.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const SEED = Number(process.env['HAVEN_SEED'] ?? 20_261_125);
const RUNS = 30;
const WHO = ['jelena', 'ana', 'ada', 'aud'] as const;

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  console.info(`fuzz seed ${SEED}`);
});
afterAll(() => haven.served.close());

/** Field names of the routes, so that some bodies pass the first check. */
const NAMES = ['token', 'email', 'name', 'password', 'code', 'ticket', 'response', 'roles', 'grantId', 'party', 'beds'];
const body = fc.oneof(
  fc.json(),
  fc.string().map((s) => JSON.stringify(s)),
  fc
    .dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), fc.jsonValue({ depthSize: 'small' }))
    .map((o) => JSON.stringify(o)),
  fc.constantFrom(
    '{',
    '[]',
    'null',
    '{"__proto__":{"role":"administrator"}}',
    '{"party":{"adults":1e308}}',
    '"\\ud800"',
  ),
);
const segment = fc.oneof(
  fc.constantFrom('lipa', 'constructor', '__proto__', '..%2f..%2fetc', '%00', 'a'.repeat(300), '💡'),
  fc.webSegment(),
);

describe('given any body and any address', () => {
  it('R20 then no route answers with an error of its own, and every refusal is a problem that says what it is', async () => {
    for (const route of routesOf(haven.served.app).filter((r) => !/sign-out|quick-exit|lock/.test(r.path))) {
      await fc.assert(
        fc.asyncProperty(body, segment, fc.constantFrom(...WHO), async (sent, part, who) => {
          const path = route.path.replaceAll(/:[A-Za-z]+/g, () => encodeURIComponent(part).slice(0, 400));
          const answer = await fetch(
            `${haven.url}${path}${route.method === 'GET' ? `?${encodeURIComponent(part)}=1` : ''}`,
            {
              method: route.method,
              redirect: 'manual',
              headers: {
                cookie: await haven.cookieOf(who),
                'content-type': 'application/json',
                'idempotency-key': encodeURIComponent(part).slice(0, 9),
                'haven-expires': new Date(haven.clock.now() + 60_000).toISOString(),
              },
              ...(route.method === 'POST' ? { body: sent } : {}),
            },
          );
          const text = await answer.text();
          if (answer.status >= 500 && answer.status !== 503)
            throw new Error(`${route.method} ${path}: ${answer.status} ${text}`);
          if (answer.status >= 400)
            expect(JSON.parse(text)).toMatchObject({ code: expect.any(String), title: expect.any(String) });
          expect(text).not.toMatch(/\bat .+\.ts:|node_modules/);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    }
  });
});
