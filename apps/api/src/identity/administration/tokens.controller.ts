import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { id, issueToken, type ListedToken, tokenIssued, tokens, tokensRead } from '@safe-haven/contracts';
import type { ServiceToken } from '@safe-haven/domain';
import type { z } from 'zod';
import type { Clock } from '../../environment/clock.ts';
import { CLOCK } from '../../environment/tokens.ts';
import { Failure } from '../../problems/failure.ts';
import { Needs, SecondFactor } from '../../routes/access.ts';
import { Answers, Keyed } from '../../routes/answers.ts';
import { ChangeSent, type SentChange } from '../../routes/keyed.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import type { Caller } from '../authentication.ts';
import { CallerOf } from '../caller.ts';
import { LiveDirectory } from '../live-directory.ts';
import { Organisations } from '../organisations.ts';
import { type IssuedToken, ServiceTokens } from './service-tokens.ts';

/** Service tokens, for administrators: list, issue, revoke. */
@Controller()
@Needs('keep_people')
export class TokensController {
  readonly #tokens: ServiceTokens;
  readonly #directory: LiveDirectory;
  readonly #organisations: Organisations;
  readonly #clock: Clock;

  constructor(
    serviceTokens: ServiceTokens,
    directory: LiveDirectory,
    organisations: Organisations,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#tokens = serviceTokens;
    this.#directory = directory;
    this.#organisations = organisations;
    this.#clock = clock;
  }

  @Reads(tokensRead, 'Service tokens')
  list(): z.output<typeof tokens> {
    const all = [...this.#directory.directory.tokens.values()];
    return { tokens: all.map((t) => listed(t, this.#clock.now())).toSorted(newestFirst) };
  }

  @Post('api/tokens/issue')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Issue a service token', tokenIssued)
  async issue(
    @Body({ schema: issueToken }) requested: z.output<typeof issueToken>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<IssuedToken> {
    return this.#tokens.issue(requested, actor, {
      sent,
      permit: () => this.#organisations.findOrFail(requested.organisation),
    });
  }

  @Post('api/tokens/:tokenId/revoke')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Revoke a service token')
  async revoke(
    @Param('tokenId', { schema: id }) tokenId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#tokens.revoke(tokenId, actor, { sent, permit: () => this.#findOrFail(tokenId) });
  }

  #findOrFail(tokenId: string): void {
    const exists = [...this.#directory.directory.tokens.values()].some((t) => t.tokenId === tokenId);
    if (!exists) throw new Failure('not_found', { detail: 'There is no such token.' });
  }
}

function listed({ tokenId, label, organisation, scopes, issuedAt, expiresAt, revokedAt }: ServiceToken, now: number) {
  const state = revokedAt !== null ? 'revoked' : Date.parse(expiresAt) <= now ? 'expired' : 'in_use';
  return { tokenId, label, organisation, scopes: [...scopes], issuedAt, expiresAt, state } satisfies ListedToken;
}

const newestFirst = (a: ListedToken, b: ListedToken): number => (a.issuedAt < b.issuedAt ? 1 : -1);
