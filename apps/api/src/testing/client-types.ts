import openapiTS, { astToString } from 'openapi-typescript';

/**
 * The part of the API that the client covers: what a service token may do, and webhooks. The whole API would be
 * fourteen thousand lines of types, most of them for screens.
 */
export const FOR_MACHINES = [
  /^\/api\/numbers$/,
  /^\/api\/webhooks(\/|$)/,
  /^\/api\/exports\/(hsds|edxl-have)$/,
  /^\/api\/shelters\/\{shelterId\}\/(register|report-census)$/,
];

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}

const PROBLEM = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const HEAD = `/** Made of the program's own OpenAPI document, by \`npm run client\`; a test holds it against the program. */\n\n`;

/** The client's types, generated from the OpenAPI document; every refusal is a problem, with one type. */
export async function clientTypes(document: Document): Promise<string> {
  const paths = Object.fromEntries(
    Object.entries(document.paths)
      .filter(([path]) => FOR_MACHINES.some((pattern) => pattern.test(path)))
      .map(([path, methods]) => [path, mapped(methods, withOneProblem)]),
  );
  const schemas = usedBy([paths, document.webhooks, PROBLEM], document.components.schemas);
  const { webhooks } = document;
  const info = { title: 'Safe Haven', version: '1' };
  return (
    HEAD + astToString(await openapiTS({ openapi: '3.1.0', info, paths, webhooks, components: { schemas } } as never))
  );
}

const mapped = <T, U>(record: Readonly<Record<string, T>>, of: (value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value)]));

function withOneProblem(operation: Operation): Operation {
  const done = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  return { ...operation, responses: { ...Object.fromEntries(done), default: PROBLEM } };
}

/** The referenced schemas, transitively. */
function usedBy(parts: readonly unknown[], all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const used = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name!)) continue;
      used.add(name!);
      visit(all[name!]);
    }
  };
  for (const part of parts) visit(part);
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
}
