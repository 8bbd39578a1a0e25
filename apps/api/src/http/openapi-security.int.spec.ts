import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandName, commandBodies, tokenScope } from '@safe-haven/contracts';
import { routesOf } from '../routes/routes-of.ts';
import { BODIES } from '../testing/command-bodies.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { machineOf } from '../testing/service-token.ts';
import { schemesOf } from './openapi-security.ts';

interface Documented {
  readonly method: string;
  readonly path: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

let haven: HttpProgram;
let documented: readonly Documented[];
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  const { body } = await haven.get(null, '/api/openapi.json');
  const paths = Object.entries(body.paths as Record<string, Record<string, { security: Documented['security'] }>>);
  documented = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({ method: method.toUpperCase(), path, security })),
  );
});
afterAll(() => haven.served.close());

const nameOf = ({ method, path }: Documented): string => `${method} ${path}`;
const OF_A_SHELTER = '/api/shelters/{shelterId}/';
const commandIn = ({ method, path }: Documented): CommandName | null => {
  const name = path.replace(OF_A_SHELTER, '');
  return method === 'POST' && path.startsWith(OF_A_SHELTER) && Object.hasOwn(commandBodies, name)
    ? (name as CommandName)
    : null;
};

/** Whether the program lets this caller in at all: `no one`, `no right`, or `in`, whatever it answers then. */
async function admissionOf(operation: Documented, caller: Record<string, string>): Promise<string> {
  const command = commandIn(operation);
  const answer = await fetch(haven.url + operation.path.replaceAll(/\{\w+\}/g, 'lipa'), {
    method: operation.method,
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'haven-expires': new Date(haven.clock.now() + 60_000).toISOString(),
      'idempotency-key': crypto.randomUUID(),
      ...caller,
    },
    ...(operation.method === 'POST' ? { body: JSON.stringify(command ? BODIES[command] : { nonsense: true }) } : {}),
  });
  const text = await answer.text();
  if (answer.status === 401 && text.includes('"not_signed_in"')) return 'no one';
  return answer.status === 403 && text.includes('"no_right"') ? 'no right' : 'in';
}

const scopesOf = ({ security }: Documented): readonly string[] =>
  security.flatMap(({ serviceToken }) => serviceToken ?? []);

describe('AP-5: given what the documentation says of who may ask', () => {
  it('AP-5: then nobody comes in where it asks for something, and everybody where it asks for nothing', async () => {
    expect(documented.filter(({ security }) => security.length === 0).length).toBeGreaterThan(10);
    const scopes: readonly string[] = tokenScope.options;
    expect(documented.flatMap(scopesOf).filter((scope) => !scopes.includes(scope))).toEqual([]);
    for (const operation of documented) {
      const admitted = await admissionOf(operation, {});
      const expected = operation.security.length === 0 ? 'in' : 'no one';
      // What is behind a door that is open to anybody may still say that a link or a code is wrong.
      expect([operation.path, admitted]).toEqual([operation.path, expected]);
    }
  });

  it.each(tokenScope.options)(
    'AP-5: then a token of the scope %s comes in where it says so, and nowhere else',
    async (scope) => {
      const token = await machineOf(haven, scope);
      const needing = routesOf(haven.served.app).filter(({ access }) => access?.kind === 'needs');
      const names = new Set(needing.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`));
      // The others that ask for a session are about its person, or refuse each token by themselves.
      const asked = documented.filter((operation) => names.has(nameOf(operation)) || commandIn(operation) !== null);
      expect(documented.filter((o) => !asked.includes(o)).flatMap(scopesOf)).toEqual([]);
      expect(asked.filter((operation) => scopesOf(operation).includes(scope))).not.toEqual([]);
      for (const operation of asked) {
        const isIn = (await admissionOf(operation, token)) === 'in';
        expect([operation.path, isIn]).toEqual([operation.path, scopesOf(operation).includes(scope)]);
      }
    },
  );

  it('AP-5: then the cookie has the name that the program gives it, with TLS and without', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const { session, serviceToken } = body.components.securitySchemes;
    expect((await haven.cookieOf('jelena')).split('=')[0]).toBe(session.name);
    expect([serviceToken.type, serviceToken.scheme]).toEqual(['http', 'bearer']);
    expect(schemesOf({ tls: true })['session']).toMatchObject({ name: '__Host-haven' });
  });
});
