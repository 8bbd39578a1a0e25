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
import { Readiness } from './http/readiness.ts';
import { PeopleController } from './people/people.controller.ts';
import { Sessions } from './people/sessions.ts';
import { SignedInGuard } from './people/signed-in.guard.ts';
import { WhoIsIt } from './people/who.ts';
import type { Program } from './program.ts';
import { SheltersController } from './shelters/shelters.controller.ts';
import { StoreState } from './store-state.ts';
import { CLOCK, CONFIG, EVENT_STORE, FEED, LATE_FEED, PEOPLE } from './tokens.ts';
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
      { provide: APP_GUARD, useClass: SignedInGuard },
      { provide: CONFIG, useValue: program.config },
      { provide: CLOCK, useValue: program.clock },
      { provide: EVENT_STORE, useValue: program.store },
      { provide: FEED, useValue: program.feed },
      { provide: LATE_FEED, useValue: program.lateFeed },
      { provide: PEOPLE, useValue: program.people },
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
