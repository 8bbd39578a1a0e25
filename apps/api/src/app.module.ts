import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AuditModule } from './audit/audit.module.ts';
import { BoardModule } from './board/board.module.ts';
import { DemoModule } from './demo/demo.module.ts';
import { type Environment, environmentModule } from './environment/environment.module.ts';
import { LOG_FORM } from './environment/log-form.ts';
import { ExportsModule } from './exports/exports.module.ts';
import { FindModule } from './find/find.module.ts';
import { HandoverModule } from './handover/handover.module.ts';
import { HttpModule } from './http/http.module.ts';
import { AccountModule } from './identity/account/account.module.ts';
import { AdministrationModule } from './identity/administration/administration.module.ts';
import { SignInModule } from './identity/sign-in/sign-in.module.ts';
import { Lifecycle } from './lifecycle.ts';
import { LiveModule } from './live/live.module.ts';
import { NoticesModule } from './live/notices/notices.module.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { ProcessesModule } from './processes/processes.module.ts';
import { ReplayModule } from './replay/replay.module.ts';
import { RequestsModule } from './requests/requests.module.ts';
import { SheltersModule } from './shelters/shelters.module.ts';
import { SmsModule } from './sms/sms.module.ts';
import { SurgesModule } from './surges/surges.module.ts';
import { TonightModule } from './tonight/tonight.module.ts';
import { traceIdOf } from './traces/trace-id.ts';
import { TransfersModule } from './transfers/transfers.module.ts';
import { TrendsModule } from './trends/trends.module.ts';
import { VaultModule } from './vault/vault.module.ts';
import { WatchModule } from './watch/watch.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

/** The whole program: one Nest module per folder. What a folder shares is in a module that the others import. */
@Module({
  imports: [
    SignInModule,
    AccountModule,
    AdministrationModule,
    BoardModule,
    VaultModule,
    SheltersModule,
    RequestsModule,
    TransfersModule,
    OperationsModule,
    SmsModule,
    SurgesModule,
    TonightModule,
    FindModule,
    HandoverModule,
    TrendsModule,
    WebhooksModule,
    ExportsModule,
    ReplayModule,
    AuditModule,
    ProcessesModule,
    LiveModule,
    NoticesModule,
    DemoModule,
    HttpModule,
    WatchModule,
  ],
  providers: [Lifecycle],
})
class AppModule {}

/** The program in an environment. Nothing runs before it is initialised. */
export function appModule(environment: Environment): DynamicModule {
  const logging = LoggerModule.forRoot({
    forRoutes: ['/{*splat}'],
    pinoHttp: {
      ...LOG_FORM,
      level: environment.config.logLevel,
      // A line that is written for a request has its trace id. Bodies, cookies, queries and names are never logged.
      autoLogging: false,
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'trace' },
      genReqId: traceIdOf,
      serializers: { req: () => undefined, res: () => undefined },
    },
  });
  return { module: AppModule, imports: [environmentModule(environment), logging] };
}
