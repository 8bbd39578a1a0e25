import type { HttpProgram } from '../../testing/http-program.ts';
import { post } from '../../testing/second-factor.ts';

/** `POST /api/find` as a signed-in person. */
export const find = async (haven: HttpProgram, person: string, body: unknown, headers: Record<string, string> = {}) =>
  post(`${haven.url}/api/find`, body, { cookie: await haven.cookieOf(person), ...headers });
