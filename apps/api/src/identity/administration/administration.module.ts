import { Module } from '@nestjs/common';
import { provide } from '../../environment/provide.ts';
import { PublicOrigin } from '../../environment/public-origin.ts';
import { CLOCK } from '../../environment/tokens.ts';
import { FEED } from '../../feed/tokens.ts';
import { ShownSecrets } from '../../streams/change-key.ts';
import { Streams } from '../../streams/streams.ts';
import { Accounts } from '../accounts.ts';
import { IdentityModule } from '../identity.module.ts';
import { LiveDirectory } from '../live-directory.ts';
import { Names } from '../names.ts';
import { Organisations } from '../organisations.ts';
import { SignInProviders } from '../sign-in-providers.ts';
import { AdministrationController } from './administration.controller.ts';
import { Administration } from './administration.ts';
import { OrganisationRegister } from './organisation-register.ts';
import { OrganisationSignIn } from './organisation-sign-in.ts';
import { OrganisationsController } from './organisations.controller.ts';
import { ServiceTokens } from './service-tokens.ts';
import { SignInProvidersController } from './sign-in-providers.controller.ts';
import { TokensController } from './tokens.controller.ts';

const providers = [
  provide(
    Administration,
    [Accounts, Names, Organisations, FEED, PublicOrigin, ShownSecrets, CLOCK],
    (accounts, names, organisations, feed, origin, secrets, clock) =>
      new Administration({ accounts, names, organisations, feed, origin, secrets, clock }),
  ),
  provide(
    ServiceTokens,
    [Streams, FEED, ShownSecrets],
    (streams, feed, secrets) => new ServiceTokens(streams, feed, secrets),
  ),
  provide(
    OrganisationRegister,
    [Streams, Organisations, FEED],
    (streams, organisations, feed) => new OrganisationRegister(streams, organisations, feed),
  ),
  provide(
    OrganisationSignIn,
    [OrganisationRegister, SignInProviders, LiveDirectory, Names, PublicOrigin],
    (register, providers, directory, names, origin) =>
      new OrganisationSignIn({ register, providers, directory, names, origin }),
  ),
];

/** Accounts, roles, organisations and service tokens, for administrators. */
@Module({
  imports: [IdentityModule],
  controllers: [AdministrationController, OrganisationsController, SignInProvidersController, TokensController],
  providers,
  exports: providers,
})
export class AdministrationModule {}
