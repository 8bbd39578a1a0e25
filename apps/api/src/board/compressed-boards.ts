import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Audience } from '@safe-haven/projections';
import type { LiveBoard } from './live-board.ts';

/** A little better than what is compressed for one reader alone, since many get it; still a few ms for 1,000 houses. */
const BROTLI_QUALITY = 6;

const ENCODINGS = {
  br: (text: string) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
      },
    }),
  gzip: (text: string) => promisify(gzip)(text),
} as const;
type Encoding = keyof typeof ENCODINGS;

interface Compressed {
  readonly tag: string;
  readonly bytes: Promise<Buffer>;
}

/** The board as one audience gets it by HTTP: compressed once, whoever of them asks, until something changes. */
export class CompressedBoards {
  readonly #live: LiveBoard;
  readonly #newest = new Map<string, Compressed>();

  constructor(live: LiveBoard) {
    this.#live = live;
    live.onClosed((audience) => {
      for (const encoding in ENCODINGS) this.#newest.delete(`${encoding} ${audience.key}`);
    });
  }

  /** `accepted`: what the reader's `Accept-Encoding` says. */
  async of(audience: Audience, accepted = ''): Promise<{ headers: Record<string, string>; body: string | Buffer }> {
    const { tag, text } = this.#live.encoded(audience);
    const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding' };
    const encoding = (Object.keys(ENCODINGS) as Encoding[]).find((name) => accepts(accepted, name));
    if (encoding === undefined) return { headers, body: text() };
    const key = `${encoding} ${audience.key}`;
    let newest = this.#newest.get(key);
    if (newest?.tag !== tag) {
      newest = { tag, bytes: ENCODINGS[encoding](text()) };
      this.#newest.set(key, newest);
    }
    return { headers: { ...headers, 'content-encoding': encoding }, body: await newest.bytes };
  }
}

/** Whether a list of encodings names this one, and not only to refuse it (`br;q=0`). */
const accepts = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((one) => {
    const [name, weight] = one.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(weight ?? 1) > 0;
  });
