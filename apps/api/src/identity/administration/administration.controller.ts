import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  disablePerson,
  grantRole,
  type InvitationMade,
  id,
  invitationMade,
  invitePerson,
  type People,
  peopleRead,
  revokeRole,
} from '@safe-haven/contracts';
import type { z } from 'zod';
import type { Clock } from '../../environment/clock.ts';
import { CLOCK } from '../../environment/tokens.ts';
import { Needs, SecondFactor } from '../../routes/access.ts';
import { Answers, Keyed } from '../../routes/answers.ts';
import { ChangeSent, type SentChange } from '../../routes/keyed.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import type { Caller } from '../authentication.ts';
import { CallerOf } from '../caller.ts';
import { LiveDirectory } from '../live-directory.ts';
import { Names } from '../names.ts';
import { Organisations } from '../organisations.ts';
import { Administration } from './administration.ts';
import { peopleFor } from './people-list.ts';

/** Accounts and their roles, for administrators. Every change needs a recent second factor. */
@Controller()
@Needs('keep_people')
export class AdministrationController {
  readonly #administration: Administration;
  readonly #directory: LiveDirectory;
  readonly #names: Names;
  readonly #organisations: Organisations;
  readonly #clock: Clock;

  constructor(
    administration: Administration,
    directory: LiveDirectory,
    names: Names,
    organisations: Organisations,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#administration = administration;
    this.#directory = directory;
    this.#names = names;
    this.#organisations = organisations;
    this.#clock = clock;
  }

  @Reads(peopleRead, 'Accounts and their roles')
  list(@CallerOf() { actor }: Caller): Promise<People> {
    const [directory, names, now] = [this.#directory, this.#names, this.#clock.now()];
    const organisations = this.#organisations.list().map(({ name }) => name);
    return peopleFor(actor.person, { directory, names, now, organisations });
  }

  @Post('api/people/invite')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Invite somebody', invitationMade)
  invite(
    @Body({ schema: invitePerson }) { name, email, roles }: z.output<typeof invitePerson>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<InvitationMade> {
    return this.#administration.invite(actor, { name, email }, roles, sent);
  }

  @Post('api/people/:personId/renew-invitation')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('A new one-time link', invitationMade)
  renew(
    @Param('personId', { schema: id }) personId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<InvitationMade> {
    return this.#administration.renew(actor, personId, sent);
  }

  @Post('api/people/:personId/grant-role')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Grant a role')
  async grant(
    @Param('personId', { schema: id }) personId: string,
    @Body({ schema: grantRole }) role: z.output<typeof grantRole>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#administration.give(actor, personId, role, sent);
  }

  @Post('api/people/:personId/revoke-role')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Take a role away')
  async revoke(
    @Param('personId', { schema: id }) personId: string,
    @Body({ schema: revokeRole }) { grantId }: z.output<typeof revokeRole>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#administration.do(actor, personId, { type: 'revoke-role', grantId }, sent);
  }

  @Post('api/people/:personId/disable')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Close an account')
  async disable(
    @Param('personId', { schema: id }) personId: string,
    @Body({ schema: disablePerson }) { reason }: z.output<typeof disablePerson>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#administration.do(actor, personId, { type: 'disable-person', reason }, sent);
  }

  @Post('api/people/:personId/enable')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Open an account again')
  async enable(
    @Param('personId', { schema: id }) personId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#administration.do(actor, personId, { type: 'enable-person' }, sent);
  }

  /** Ends every session of a person, on every replica. */
  @Post('api/people/:personId/sign-out')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('End all sessions of somebody')
  async signOut(
    @Param('personId', { schema: id }) personId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#administration.do(actor, personId, { type: 'revoke-all-sessions', except: null }, sent);
  }
}
