import type { Actor } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';
import { z } from 'zod';
import type { People } from './people.ts';
import type { Sessions } from './sessions.ts';

export const COOKIE = 'haven_session';

/** Who asks, and how we know. */
export interface Caller {
  readonly actor: Actor;
  readonly name: string;
  readonly source: EventSource;
  /** The session's id, null for a machine with a token. */
  readonly sessionId: string | null;
}

interface Headers {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
  readonly 'haven-organisation'?: string | string[] | undefined;
}

const organisationName = z.string().trim().min(1).max(60);

/**
 * The one place where a request becomes a person or a machine. Nothing else reads the cookie or the token; a caller that
 * is not recognised is nobody.
 */
export class WhoIsIt {
  readonly #sessions: Sessions;
  readonly #people: People;
  readonly #importToken: string;

  constructor(sessions: Sessions, people: People, importToken: string) {
    this.#sessions = sessions;
    this.#people = people;
    this.#importToken = importToken;
  }

  of(headers: Headers): Caller | null {
    if (headers.authorization) return this.#machine(headers);
    const token = cookieOf(headers.cookie, COOKIE);
    const session = token ? this.#sessions.find(token) : null;
    const person = session ? this.#people.find(session.person) : null;
    if (!session || !person) return null;
    return { actor: person.actor, name: person.name, source: 'app', sessionId: session.id };
  }

  /** The import on this machine: its token stands in a file that only the operator can read. */
  #machine(headers: Headers): Caller | null {
    if (headers.authorization !== `Bearer ${this.#importToken}`) return null;
    const header = headers['haven-organisation'];
    const organisation = organisationName.safeParse(decode(typeof header === 'string' ? header : ''));
    if (!organisation.success) return null;
    const actor: Actor = {
      person: 'system:import',
      role: 'service',
      organisation: organisation.data,
      country: null,
    };
    return { actor, name: 'Import', source: 'import', sessionId: null };
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}
