import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { SubscribePush } from '@safe-haven/contracts';

/** The push part of a browser: it creates the keys of its subscription and decrypts messages. */
export class SoftDevice {
  readonly name: string;
  readonly endpoint: string;
  /** The server's key that it subscribed with. */
  readonly serverKey: string;
  readonly #curve = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor(name: string, endpoint: string, serverKey: string) {
    this.name = name;
    this.endpoint = endpoint;
    this.serverKey = serverKey;
    this.#curve.generateKeys();
  }

  /** The format of `PushSubscription.toJSON()`. */
  toJSON(): SubscribePush {
    const keys = { p256dh: this.#curve.getPublicKey('base64url'), auth: this.#auth.toString('base64url') };
    return { endpoint: this.endpoint, expirationTime: null, keys };
  }

  /** Decrypts one record of RFC 8188 and RFC 8291. Throws when any bit differs from the specification. */
  read(body: Buffer): string {
    const [salt, recordSize, idLength] = [body.subarray(0, 16), body.readUInt32BE(16), body.readUInt8(20)];
    const sender = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    if (record.length > recordSize) throw new Error('more than one record');
    const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), this.#curve.getPublicKey(), sender]);
    const secret = derived(this.#auth, this.#curve.computeSecret(sender), keyInfo, 32);
    const key = derived(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derived(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no last record');
    return padded.subarray(0, end).toString();
  }
}

const derived = (salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));
