import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { selfSignedCertificate } from './test-certificate.ts';

const UP = 1;
const UV = 4;
const BACKUP_ELIGIBLE = 8;
const BACKED_UP = 16;
const ATTESTED = 64;

export interface Ceremony {
  readonly challenge: string;
  readonly origin: string;
  readonly rpId: string;
  /** Overrides of the client data, to forge it. */
  readonly client?: Readonly<Record<string, unknown>>;
  readonly verified?: boolean;
  readonly counter?: number;
  readonly backedUp?: boolean;
}

/** A software authenticator with a P-256 key that answers as a browser would (WebAuthn Level 3, 6.1 and 6.5). */
export class SoftPasskey {
  readonly credentialId = randomBytes(32);
  readonly handle: string;
  readonly #privateKey: KeyObject;
  readonly #x: Buffer;
  readonly #y: Buffer;

  constructor(handle: string) {
    this.handle = handle;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.#privateKey = privateKey;
    this.#x = Buffer.from(x!, 'base64url');
    this.#y = Buffer.from(y!, 'base64url');
  }

  get id(): string {
    return this.credentialId.toString('base64url');
  }

  /** `attest`: no attestation, as we request; self attestation; or with a certificate. */
  create(ceremony: Ceremony, attest: 'none' | 'by itself' | 'by certificate' = 'none') {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.#coseKey()]);
    const authData = new Uint8Array(Buffer.concat([this.#authData(ceremony, ATTESTED), attested]));
    const client = clientData('webauthn.create', ceremony);
    const attStmt = new Map<string, unknown>();
    if (attest !== 'none') {
      const signed = Buffer.concat([authData, sha256(client)]);
      attStmt.set('alg', -7).set('sig', new Uint8Array(sign('sha256', signed, this.#privateKey)));
    }
    if (attest === 'by certificate') {
      const certificate = selfSignedCertificate(this.#privateKey, createPublicKey(this.#privateKey));
      attStmt.set('x5c', [new Uint8Array(certificate)]);
    }
    const object = new Map<string, unknown>([
      ['fmt', attest === 'none' ? 'none' : 'packed'],
      ['attStmt', attStmt],
      ['authData', authData],
    ]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(object as never)).toString('base64url'),
      transports: ['internal', 'hybrid'],
    });
  }

  get(ceremony: Ceremony) {
    const client = clientData('webauthn.get', ceremony);
    const authenticatorData = this.#authData(ceremony, 0);
    const signed = Buffer.concat([authenticatorData, sha256(client)]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', signed, this.#privateKey).toString('base64url'),
      userHandle: Buffer.from(this.handle).toString('base64url'),
    });
  }

  #answer<T>(response: T) {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #authData({ rpId, verified = true, counter = 0, backedUp = false }: Ceremony, more: number): Buffer {
    const flags = UP | (verified ? UV : 0) | (backedUp ? BACKUP_ELIGIBLE | BACKED_UP : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), count]);
  }

  /** RFC 9052, 7: kty EC2, alg ES256, crv P-256, x, y. */
  #coseKey(): Uint8Array {
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(this.#x)],
      [-3, new Uint8Array(this.#y)],
    ]);
    return isoCBOR.encode(key as never);
  }
}

const clientData = (type: string, { challenge, origin, client }: Ceremony): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false, ...client }));

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
