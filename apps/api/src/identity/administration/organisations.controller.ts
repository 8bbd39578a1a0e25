import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  changeOrganisation,
  id,
  organisationMade,
  organisations,
  organisationsRead,
  registerOrganisation,
} from '@safe-haven/contracts';
import type { z } from 'zod';
import { Needs, SecondFactor } from '../../routes/access.ts';
import { Answers, Keyed } from '../../routes/answers.ts';
import { ChangeSent, type SentChange } from '../../routes/keyed.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import type { Caller } from '../authentication.ts';
import { CallerOf } from '../caller.ts';
import { Organisations } from '../organisations.ts';
import { OrganisationRegister } from './organisation-register.ts';

/** The partner organisations, for administrators: a role is granted for one of these, so a name is typed only once. */
@Controller()
@Needs('keep_organisations')
export class OrganisationsController {
  readonly #organisations: Organisations;
  readonly #register: OrganisationRegister;

  constructor(organisations: Organisations, register: OrganisationRegister) {
    this.#organisations = organisations;
    this.#register = register;
  }

  @Reads(organisationsRead, 'Organisations')
  list(): z.output<typeof organisations> {
    return { organisations: this.#organisations.list().map((each) => ({ ...each, countries: [...each.countries] })) };
  }

  @Post('api/organisations/register')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Make an organisation', organisationMade)
  async register(
    @Body({ schema: registerOrganisation }) asked: z.output<typeof registerOrganisation>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<z.output<typeof organisationMade>> {
    return { organisationId: await this.#register.register(asked, actor, sent), name: asked.name };
  }

  @Post('api/organisations/:organisationId/change')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Keyed()
  @Answers('Change an organisation')
  async change(
    @Param('organisationId', { schema: id }) organisationId: string,
    @Body({ schema: changeOrganisation }) asked: z.output<typeof changeOrganisation>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    await this.#register.change(organisationId, asked, actor, sent);
  }
}
