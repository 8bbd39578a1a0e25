import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { LastLine } from '../privacy/operator/running-program.ts';

export const isInParts = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/** An answer in parts whose first one is made: until then it can still be refused. */
export class Begun {
  readonly first: IteratorResult<unknown>;
  readonly rest: AsyncIterator<unknown>;

  constructor(first: IteratorResult<unknown>, rest: AsyncIterator<unknown>) {
    [this.first, this.rest] = [first, rest];
  }
}

export async function begun(answer: AsyncIterable<unknown>): Promise<Begun> {
  const rest = answer[Symbol.asyncIterator]();
  return new Begun(await rest.next(), rest);
}

/** Sends each part when it is taken, and makes no more of them once the command has gone. */
export async function sendParts(
  answer: Begun,
  response: ServerResponse,
  codeOf: (error: unknown) => string,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  await pipeline(linesOf(answer, codeOf), response).catch(() => undefined);
}

async function* linesOf({ first, rest }: Begun, codeOf: (error: unknown) => string): AsyncGenerator<string> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield `${JSON.stringify({ part: next.value })}\n`;
    yield lastLine({ end: true });
  } catch (error) {
    yield lastLine({ failed: codeOf(error) });
  } finally {
    await rest.return?.();
  }
}

const lastLine = (line: LastLine): string => `${JSON.stringify(line)}\n`;
