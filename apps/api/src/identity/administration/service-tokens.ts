import { randomUUID } from 'node:crypto';
import { type Actor, after, DAY, type TokenEvent, type TokenScope } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { Failure } from '../../problems/failure.ts';
import { appendSurely } from '../../streams/append-surely.ts';
import { newEvents } from '../../streams/new-events.ts';
import { newServiceToken } from '../credentials/tokens.ts';

const PATIENCE_MS = 5_000;
const LOST_RACES = 5;

export interface TokenWish {
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
  readonly #store: EventStore;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(store: EventStore, feed: BoardFeed, clock: Clock) {
    this.#store = store;
    this.#feed = feed;
    this.#clock = clock;
  }

  /** The log holds its hash; the token itself is told once, here. */
  async issue({ days, scopes, ...wish }: TokenWish, by: Actor): Promise<IssuedToken> {
    const tokenId = randomUUID();
    const { token, tokenHash } = newServiceToken();
    const expiresAt = after(instantOf(this.#clock.now()), days * DAY);
    const unique = [...new Set(scopes)];
    await this.#append(tokenId, { type: 'TokenIssued', ...wish, scopes: unique, tokenHash, expiresAt }, by);
    return { tokenId, token, expiresAt };
  }

  /** Revoking one that is revoked changes nothing. */
  revoke(tokenId: string, by: Actor): Promise<void> {
    return this.#append(tokenId, { type: 'TokenRevoked' }, by);
  }

  async #append(tokenId: string, event: TokenEvent, by: Actor): Promise<void> {
    const stream = `token-${tokenId}`;
    const now = instantOf(this.#clock.now());
    const facts = newEvents(stream, [event], { commandId: randomUUID(), by, source: 'app', now });
    let expected = event.type === 'TokenIssued' ? 0 : await this.#revision(stream);
    for (let tries = 0; tries < LOST_RACES; tries++) {
      const result = await appendSurely(this.#store, stream, facts, expected);
      if (result.outcome === 'appended') return void (await this.#feed.waitFor(result.position, PATIENCE_MS));
      if (result.outcome === 'unknown') throw new Failure('outcome_unknown');
      if (result.outcome === 'refused') {
        throw new Failure(result.reason === 'disk_full' ? 'disk_full' : 'store_unavailable');
      }
      expected = result.revision;
    }
    throw new Failure('store_unavailable');
  }

  async #revision(stream: string): Promise<number> {
    try {
      return (await this.#store.read(stream, Number.MAX_SAFE_INTEGER)).revision;
    } catch {
      throw new Failure('store_unavailable');
    }
  }
}
