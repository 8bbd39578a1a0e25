import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { type DigestState, digestState } from '../log-digest.ts';

const content = digestState.extend({
  /** Counts from 1, so that an anchor removed from the middle of a file is noticed. */
  n: z.int().min(1),
  at: z.iso.datetime(),
  logId: z.string().min(1).max(100),
});
const anchor = content.extend({ signature: z.base64url() });

/**
 * A signed statement of the log's digest at an instant. To a reader who trusts the signer's key and clock it proves
 * that the log held exactly these events in this order at `at` (data keys excluded): a log rewritten since has another
 * digest, even if its hash chains are consistent. It proves nothing about events before the first or after the last
 * anchor, nor that what was recorded is true. Somebody who has both the private key and the file can write other
 * anchors, so the file belongs on a machine where the program may append and nobody with access to the program's
 * machine may change it.
 */
export type Anchor = Readonly<z.infer<typeof anchor>>;
type Content = Omit<Anchor, 'signature'>;

export const signedAnchor = (body: Content, key: KeyObject): Anchor => ({
  ...body,
  signature: sign(null, bytesOf(body), key).toString('base64url'),
});

export const isSignedBy = ({ signature, ...body }: Anchor, key: KeyObject): boolean =>
  verify(null, bytesOf(body), key, Buffer.from(signature, 'base64url'));

export const publicKeyOf = (key: KeyObject): KeyObject => createPublicKey(key);

/** The signed bytes: a JSON array, so that the order of keys in a line of the file does not matter. */
function bytesOf({ n, at, logId, position, events, digest }: Content): Buffer {
  return Buffer.from(`safe-haven anchor 1\n${JSON.stringify([n, at, logId, position, events, digest])}`);
}

export const digestOf = ({ position, events, digest }: Anchor): DigestState => ({ position, events, digest });

export type AnchorsRead =
  | { readonly ok: true; readonly anchors: readonly Anchor[] }
  | { readonly ok: false; readonly sentence: string };

/**
 * Reads the anchors of a file, one JSON object per line. A last line without a line break is an incomplete write and is
 * ignored.
 */
export function readAnchors(text: string): AnchorsRead {
  const anchors: Anchor[] = [];
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const parsed = anchor.safeParse(jsonOf(line));
    if (!parsed.success) return { ok: false, sentence: `Line ${index + 1} of the anchors is no anchor.` };
    if (parsed.data.n !== index + 1)
      return { ok: false, sentence: `Line ${index + 1} of the anchors is anchor ${parsed.data.n}: some are missing.` };
    anchors.push(parsed.data);
  }
  return { ok: true, anchors };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
