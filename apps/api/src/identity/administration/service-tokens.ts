import { randomUUID } from 'node:crypto';
import {
  type Actor,
  after,
  DAY,
  type TokenCommand,
  type TokenEvent,
  type TokenRejectionCode,
  type TokenScope,
  type TokenState,
  tokenDecider,
} from '@safe-haven/domain';
import { instantOf } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import type { StreamKind } from '../../streams/kind.ts';
import { failureOf } from '../../streams/outcome-failure.ts';
import { OwnStream } from '../../streams/own-stream.ts';
import type { Streams } from '../../streams/streams.ts';
import { newServiceToken } from '../credentials/tokens.ts';

const SENTENCES: Readonly<Record<TokenRejectionCode, { readonly title: string; readonly next: string }>> = {
  already_issued: { title: 'This token is issued already.', next: 'Issue another one.' },
  token_unknown: { title: 'There is no such token.', next: 'Load the list again.' },
};

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

/**
 * Service tokens, each in a stream `token-<id>`. Resolves once this process has read the events back; otherwise throws
 * a `Failure`.
 */
export class ServiceTokens {
  readonly #streams: Streams;
  readonly #kind: StreamKind<TokenState, TokenCommand, TokenEvent, { readonly code: TokenRejectionCode }>;
  readonly #feed: BoardFeed;

  constructor(streams: Streams, feed: BoardFeed) {
    this.#streams = streams;
    this.#kind = {
      decider: tokenDecider,
      states: new OwnStream(streams.store, tokenDecider),
      outside: () => undefined,
    };
    this.#feed = feed;
  }

  /** The log has the hash only; the token itself is returned once, here. */
  async issue({ days, ...details }: NewToken, by: Actor): Promise<IssuedToken> {
    const tokenId = randomUUID();
    const { token, tokenHash } = newServiceToken();
    const expiresAt = after(instantOf(this.#streams.clock.now()), days * DAY);
    await this.#handle(tokenId, { type: 'issue-token', ...details, tokenHash, expiresAt }, by);
    return { tokenId, token, expiresAt };
  }

  /** Revoking a revoked token changes nothing. */
  revoke(tokenId: string, by: Actor): Promise<void> {
    return this.#handle(tokenId, { type: 'revoke-token' }, by);
  }

  async #handle(id: string, command: TokenCommand, actor: Actor): Promise<void> {
    const request = { id, command, commandId: randomUUID(), actor, source: 'app' } as const;
    const outcome = await this.#streams.handle(this.#kind, request);
    if (outcome.kind !== 'done') throw failureOf(outcome, { rejected: ({ code }) => ({ code, ...SENTENCES[code] }) });
    await this.#feed.readBack(outcome.position);
  }
}
