import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Audience } from '@safe-haven/projections';
import { type Encoding, encodingFor } from '../routes/encodings.ts';
import type { LiveBoard } from './live-board.ts';

/** Higher than for a single reader, since the result is sent to many; still a few ms for 1,000 shelters. */
const BROTLI_QUALITY = 6;

const COMPRESS = {
  br: (text: string) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
      },
    }),
  gzip: (text: string) => promisify(gzip)(text),
} satisfies Record<Encoding, (text: string) => Promise<Buffer>>;

interface Compressed {
  readonly tag: string;
  readonly bytes: Promise<Buffer>;
}

/** The board of an audience over HTTP: compressed once for all its readers until it changes. */
export class CompressedBoards {
  readonly #live: LiveBoard;
  readonly #newest = new Map<string, Compressed>();

  constructor(live: LiveBoard) {
    this.#live = live;
    live.onClosed((audience) => {
      for (const encoding in COMPRESS) this.#newest.delete(`${encoding} ${audience.key}`);
    });
  }

  /** `accepted`: the reader's `Accept-Encoding` header. */
  async of(audience: Audience, accepted?: string): Promise<{ headers: Record<string, string>; body: string | Buffer }> {
    const { tag, text } = this.#live.encoded(audience);
    const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding' };
    const encoding = encodingFor(accepted);
    if (encoding === null) return { headers, body: text() };
    const key = `${encoding} ${audience.key}`;
    let newest = this.#newest.get(key);
    if (newest?.tag !== tag) {
      newest = { tag, bytes: COMPRESS[encoding](text()) };
      this.#newest.set(key, newest);
    }
    return { headers: { ...headers, 'content-encoding': encoding }, body: await newest.bytes };
  }
}
