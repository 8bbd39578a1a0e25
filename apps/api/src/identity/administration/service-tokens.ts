import { randomUUID } from 'node:crypto';
import { type Actor, after, DAY, type TokenEvent, type TokenScope } from '@safe-haven/domain';
import { instantOf } from '../../clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { notRecorded } from '../../problems/outcome-failure.ts';
import { type Recordings, recordedStream } from '../../streams/recorded-stream.ts';
import type { Streams } from '../../streams/streams.ts';
import { newServiceToken } from '../credentials/tokens.ts';

const PATIENCE_MS = 5_000;

export interface NewToken {
  readonly label: string;
  readonly organisation: string;
  readonly country: string | null;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}
export interface IssuedToken {
  readonly tokenId: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Tokens for machines, each in a stream `token-<id>`. Answers once this process has read it back; else a `Failure`. */
export class ServiceTokens {
  readonly #streams: Streams;
  readonly #kind: Recordings<TokenEvent>;
  readonly #feed: BoardFeed;

  constructor(streams: Streams, feed: BoardFeed) {
    this.#streams = streams;
    this.#kind = recordedStream<TokenEvent>(streams.store);
    this.#feed = feed;
  }

  /** The log holds its hash; the token itself is told once, here. */
  async issue({ days, scopes, ...about }: NewToken, by: Actor): Promise<IssuedToken> {
    const tokenId = randomUUID();
    const { token, tokenHash } = newServiceToken();
    const expiresAt = after(instantOf(this.#streams.clock.now()), days * DAY);
    const unique = [...new Set(scopes)];
    await this.#record(tokenId, { type: 'TokenIssued', ...about, scopes: unique, tokenHash, expiresAt }, by);
    return { tokenId, token, expiresAt };
  }

  /** Revoking one that is revoked changes nothing. */
  revoke(tokenId: string, by: Actor): Promise<void> {
    return this.#record(tokenId, { type: 'TokenRevoked' }, by);
  }

  async #record(tokenId: string, event: TokenEvent, actor: Actor): Promise<void> {
    const outcome = await this.#streams.handle(this.#kind, {
      id: `token-${tokenId}`,
      command: { events: [event] },
      commandId: randomUUID(),
      actor,
      source: 'app',
    });
    if (outcome.kind !== 'done') throw notRecorded(outcome);
    await this.#feed.waitFor(outcome.position, PATIENCE_MS);
  }
}
