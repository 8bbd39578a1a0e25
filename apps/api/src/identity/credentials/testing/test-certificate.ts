import { type KeyObject, sign } from 'node:crypto';

/** DER (ITU-T X.690): a tag, a length, the parts one after another. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
const object = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));

const ECDSA_WITH_SHA256 = sequence(object(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
/** C, O, OU, CN as WebAuthn Level 3, 8.2.1 asks of the certificate of an authenticator. */
const NAME = sequence(
  ...(
    [
      [6, 'RS'],
      [10, 'Test'],
      [11, 'Authenticator Attestation'],
      [3, 'Test'],
    ] as const
  ).map(([attribute, value]) => der(0x31, sequence(object(0x55, 0x04, attribute), text(0x13, value)))),
);
const VALIDITY = sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z'));
/** Basic constraints: not a CA. */
const EXTENSIONS = der(0xa3, sequence(sequence(object(0x55, 0x1d, 0x13), der(0x04, sequence()))));

/** A self-signed certificate (RFC 5280) of a P-256 key, like one in a security key's attestation. */
export function selfSignedCertificate(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(version, serial, ECDSA_WITH_SHA256, NAME, VALIDITY, NAME, key, EXTENSIONS);
  return sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
}
