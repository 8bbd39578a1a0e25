import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FeedModule } from '../feed/feed.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { DocsController } from './docs.controller.ts';
import { HealthController } from './health.controller.ts';
import { OpenApiDocument } from './openapi-document.ts';
import { ProblemFilter } from './problem.filter.ts';
import { Readiness } from './readiness.ts';

/** Health, documentation and the one filter that maps failures to HTTP. */
@Module({
  imports: [FeedModule, IdentityModule, MetricsModule],
  controllers: [HealthController, DocsController],
  providers: [Readiness, OpenApiDocument, { provide: APP_FILTER, useClass: ProblemFilter }],
  exports: [Readiness, OpenApiDocument, MetricsModule],
})
export class HttpModule {}
