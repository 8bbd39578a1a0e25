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
import { type SentChange } from '../../routes/keyed.ts';
import { createdBy, keyOfChange, type ShownSecrets } from '../../streams/change-key.ts';
import type { StreamKind } from '../../streams/kind.ts';
import { failureOf } from '../../streams/outcome-failure.ts';
import { OwnStreamWithKeys } from '../../streams/own-stream.ts';
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

/** How a change was sent, and what is asked first unless it is a copy: it throws the `Failure` to answer. */
interface Asked {
  readonly sent: SentChange;
  readonly permit: () => void;
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
  readonly #secrets: ShownSecrets;

  constructor(streams: Streams, feed: BoardFeed, secrets: ShownSecrets) {
    this.#secrets = secrets;
    this.#streams = streams;
    this.#kind = {
      decider: tokenDecider,
      states: new OwnStreamWithKeys(streams.store, tokenDecider),
      outside: () => undefined,
    };
    this.#feed = feed;
  }

  /** The log has the hash only; the token itself is returned once, here. */
  async issue({ days, ...details }: NewToken, by: Actor, asked: Asked): Promise<IssuedToken> {
    const tokenId = createdBy(asked.sent, by);
    const { token, tokenHash } = newServiceToken(this.#secrets.of(asked.sent, by, 'service token'));
    const expiresAt = after(instantOf(this.#streams.clock.now()), days * DAY);
    const command = { type: 'issue-token', ...details, tokenHash, expiresAt } as const;
    const outcome = await this.#handle({ id: tokenId, command, body: { ...details, days } }, by, asked);
    this.#secrets.mayShow(outcome);
    const issued = outcome.facts.map(({ event }) => event).find((event) => event.type === 'TokenIssued');
    return { tokenId, token, expiresAt: issued?.expiresAt ?? expiresAt };
  }

  /** Revoking a revoked token changes nothing. */
  async revoke(tokenId: string, by: Actor, asked: Asked): Promise<void> {
    await this.#handle({ id: tokenId, command: { type: 'revoke-token' }, body: {} }, by, asked);
  }

  async #handle(
    { id, command, body }: { readonly id: string; readonly command: TokenCommand; readonly body: unknown },
    actor: Actor,
    { sent, permit }: Asked,
  ) {
    const key = keyOfChange(sent, command.type, body);
    const request = { id, command, ...key, actor, source: 'app', permit: async () => permit() } as const;
    const outcome = await this.#streams.handle(this.#kind, request);
    if (outcome.kind !== 'done') throw failureOf(outcome, { rejected: ({ code }) => ({ code, ...SENTENCES[code] }) });
    await this.#feed.readBack(outcome.position);
    return outcome;
  }
}
