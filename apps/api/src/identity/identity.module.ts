import { Logger, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { provide, token } from '../environment/provide.ts';
import { PublicOrigin } from '../environment/public-origin.ts';
import { CLOCK, CONFIG } from '../environment/tokens.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { FEED, SNAPSHOTS } from '../feed/tokens.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { MasterKeys } from '../privacy/keys/master-keys.ts';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { ShownSecrets } from '../streams/change-key.ts';
import { Streams } from '../streams/streams.ts';
import { AccessGuard } from './access.guard.ts';
import { Accounts } from './accounts.ts';
import { Authentication } from './authentication.ts';
import { cookieName } from './cookie.ts';
import { DeviceCookies } from './device-cookies.ts';
import { Emergencies } from './emergencies.ts';
import { LiveDirectory } from './live-directory.ts';
import { Names } from './names.ts';
import { Organisations } from './organisations.ts';
import { type RefusalLine, Refusals } from './refusals.ts';
import { SessionCookies } from './session-cookies.ts';
import { SessionOpener } from './session-opener.ts';
import { Sessions } from './sessions.ts';
import { SignInProviders } from './sign-in-providers.ts';
import { TurnsInterceptor } from './turns.interceptor.ts';

/** Writes log lines about refusals. */
export const REFUSAL_LINES = token<(line: RefusalLine) => void>('lines of refusals');

const providers = [
  provide(LiveDirectory, [SNAPSHOTS], ({ directory }) => new LiveDirectory(directory)),
  provide(
    Accounts,
    [Streams, LiveDirectory],
    (streams, directory) => new Accounts(streams, directory.administratorsExcept),
  ),
  provide(Names, [LiveDirectory, Keyring], (directory, keyring) => new Names(directory, keyring)),
  provide(
    SignInProviders,
    [LiveDirectory, Keyring, CONFIG],
    (directory, keyring, { oidc }) => new SignInProviders(directory, keyring, oidc),
  ),
  provide(
    Sessions,
    [LiveDirectory, Accounts, SignInProviders, CLOCK],
    (directory, accounts, providers, clock) => new Sessions(directory, accounts, providers, clock),
  ),
  provide(
    SessionOpener,
    [Accounts, LiveDirectory, FEED, Refusals],
    (accounts, directory, feed, refusals) => new SessionOpener(accounts, directory, feed, refusals),
  ),
  provide(
    Authentication,
    [Sessions, LiveDirectory, PublicOrigin, CLOCK],
    (sessions, directory, { tls }, clock) =>
      new Authentication(sessions, directory, { cookie: cookieName(tls), clock }),
  ),
  provide(
    DeviceCookies,
    [MasterKeys, CLOCK, PublicOrigin],
    (keys, clock, origin) => new DeviceCookies(keys.derive('devices'), clock, () => origin.tls),
  ),
  provide(
    SessionCookies,
    [SessionOpener, Authentication, PublicOrigin, DeviceCookies],
    (opener, authentication, origin, devices) => new SessionCookies(opener, authentication, origin, devices),
  ),
  provide(REFUSAL_LINES, [], () => {
    const log = new Logger('Refused');
    return (line: RefusalLine) => log.warn(line);
  }),
  provide(
    Refusals,
    [AccessLog, CLOCK, MasterKeys, REFUSAL_LINES],
    (log, clock, keys, warn) => new Refusals({ log, clock, secret: keys.derive('places'), warn }),
  ),
  provide(
    ShownSecrets,
    [MasterKeys, CLOCK],
    (keys, clock) => new ShownSecrets(keys.derive('shown secrets'), () => clock.now()),
  ),
  provide(Organisations, [LiveDirectory, FEED], (directory, feed) => new Organisations(directory, feed)),
  provide(Emergencies, [LiveDirectory, CLOCK], (directory, clock) => new Emergencies(directory, clock)),
];

/** Authentication and authorisation. The guard runs before every route of the program; its reads and commands take turns. */
@Module({
  imports: [FeedModule, PrivacyModule],
  providers: [
    ...providers,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: TurnsInterceptor },
  ],
  exports: [FeedModule, PrivacyModule, ...providers],
})
export class IdentityModule {}
