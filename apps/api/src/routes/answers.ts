import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { commandAnswer } from '@safe-haven/contracts';
import type { z } from 'zod';
import { CHANGE_HEADERS, KEYED } from './keyed.ts';
import { AnswersOwnWrite } from './own-write.ts';
import { SENT_HEADERS } from './sent.ts';

export const A_PROBLEM = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** What is answered because of a key, whatever is asked under it. */
const ANSWERS_OF_A_KEY = [
  ApiResponse({ ...A_PROBLEM, status: 422, description: '`key_reused`: the key was used for another body.' }),
  ApiResponse({
    ...A_PROBLEM,
    status: 503,
    description: 'No answer yet: the same key and body may be sent again. `outcome_unknown`: it may be recorded.',
  }),
];

/** A decorator of a method that returns this. */
export type Route<Answer> = (
  target: object,
  name: string | symbol,
  descriptor: { readonly value?: (...given: never[]) => Answer | Promise<Answer> },
) => void;

/**
 * A route's summary and response: its status, its schema in the documentation, and the type that its method must
 * return. Without a schema the response is 204.
 */
export function Answers(summary: string): Route<void>;
export function Answers<S extends z.ZodType>(summary: string, answer: S): Route<z.output<S> | undefined>;
/** `orFile`: the media type of a file that the route returns instead when the query asks for it. */
export function Answers<S extends z.ZodType>(
  summary: string,
  answer: S,
  orFile: string,
): Route<z.output<S> | string | Uint8Array>;
export function Answers(summary: string, answer?: z.ZodType, orFile?: string): MethodDecorator {
  return answering(summary, answer, orFile);
}

/** The same for a route whose method is held to its answer elsewhere. */
export function answering(summary: string, answer?: z.ZodType, orFile?: string): MethodDecorator {
  const description = orFile ? `Answer, or a file (${orFile})` : 'Answer';
  return applyDecorators(
    HttpCode(answer ? 200 : 204),
    ApiOperation({ summary }),
    ApiResponse(answer ? { status: 200, description, standardSchema: answer } : { status: 204, description: 'Done' }),
  );
}

/** A route that answers a page or a file. */
export const AnswersFile = (summary: string, type: `${string}/${string}`) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 200, description: 'Answer', content: { [type]: { schema: { type: 'string' } } } }),
  );

export const COMMANDS = 'commands';
export type CommandBodies = Readonly<Record<string, z.ZodType>>;

/**
 * A route of `…/:command`: each command is documented as a path with its own body. `codes`: the rejections it may
 * answer.
 */
export const AnswersCommands = (bodies: CommandBodies, codes: readonly string[]) =>
  applyDecorators(
    HttpCode(200),
    SetMetadata(COMMANDS, bodies),
    AnswersOwnWrite(),
    ...SENT_HEADERS,
    ApiResponse({
      status: 200,
      description: 'What happened; without events, that it is so already. A repeat gets the bytes of the first answer.',
      standardSchema: commandAnswer,
    }),
    ApiResponse({
      ...A_PROBLEM,
      status: 409,
      description: `Refused, and under this key nothing happens any more. \`code\` is \`too_late\` or one of: ${codes.join(', ')}.`,
    }),
    ...ANSWERS_OF_A_KEY,
  );

/**
 * A change that may bring an idempotency key (SH-27): each copy under it gets the first answer. Its method takes the key with
 * `@ChangeSent()`.
 */
export const Keyed = () =>
  applyDecorators(
    SetMetadata(KEYED, true),
    ...CHANGE_HEADERS,
    ApiResponse({
      ...A_PROBLEM,
      status: 409,
      description: 'Refused; `too_late`: nothing was done, and nothing will be.',
    }),
    ...ANSWERS_OF_A_KEY,
  );

/** Problem statuses that a route may answer in addition to those of every route. */
export const ApiProblems = (...statuses: readonly number[]) =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, ...A_PROBLEM })));
