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
  /** `shownStep`: the step of the code that proved possession of the secret; absent in older records. */
  totp: z.object({ secret: z.string(), shownStep: z.int().nonnegative().default(0) }),
  recovery_codes: z.object({ hashes: z.array(z.string()) }),
  oidc: z.object({ issuer: z.string(), subject: z.string() }),
} as const;
export type CredentialSecret<K extends CredentialKind> = z.infer<(typeof secretSchemas)[K]>;

/** Seals and opens the secrets of sign-in methods. */
export class Secrets {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** Rejects with `CannotSeal`. The box opens only for this kind and person. */
  seal<K extends CredentialKind>(personId: string, kind: K, value: CredentialSecret<K>): Promise<Sealed> {
    return this.#keyring.seal(personSubject(personId), `credential:${kind}`, value);
  }

  /** null: the person was erased, or the box can't be opened. */
  async open<K extends CredentialKind>(credential: Credential, kind: K): Promise<CredentialSecret<K> | null> {
    if (credential.kind !== kind) return null;
    const opened = await this.#keyring.open(credential.secret, `credential:${kind}`);
    const parsed = opened.outcome === 'opened' ? secretSchemas[kind].safeParse(opened.value) : null;
    return parsed?.success ? (parsed.data as CredentialSecret<K>) : null;
  }

  /** The person's single method of a kind, with its secret. */
  async find<K extends CredentialKind>(
    person: KnownPerson,
    kind: K,
  ): Promise<{ readonly credential: Credential; readonly secret: CredentialSecret<K> } | null> {
    const credential = Object.values(person.credentials).find((c) => c.kind === kind);
    const secret = credential ? await this.open(credential, kind) : null;
    return credential && secret ? { credential, secret } : null;
  }
}
