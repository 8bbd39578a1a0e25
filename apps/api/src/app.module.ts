import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { BoardController } from './board/board.controller.ts';
import { BoardGateway } from './board/board.gateway.ts';
import { LiveBoard } from './board/live-board.ts';
import { LivePublisher } from './board/live-publisher.ts';
import { PastBoard } from './board/past-board.ts';
import { CommandsController } from './commands/commands.controller.ts';
import { HandleCommand } from './commands/handle-command.ts';
import { DocsController } from './http/docs.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { Metrics } from './http/metrics.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { PublicOrigin } from './http/public-origin.ts';
import { Readiness } from './http/readiness.ts';
import { AccessGuard } from './people/access.guard.ts';
import { Accounts } from './people/accounts.ts';
import { LiveDirectory } from './people/live-directory.ts';
import { Names } from './people/names.ts';
import { PeopleController } from './people/people.controller.ts';
import { SessionController } from './people/session.controller.ts';
import { Sessions } from './people/sessions.ts';
import { SigningIn } from './people/signing-in.ts';
import { WhoIsIt } from './people/who.ts';
import type { Program } from './program.ts';
import { SheltersController } from './shelters/shelters.controller.ts';
import { StoreState } from './store-state.ts';
import { CLOCK, CONFIG, DEMO_PEOPLE, EVENT_STORE, FEED, LATE_FEED } from './tokens.ts';
import { TrendsController } from './trends/trends.controller.ts';

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
      BoardController,
      SheltersController,
      CommandsController,
      TrendsController,
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
      { provide: Names, useValue: program.names },
      { provide: SigningIn, useValue: program.signingIn },
      { provide: PublicOrigin, useValue: program.origin },
      { provide: LiveBoard, useValue: program.live },
      { provide: LivePublisher, useValue: program.publisher },
      { provide: PastBoard, useValue: program.past },
      { provide: HandleCommand, useValue: program.handle },
      { provide: Sessions, useValue: program.sessions },
      { provide: WhoIsIt, useValue: program.who },
      { provide: Readiness, useValue: program.readiness },
      { provide: StoreState, useValue: program.storeState },
      { provide: Metrics, useValue: program.metrics },
    ],
  };
}
