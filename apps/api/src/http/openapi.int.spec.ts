import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { routesOf } from '../testing/routes.ts';

/** Pages and files that are no JSON, what is for this machine alone, and what documents itself. */
const NOT_FOR_MACHINES =
  /^\/(health|metrics)|\/oidc\/|\.csv$|\/(openapi|asyncapi)\.json$|^\/api\/operations\/|\/:command$/;

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
});
afterAll(() => haven.served.close());

describe('given the documentation of the contract', () => {
  it('then every route for machines is in it, and nothing that is not there', async () => {
    const { body } = await haven.get(null, '/api/openapi.json');
    const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routesOf(haven.served.app)
      .filter(({ path }) => !NOT_FOR_MACHINES.test(path))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const commands = documented.filter((d) => /^POST \/api\/(shelters|requests|transfers)\/\{\w+\}\/[a-z-]+$/.test(d));
    const rest = documented.filter((d) => !commands.includes(d) || served.includes(d));
    expect([...new Set(rest)].toSorted()).toEqual(served.toSorted());
    expect(commands.length).toBeGreaterThan(25);
  });
});
