import { Module } from '@nestjs/common';
import { provide } from '../../environment/provide.ts';
import { PublicOrigin } from '../../environment/public-origin.ts';
import { CLOCK } from '../../environment/tokens.ts';
import { FEED } from '../../feed/tokens.ts';
import { Streams } from '../../streams/streams.ts';
import { Accounts } from '../accounts.ts';
import { IdentityModule } from '../identity.module.ts';
import { Names } from '../names.ts';
import { AdministrationController } from './administration.controller.ts';
import { Administration } from './administration.ts';
import { ServiceTokens } from './service-tokens.ts';
import { TokensController } from './tokens.controller.ts';

const providers = [
  provide(
    Administration,
    [Accounts, Names, FEED, PublicOrigin, CLOCK],
    (accounts, names, feed, origin, clock) => new Administration({ accounts, names, feed, origin, clock }),
  ),
  provide(ServiceTokens, [Streams, FEED], (streams, feed) => new ServiceTokens(streams, feed)),
];

/** Accounts, roles and service tokens, for administrators. */
@Module({
  imports: [IdentityModule],
  controllers: [AdministrationController, TokensController],
  providers,
  exports: providers,
})
export class AdministrationModule {}
