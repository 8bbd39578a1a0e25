import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AuditController } from './audit/audit.controller.ts';
import { AuditReader } from './audit/audit-reader.ts';
import { LogCheckController } from './audit/verify/log-check.controller.ts';
import { LogCheck } from './audit/verify/log-check.ts';
import { BoardController } from './board/board.controller.ts';
import { PastBoard } from './board/past-board.ts';
import { FindController } from './find/find.controller.ts';
import { ReadyHouses } from './find/ready-houses.ts';
import { SearchLog } from './find/search-log.ts';
import { DocsController } from './http/docs.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { RequestLimits } from './http/limits.ts';
import { Metrics } from './http/metrics.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { PublicOrigin } from './http/public-origin.ts';
import { Readiness } from './http/readiness.ts';
import { AccessGuard } from './identity/access.guard.ts';
import { AccountController } from './identity/account.controller.ts';
import { Accounts } from './identity/accounts.ts';
import { AdministrationController } from './identity/administration/administration.controller.ts';
import { Administration } from './identity/administration/administration.ts';
import { ServiceTokens } from './identity/administration/service-tokens.ts';
import { TokensController } from './identity/administration/tokens.controller.ts';
import { SignInDelays } from './identity/credentials/delays.ts';
import { LettingIn } from './identity/letting-in.ts';
import { LiveDirectory } from './identity/live-directory.ts';
import { Names } from './identity/names.ts';
import { PeopleController } from './identity/people.controller.ts';
import { SessionController } from './identity/session.controller.ts';
import { Sessions } from './identity/sessions.ts';
import { ActivationController } from './identity/sign-in/activation.controller.ts';
import { Activation } from './identity/sign-in/activation.ts';
import { Enrolment } from './identity/sign-in/enrolment.ts';
import { OidcController } from './identity/sign-in/oidc.controller.ts';
import { OidcSignIn } from './identity/sign-in/oidc-sign-in.ts';
import { PasskeySignIn } from './identity/sign-in/passkey-sign-in.ts';
import { PasswordSignIn } from './identity/sign-in/password-sign-in.ts';
import { Secrets } from './identity/sign-in/secrets.ts';
import { SignInController } from './identity/sign-in/sign-in.controller.ts';
import { StepUp } from './identity/sign-in/step-up.ts';
import { SigningIn } from './identity/signing-in.ts';
import { WhoIsIt } from './identity/who.ts';
import { BoardGateway } from './live/board.gateway.ts';
import { LiveBoard } from './live/live-board.ts';
import { LivePublisher } from './live/live-publisher.ts';
import { NoticeNudges } from './live/notice-nudges.ts';
import { Devices } from './live/notices/devices.ts';
import { PushController } from './live/notices/push.controller.ts';
import { TonightNudges } from './live/tonight-nudges.ts';
import { OperationsController } from './operations/operations.controller.ts';
import { AccessLog } from './privacy/access-log.ts';
import type { Program } from './program.ts';
import { RequestDesk } from './requests/request-desk.ts';
import { RequestsController } from './requests/requests.controller.ts';
import { CommandsController } from './shelters/commands.controller.ts';
import { SheltersController } from './shelters/shelters.controller.ts';
import { StoreState } from './store/store-state.ts';
import { ShelterStreams } from './streams/shelter-streams.ts';
import { CLOCK, CONFIG, DEMO_PEOPLE, EVENT_STORE, FEED, KEY_OPERATIONS, LATE_FEED } from './tokens.ts';
import { TasksController } from './tonight/tasks.controller.ts';
import { TonightController } from './tonight/tonight.controller.ts';
import { TransfersController } from './transfers/transfers.controller.ts';
import { TrendsController } from './trends/trends.controller.ts';
import { Emergencies } from './vault/emergencies.ts';
import { EmergencyController } from './vault/emergency.controller.ts';
import { VaultController } from './vault/vault.controller.ts';
import { Vault } from './vault/vault.ts';

@Module({})
class AppModule {}

/** The composition root for the framework: every controller and every provider, one list. */
export function appModule(program: Program): DynamicModule {
  return {
    module: AppModule,
    imports: [
      LoggerModule.forRoot({
        forRoutes: ['/{*splat}'],
        pinoHttp: {
          level: program.config.logLevel,
          // A line is a route and a code. Bodies, cookies, queries and names never reach a log.
          autoLogging: false,
          serializers: { req: () => undefined, res: () => undefined },
        },
      }),
    ],
    controllers: [
      PeopleController,
      SessionController,
      AccountController,
      PushController,
      SignInController,
      ActivationController,
      OidcController,
      BoardController,
      SheltersController,
      FindController,
      VaultController,
      EmergencyController,
      AdministrationController,
      TokensController,
      OperationsController,
      CommandsController,
      RequestsController,
      TasksController,
      TonightController,
      TransfersController,
      TrendsController,
      AuditController,
      LogCheckController,
      HealthController,
      DocsController,
    ],
    providers: [
      BoardGateway,
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: CONFIG, useValue: program.config },
      { provide: CLOCK, useValue: program.clock },
      { provide: EVENT_STORE, useValue: program.store },
      { provide: FEED, useValue: program.feed },
      { provide: LATE_FEED, useValue: program.lateFeed },
      { provide: DEMO_PEOPLE, useValue: program.demoPeople },
      { provide: LiveDirectory, useValue: program.directory },
      { provide: Accounts, useValue: program.accounts },
      { provide: AuditReader, useValue: program.audit },
      { provide: LogCheck, useValue: program.logCheck },
      { provide: Names, useValue: program.names },
      { provide: SigningIn, useValue: program.signingIn },
      { provide: Secrets, useValue: program.signIn.secrets },
      { provide: SignInDelays, useValue: program.signIn.delays },
      { provide: Enrolment, useValue: program.signIn.enrolment },
      { provide: Activation, useValue: program.signIn.activation },
      { provide: PasskeySignIn, useValue: program.signIn.passkeys },
      { provide: PasswordSignIn, useValue: program.signIn.passwords },
      { provide: StepUp, useValue: program.signIn.stepUp },
      { provide: OidcSignIn, useValue: program.signIn.oidc },
      { provide: AccessLog, useValue: program.accessLog },
      { provide: Devices, useValue: program.push.devices },
      { provide: ReadyHouses, useValue: program.readyHouses },
      { provide: SearchLog, useValue: program.searches },
      { provide: Vault, useValue: program.vault },
      { provide: Emergencies, useValue: program.emergencies },
      { provide: Administration, useValue: program.administration },
      { provide: ServiceTokens, useValue: program.serviceTokens },
      { provide: KEY_OPERATIONS, useValue: program.keys.operations },
      { provide: PublicOrigin, useValue: program.origin },
      { provide: RequestLimits, useValue: program.limits },
      { provide: LiveBoard, useValue: program.live },
      { provide: LivePublisher, useValue: program.publisher },
      { provide: PastBoard, useValue: program.past },
      { provide: RequestDesk, useValue: program.desk },
      { provide: TonightNudges, useValue: program.nudges },
      { provide: NoticeNudges, useValue: program.noticeNudges },
      { provide: ShelterStreams, useValue: program.shelters },
      { provide: Sessions, useValue: program.sessions },
      { provide: WhoIsIt, useValue: program.who },
      { provide: LettingIn, useValue: new LettingIn(program.signingIn, program.who, program.origin) },
      { provide: Readiness, useValue: program.readiness },
      { provide: StoreState, useValue: program.storeState },
      { provide: Metrics, useValue: program.metrics },
    ],
  };
}
