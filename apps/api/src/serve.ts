import type { AddressInfo } from 'node:net';
import type { NestApplicationOptions } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { audienceOf } from '@safe-haven/projections';
import type { FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import { LiveBoard } from './board/live-board.ts';
import type { Config } from './environment/config.ts';
import type { Key } from './environment/provide.ts';
import { ProxyWatch } from './environment/proxy-watch.ts';
import { PublicOrigin } from './environment/public-origin.ts';
import { ServerTime } from './environment/server-time.ts';
import { StoreState } from './environment/store-state.ts';
import { CONFIG, REQUEST_LOG } from './environment/tokens.ts';
import { SentPositions } from './feed/sent-positions.ts';
import { badAddress } from './http/bad-address.ts';
import { serveDashboard } from './http/dashboard.ts';
import { harden } from './http/harden.ts';
import { OpenApiDocument } from './http/openapi-document.ts';
import { schemaPipe } from './http/schema.pipe.ts';
import { SocketAdapter } from './http/socket.adapter.ts';
import { Authentication } from './identity/authentication.ts';
import { DeviceCookies } from './identity/device-cookies.ts';
import { Refusals } from './identity/refusals.ts';
import { trustedBy } from './limits/client-address.ts';
import { RequestLimits } from './limits/limits.ts';
import { OpenSockets } from './live/open-sockets.ts';
import { Metrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/metrics-port.ts';
import { listenToOperator } from './operator-acts/operator-socket.ts';
import { runFolderRefused } from './privacy/operator/run-folder.ts';
import { keepRawBody } from './sms/raw-body.ts';
import { traceIdOf } from './traces/trace-id.ts';
import { Tracing } from './traces/tracing.ts';

const BODY_LIMIT = 64 * 1024;

/** The page of the API begins with its groups, and finds one by its name: two hundred routes at once are a wall. */
const API_PAGE = { docExpansion: 'none', filter: true };

export interface Served {
  readonly app: NestFastifyApplication;
  /** The address it answers at, with the actual port when PORT is 0. */
  readonly url: string;
  close(): Promise<void>;
}

/** Options for creating the Nest application. */
export const APPLICATION: NestApplicationOptions = {
  // Start-up errors are printed by `main.ts` as one sentence; Nest would print a stack trace.
  logger: false,
  abortOnError: false,
  // Browsers open spare connections and send nothing on them: without this, shutdown would wait a minute for each.
  forceCloseConnections: true,
  // Fastify parses JSON itself; Nest would add a parser for forms, which another site could submit.
  bodyParser: false,
};

/** How often Node closes connections with requests that are unfinished for too long. */
const LOOK_FOR_UNFINISHED_MS = 5_000;

export const fastifyFor = ({ trustedProxies, limits: { unfinishedMs } }: Config): FastifyAdapter =>
  new FastifyAdapter({
    requestTimeout: unfinishedMs,
    http: {
      requestTimeout: unfinishedMs,
      // Node uses the longer of the two timeouts for a whole request, and its default is a minute.
      headersTimeout: unfinishedMs,
      connectionsCheckingInterval: Math.min(LOOK_FOR_UNFINISHED_MS, unfinishedMs),
    },
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedBy(trustedProxies),
    forceCloseConnections: true,
    frameworkErrors: badAddress,
    genReqId: traceIdOf,
  });

/**
 * Starts HTTP, the sockets of pages and that of the operator for the program. `dashboard` is the folder of the built
 * dashboard; `onLoaded` lets go of the address at which something else answered while the program loaded.
 */
export async function serve(
  app: NestFastifyApplication,
  dashboard: string,
  onLoaded: () => Promise<void> = async () => undefined,
): Promise<Served> {
  const part = <T>(key: Key<T>): T => app.get<T>(key as symbol);
  const [config, origin, limits, metrics] = [part(CONFIG), part(PublicOrigin), part(RequestLimits), part(Metrics)];
  // A log in memory is gone with its program: only a test, which names a folder, has commands for it.
  const isOperated = config.eventStore.kind !== 'memory' || config.runDir !== null;
  const refused = isOperated ? runFolderRefused(config) : null;
  if (refused !== null) throw new Error(refused);
  app.useLogger(app.get(Logger));
  app.useGlobalPipes(schemaPipe());
  const context = { limits, origin, proxies: config.trustedProxies };
  app.useWebSocketAdapter(new SocketAdapter(app, context, (server) => part(OpenSockets).of(server)));
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeContentTypeParser('text/plain');
  const storeState = part(StoreState);
  const live = part(LiveBoard);
  harden(fastify, {
    mapbox: config.mapboxToken !== null,
    metrics,
    limits,
    delayed: () => storeState.delayed,
    origin,
    proxy: part(ProxyWatch),
    demo: config.demo,
    authentication: part(Authentication),
    deviceCookies: part(DeviceCookies),
    refusals: part(Refusals),
    time: part(ServerTime),
    sent: part(SentPositions),
    requestLog: part(REQUEST_LOG),
    tracing: part(Tracing),
    lastUpdateFor: ({ actor }) => live.position(audienceOf(actor)),
  });
  keepRawBody(fastify, BODY_LIMIT);
  const openApi = part(OpenApiDocument);
  openApi.of(app);
  SwaggerModule.setup('api/docs', app, () => openApi.document(), { raw: false, swaggerOptions: API_PAGE });
  await serveDashboard(fastify, dashboard);
  await app.init();
  await onLoaded();
  await app.listen(config.port, config.host);
  const numbers = await serveMetrics(config, metrics);
  const { port } = app.getHttpServer().address() as AddressInfo;
  origin.listens(config.publicUrl, port);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}`;
  const operator = isOperated ? await listenToOperator(app, url, config) : null;
  return {
    app,
    url,
    async close() {
      await operator?.close();
      numbers?.close();
      await app.close();
    },
  };
}
