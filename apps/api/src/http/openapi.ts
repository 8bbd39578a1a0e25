import {
  activity,
  board,
  commandAnswer,
  commandBodies,
  demoPerson,
  demoSignIn,
  findAsk,
  findQuery,
  found,
  me,
  problem,
  shelterDetail,
  trends,
  trendsQuery,
} from '@safe-haven/contracts';
import { z } from 'zod';
import { jsonSchema } from '../routes/json-schema.ts';
import { type Documented, PEOPLE_ROUTES } from './openapi-people.ts';
import { REQUEST_COMMANDS, REQUEST_READS } from './openapi-requests.ts';

type Json = Record<string, unknown>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const problems = (...codes: number[]): Json =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  );
const inPath = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const inQuery = (name: string, schema: Json, required = false): Json => ({ name, in: 'query', required, schema });
const header = (name: string, description: string, required: boolean, schema: Json): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});
const HAVEN_POSITION = header(
  'Haven-Position',
  'Answer only once the board has read to this position; 503 after 2 s.',
  false,
  { type: 'string' },
);

const reads = (summary: string, schema: string, parameters: Json[] = []): Json => ({
  get: {
    summary,
    parameters: [...parameters, HAVEN_POSITION],
    responses: { 200: { description: 'Answer', content: json(ref(schema)) }, ...problems(400, 401, 403, 404, 503) },
  },
});

/** One path a command, so that each body has its own schema. */
function commandPaths(base: string, bodies: Readonly<Record<string, z.ZodType>>): Json {
  return Object.fromEntries(
    Object.entries(bodies).map(([name, schema]) => [
      `${base}/${name}`,
      {
        post: {
          summary: `${name.replaceAll('-', ' ')}`,
          parameters: [
            ...[...base.matchAll(/\{(\w+)\}/g)].map(([, id]) => inPath(id!)),
            header('Idempotency-Key', 'The command id: a UUID, the same for every retry of one wish.', true, {
              type: 'string',
              format: 'uuid',
            }),
          ],
          requestBody: { required: true, content: json(jsonSchema(schema, 'input')) },
          responses: {
            200: { description: 'What happened', content: json(ref('CommandAnswer')) },
            ...problems(400, 401, 403, 404, 409, 413, 415, 422, 503),
          },
        },
      },
    ]),
  );
}

/** Requests, transfers, tasks and the night. */
function requestPaths(): Json {
  const paths: Json = {};
  for (const [path, { summary, answer, query }] of Object.entries(REQUEST_READS)) {
    const parameters = [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => inPath(id!)),
      ...(query ? queryOf(query) : []),
      HAVEN_POSITION,
    ];
    const content = json(jsonSchema(answer, 'output'));
    const responses = { 200: { description: 'Answer', content }, ...problems(400, 401, 403, 404, 503) };
    paths[path] = { get: { summary, parameters, responses } };
  }
  for (const [base, bodies] of Object.entries(REQUEST_COMMANDS)) Object.assign(paths, commandPaths(base, bodies));
  return paths;
}

/** Paths of routes that are listed with their schemas. */
function documented(routes: readonly Documented[]): Json {
  return Object.fromEntries(
    routes.map(({ method, path, summary, body, answer }) => [
      path,
      {
        [method]: {
          summary,
          parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => inPath(name!)),
          ...(body ? { requestBody: { required: true, content: json(jsonSchema(body, 'input')) } } : {}),
          responses: {
            ...(answer
              ? { 200: { description: 'Answer', content: json(jsonSchema(answer, 'output')) } }
              : { 204: { description: 'Done' } }),
            ...problems(400, 401, 403, 404, 409, 429, 503),
          },
        },
      },
    ]),
  );
}

const queryOf = (schema: z.ZodObject): Json[] => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, s]) => inQuery(name, s, required.includes(name)));
};

let built: Json | undefined;

/** OpenAPI 3.1 of everything that outsiders may rely on. */
export function openApi(): Json {
  built ??= {
    openapi: '3.1.0',
    info: {
      title: 'Safe Haven',
      version: '1',
      description: 'Live bed capacity of shelters, from an event log.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: {
      '/api/board': reads('The board as the caller may see it', 'Board', [
        inQuery('at', { type: 'string', format: 'date-time' }),
        inQuery('known', { type: 'string', format: 'date-time' }),
      ]),
      '/api/shelters/{shelterId}': reads('One house', 'ShelterDetail', [inPath('shelterId')]),
      '/api/shelters/{shelterId}/events': reads('What happened in one house, newest first', 'Activity', [
        inPath('shelterId'),
        inQuery('before', { type: 'string' }),
        inQuery('limit', { type: 'integer' }),
      ]),
      '/api/trends/occupancy': reads(
        'Occupancy by local day, week or month',
        'Trends',
        queryOf(trendsQuery as unknown as z.ZodObject),
      ),
      '/api/find': {
        ...reads('Which houses take a party of so many', 'FoundPlaces', queryOf(findQuery)),
        post: {
          summary: 'Which houses take a party, with what it needs; nothing that is asked is kept',
          parameters: [HAVEN_POSITION],
          requestBody: { required: true, content: json(jsonSchema(findAsk, 'input')) },
          responses: {
            200: { description: 'Answer', content: json(ref('FoundPlaces')) },
            ...problems(400, 401, 403, 413, 415, 429, 503),
          },
        },
      },
      '/api/me': reads('Who I am and what I may open', 'Me'),
      '/api/demo/people': {
        get: {
          summary: 'Whom one may sign in as (demo)',
          responses: { 200: { description: 'People', content: json({ type: 'array', items: ref('DemoPerson') }) } },
        },
      },
      '/api/demo/sign-in': {
        post: {
          summary: 'Sign in as one of them (demo)',
          requestBody: { required: true, content: json(jsonSchema(demoSignIn, 'input')) },
          responses: { 200: { description: 'Signed in', content: json(ref('Me')) }, ...problems(400, 404) },
        },
      },
      '/api/sign-out': {
        post: { summary: 'End this session', responses: { 204: { description: 'Signed out' }, ...problems(401) } },
      },
      ...commandPaths('/api/shelters/{shelterId}', commandBodies),
      ...requestPaths(),
      ...documented(PEOPLE_ROUTES),
    },
    components: {
      schemas: {
        Board: jsonSchema(board, 'output'),
        ShelterDetail: jsonSchema(shelterDetail, 'output'),
        Activity: jsonSchema(activity, 'output'),
        Trends: jsonSchema(trends, 'output'),
        FoundPlaces: jsonSchema(found, 'output'),
        Me: jsonSchema(me, 'output'),
        DemoPerson: jsonSchema(demoPerson, 'output'),
        CommandAnswer: jsonSchema(commandAnswer, 'output'),
        Problem: jsonSchema(problem, 'output'),
      },
    },
  };
  return built;
}
