import type { Credential, CredentialKind, KnownPerson, Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import type { Keyring } from '../../privacy/keys/keyring.ts';
import { personSubject } from '../names.ts';

/** The secret of each sign-in method, sealed under the person's own key. */
const secretSchemas = {
  passkey: z.object({
    credentialId: z.string(),
    publicKey: z.string(),
    transports: z.array(z.string()),
    label: z.string(),
  }),
  password: z.object({ phc: z.string() }),
  /** `shownStep`: that of the code which proved that the app has the secret; those before the field was kept have none. */
  totp: z.object({ secret: z.string(), shownStep: z.int().nonnegative().default(0) }),
  recovery_codes: z.object({ hashes: z.array(z.string()) }),
  oidc: z.object({ issuer: z.string(), subject: z.string() }),
} as const;
export type CredentialSecret<K extends CredentialKind> = z.infer<(typeof secretSchemas)[K]>;

/** Seals and opens what sign-in methods keep. */
export class Secrets {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** Rejects with `CannotSeal`. The box opens for this kind of this person alone. */
  seal<K extends CredentialKind>(personId: string, kind: K, value: CredentialSecret<K>): Promise<Sealed> {
    return this.#keyring.seal(personSubject(personId), `credential:${kind}`, value);
  }

  /** null: the person was erased, or it can't be read. */
  async open<K extends CredentialKind>(credential: Credential, kind: K): Promise<CredentialSecret<K> | null> {
    if (credential.kind !== kind) return null;
    const opened = await this.#keyring.open(credential.secret, `credential:${kind}`);
    const parsed = opened.outcome === 'opened' ? secretSchemas[kind].safeParse(opened.value) : null;
    return parsed?.success ? (parsed.data as CredentialSecret<K>) : null;
  }

  /** The person's one method of a kind of which there is one, with what it keeps. */
  async find<K extends CredentialKind>(
    person: KnownPerson,
    kind: K,
  ): Promise<{ readonly credential: Credential; readonly secret: CredentialSecret<K> } | null> {
    const credential = Object.values(person.credentials).find((c) => c.kind === kind);
    const secret = credential ? await this.open(credential, kind) : null;
    return credential && secret ? { credential, secret: secret } : null;
  }
}
