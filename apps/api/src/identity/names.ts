import type { KnownPerson, Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import type { Keyring } from '../privacy/keys/keyring.ts';
import type { LiveDirectory } from './live-directory.ts';

const profile = z.object({ name: z.string(), email: z.string() });
/** Name and e-mail address of a colleague. Only this file opens them. */
export type Profile = Readonly<z.infer<typeof profile>>;

/**
 * Normalised, so that equal addresses are equal strings. The local part is compared without case too, as mail servers
 * do in practice.
 */
const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

export const personSubject = (personId: string): string => `person-${personId}`;

/** Names and e-mail addresses of colleagues, opened on demand and cached until the account changes. */
export class Names {
  readonly #directory: LiveDirectory;
  readonly #keyring: Keyring;
  readonly #opened = new Map<string, { readonly box: string; readonly profile: Profile }>();

  constructor(directory: LiveDirectory, keyring: Keyring) {
    this.#directory = directory;
    this.#keyring = keyring;
  }

  /** null: no such account, no name entered yet, or erased. */
  async of(personId: string): Promise<Profile | null> {
    const person = this.#directory.person(personId);
    if (!person?.profile || this.#keyring.erased.has(person.profile.key)) {
      this.#opened.delete(personId);
      return null;
    }
    return this.#open(person, person.profile);
  }

  async nameOf(personId: string): Promise<string | null> {
    return (await this.of(personId))?.name ?? null;
  }

  /** The account of an e-mail address; null when there is none. Of two with one address, the active one. */
  async byEmail(email: string): Promise<KnownPerson | null> {
    const wanted = normalEmail(email);
    const found: KnownPerson[] = [];
    for (const person of this.#directory.people()) {
      const cached = await this.of(person.personId);
      if (cached && normalEmail(cached.email) === wanted) found.push(person);
    }
    return found.find((p) => p.situation === 'active') ?? found[0] ?? null;
  }

  seal(personId: string, value: Profile): Promise<Sealed> {
    const clean = { name: value.name.trim(), email: value.email.trim() };
    return this.#keyring.seal(personSubject(personId), 'profile', clean);
  }

  async #open({ personId }: KnownPerson, sealed: Sealed): Promise<Profile | null> {
    const cached = this.#opened.get(personId);
    if (cached?.box === sealed.box) return cached.profile;
    const opened = await this.#keyring.open(sealed, 'profile');
    const parsed = opened.outcome === 'opened' ? profile.safeParse(opened.value) : null;
    if (!parsed?.success) return null;
    this.#opened.set(personId, { box: sealed.box, profile: parsed.data });
    return parsed.data;
  }
}
