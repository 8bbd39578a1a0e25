import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import * as contracts from '@safe-haven/contracts';
import { problem, webhookMessage } from '@safe-haven/contracts';
import { z } from 'zod';
import { PublicOrigin } from '../environment/public-origin.ts';
import { CONFIG } from '../environment/tokens.ts';
import { A_PROBLEM, type CommandBodies } from '../routes/answers.ts';
import { jsonSchema } from '../routes/json-schema.ts';
import { type Route, routesOf } from '../routes/routes-of.ts';
import { schemesOf, securityOf } from './openapi-security.ts';
import { tagOf, tagsOf } from './openapi-tags.ts';

type Item = OpenAPIObject['paths'][string];
type Operation = NonNullable<Item['get']>;

/** Statuses that every route may answer in addition to its own: limits, an unreachable store, a cross-site request. */
const ALWAYS = { get: [400, 404, 429, 503], post: [400, 401, 403, 404, 409, 413, 415, 429, 503] } as const;

/** Schemas that contracts exports become named components. */
const NAMED = new Map<unknown, string>(
  Object.entries(contracts)
    .filter(([, value]) => value instanceof z.ZodType)
    .map(([name, schema]) => [schema, name[0]!.toUpperCase() + name.slice(1)]),
);

/**
 * The OpenAPI 3.1 document of everything that outsiders may rely on, generated from the schemas, rights and answers of
 * the routes.
 */
export function openApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Safe Haven')
    .setVersion('1')
    .setDescription('Live bed capacity of shelters, from an event log.')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    autoTagControllers: false,
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) => converted(schema as z.ZodType, schemaType),
  });
  const routes = new Map(routesOf(app).map((route) => [`${route.method} ${pathOf(route)}`, route]));
  const paths = Object.entries(document.paths).flatMap(([path, item]): [string, Item][] => {
    const described = { ...item };
    for (const method of ['get', 'post'] as const) {
      const route = routes.get(`${method.toUpperCase()} ${path}`);
      if (!item[method] || !route) continue;
      addProblems(item[method], ALWAYS[method]);
      if (route.commands) return commandPaths(path, item[method], route, route.commands);
      described[method] = { ...item[method], tags: [tagOf(route)], security: securityOf(route) };
    }
    return [[path, described]];
  });
  const schemas = { ...document.components?.schemas, Problem: jsonSchema(problem, 'output') };
  const documented = [...routes.values()].filter((route) => document.paths[pathOf(route)] !== undefined);
  return {
    ...document,
    servers: serversOf(app.get(CONFIG).publicUrl),
    tags: tagsOf(documented),
    paths: Object.fromEntries(paths),
    webhooks: WEBHOOKS,
    components: { schemas, securitySchemes: schemesOf(app.get(PublicOrigin)) },
  } as OpenAPIObject;
}

/** A declared path as OpenAPI writes it. */
const pathOf = ({ path }: Route): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** Where the document was read from, and the address that people use, once it is set. */
export const serversOf = (publicUrl: string | null) => [
  { url: '/', description: 'The program that this document is of' },
  ...(publicUrl === null ? [] : [{ url: publicUrl, description: 'The same, by the address that people use' }]),
];

/** The webhook message. */
const WEBHOOKS = {
  delivered: {
    post: {
      operationId: 'Webhook_delivered',
      tags: ['webhooks'],
      security: [],
      summary: 'A change of an own house; signed as Standard Webhooks 1.0.0 has it, and sent again until it is taken',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(webhookMessage, 'output') } },
      },
      responses: { '2XX': { description: 'Taken' }, '410': { description: 'Gone for good: nothing is sent any more' } },
    },
  },
};

function converted(schema: z.ZodType, io: 'input' | 'output') {
  const name = io === 'output' ? NAMED.get(schema) : undefined;
  if (name === undefined) return { schema: jsonSchema(schema, io) };
  return { schema: { $ref: `#/components/schemas/${name}` }, components: { [name]: jsonSchema(schema, io) } };
}

function addProblems(operation: Operation, statuses: readonly number[]): void {
  for (const status of statuses) operation.responses[String(status)] ??= A_PROBLEM;
}

/** One path per command, so that each body has its own schema. */
function commandPaths(path: string, operation: Operation, route: Route, bodies: CommandBodies): [string, Item][] {
  const parameters = operation.parameters?.filter((given) => !('name' in given && given.name === 'command'));
  return Object.entries(bodies).map(([name, body]) => {
    const content = { 'application/json': { schema: jsonSchema(body, 'input') } };
    const post: Operation = {
      ...operation,
      operationId: `${operation.operationId}_${name}`,
      summary: name.replaceAll('-', ' '),
      tags: [tagOf(route)],
      security: securityOf(route, name),
      ...(parameters ? { parameters } : {}),
      requestBody: { required: true, content },
    };
    return [path.replace('{command}', name), { post }];
  });
}
