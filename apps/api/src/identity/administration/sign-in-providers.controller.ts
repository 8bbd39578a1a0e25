import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  answerSignIn,
  changeSignInSecret,
  id,
  type ProposeSignIn,
  proposeSignIn,
  type SignInProviders,
  signInProvidersRead,
} from '@safe-haven/contracts';
import type { z } from 'zod';
import { Needs, SecondFactor } from '../../routes/access.ts';
import { Answers, Keyed } from '../../routes/answers.ts';
import { ChangeSent, type SentChange } from '../../routes/keyed.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import type { Caller } from '../authentication.ts';
import { CallerOf } from '../caller.ts';
import { OrganisationSignIn } from './organisation-sign-in.ts';

const ID = ['organisationId', { schema: id }] as const;

/** Organisations' own sign-ins, for administrators. */
@Controller()
@Needs('keep_organisations')
export class SignInProvidersController {
  readonly #signIn: OrganisationSignIn;

  constructor(signIn: OrganisationSignIn) {
    this.#signIn = signIn;
  }

  @Reads(signInProvidersRead, 'Organisations’ own sign-ins, without their secrets')
  list(@CallerOf() { actor }: Caller): Promise<SignInProviders> {
    return this.#signIn.list(actor);
  }

  @Post('api/organisations/:organisationId/sign-in/propose')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Try out an organisation’s own sign-in, and propose it')
  propose(
    @Param(...ID) organisationId: string,
    @Body({ schema: proposeSignIn }) asked: ProposeSignIn,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#signIn.propose(organisationId, asked, actor, sent);
  }

  @Post('api/organisations/:organisationId/sign-in/confirm')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Confirm what another administrator proposed; it counts from now on')
  confirm(
    @Param(...ID) organisationId: string,
    @Body({ schema: answerSignIn }) { proposalId }: z.output<typeof answerSignIn>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#signIn.confirm(organisationId, proposalId, actor, sent);
  }

  @Post('api/organisations/:organisationId/sign-in/decline')
  @Since('0.1.0', 'page')
  @Keyed()
  @Answers('Take a proposed sign-in away again')
  decline(
    @Param(...ID) organisationId: string,
    @Body({ schema: answerSignIn }) { proposalId }: z.output<typeof answerSignIn>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#signIn.decline(organisationId, proposalId, actor, sent);
  }

  @Post('api/organisations/:organisationId/sign-in/change-secret')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Set the secret that the provider knows us by from now on')
  changeSecret(
    @Param(...ID) organisationId: string,
    @Body({ schema: changeSignInSecret }) { clientSecret }: z.output<typeof changeSignInSecret>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#signIn.changeSecret(organisationId, clientSecret, actor, sent);
  }

  @Post('api/organisations/:organisationId/sign-in/remove')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Let nobody in through it any more, and end the sessions that it opened')
  remove(
    @Param(...ID) organisationId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#signIn.remove(organisationId, actor, sent);
  }
}
