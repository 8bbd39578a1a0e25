import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ person: z.string(), openedAt: z.number(), seenAt: z.number() });
/** `openedAt` and `seenAt` in milliseconds since 1970. */
export type Session = Readonly<z.infer<typeof schema>>;

/** One file a session, named by the hash of its token: written and removed whole, by any process of the data folder. */
export class SessionFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  has(id: string): boolean {
    return existsSync(this.#path(id));
  }

  read(id: string): Session | undefined {
    try {
      return schema.parse(JSON.parse(readFileSync(this.#path(id), 'utf8')));
    } catch {
      return undefined;
    }
  }

  write(id: string, session: Session): void {
    const aside = `${this.#path(id)}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(session), { mode: 0o600 });
    renameSync(aside, this.#path(id));
  }

  remove(id: string): void {
    rmSync(this.#path(id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }
}
