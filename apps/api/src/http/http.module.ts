import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Conditions } from '../environment/conditions.ts';
import { provide } from '../environment/provide.ts';
import { StoreState } from '../environment/store-state.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { LiveWebhooks } from '../webhooks/live-webhooks.ts';
import { WebhooksModule } from '../webhooks/webhooks.module.ts';
import { DocsController } from './docs.controller.ts';
import { HealthController } from './health.controller.ts';
import { Health } from './health.ts';
import { OpenApiDocument } from './openapi-document.ts';
import { ProblemFilter } from './problem.filter.ts';
import { Readiness } from './readiness.ts';
import { Unreadable } from './unreadable.ts';

/** Health, documentation and the one filter that maps failures to HTTP. */
@Module({
  imports: [FeedModule, IdentityModule, MetricsModule, WebhooksModule],
  controllers: [HealthController, DocsController],
  providers: [
    Readiness,
    OpenApiDocument,
    provide(
      Unreadable,
      [FEED, LiveDirectory, LiveCasework, LiveWebhooks, LiveHandovers],
      (feed, directory, cases, webhooks, handovers) => new Unreadable({ feed, directory, cases, webhooks, handovers }),
    ),
    provide(
      Health,
      [Readiness, StoreState, Conditions, Unreadable],
      (readiness, storeState, conditions, unreadable) => new Health(readiness, storeState, conditions, unreadable),
    ),
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Health, Readiness, OpenApiDocument, Unreadable, MetricsModule],
})
export class HttpModule {}
