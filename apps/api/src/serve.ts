import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import type { Server } from 'socket.io';
import { appModule } from './app.module.ts';
import { badAddress } from './http/bad-address.ts';
import { serveDashboard } from './http/dashboard.ts';
import { harden } from './http/harden.ts';
import { openApi } from './http/openapi.ts';
import { schemaPipe } from './http/schema.pipe.ts';
import { SocketAdapter } from './http/socket.adapter.ts';
import { trustedBy } from './limits/client-address.ts';
import { serveMetrics } from './metrics/metrics-port.ts';
import type { Program } from './program.ts';

const BODY_LIMIT = 64 * 1024;

export interface Served {
  readonly app: NestFastifyApplication;
  /** The address it answers at, with the port that the system chose when PORT is 0. */
  readonly url: string;
  close(): Promise<void>;
}

/** Puts HTTP and sockets in front of a program and starts both. `dashboard` is the folder of the built interface. */
export async function serve(program: Program, dashboard: string): Promise<Served> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedBy(program.config.trustedProxies),
    forceCloseConnections: true,
    frameworkErrors: badAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(program), adapter, {
    bufferLogs: true,
    // A browser opens spare connections and says nothing on them: without this the sockets' server waits a minute for each.
    forceCloseConnections: true,
    // Fastify reads JSON by itself; Nest would add a reader for forms, which another site can send.
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalPipes(schemaPipe());
  const { limits, origin, config } = program;
  const around = { limits, origin, proxies: config.trustedProxies };
  app.useWebSocketAdapter(
    new SocketAdapter(app, around, (server) => {
      program.readers.count = () => server.sockets.sockets.size;
      program.readers.sessions = () => sessionsOf(server);
    }),
  );
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeContentTypeParser('text/plain');
  harden(fastify, {
    mapbox: program.config.mapboxToken !== null,
    metrics: program.metrics,
    limits,
    delayed: () => program.storeState.delayed,
    origin,
  });
  SwaggerModule.setup('api/docs', app, openApi() as unknown as OpenAPIObject, { raw: false });
  await serveDashboard(fastify, dashboard);
  await program.start();
  await app.listen(program.config.port, program.config.host);
  const numbers = await serveMetrics(program.config.metricsPort, program.metrics);
  const { port } = app.getHttpServer().address() as AddressInfo;
  program.origin.listens(program.config.publicUrl, port);
  const host = program.config.host.includes(':') ? `[${program.config.host}]` : program.config.host;
  return {
    app,
    url: `http://${host}:${port}`,
    async close() {
      numbers?.close();
      await app.close();
      await program.stop();
    },
  };
}

/** The sessions that have a socket open here. */
const sessionsOf = (server: Server): Set<string> =>
  new Set(
    [...server.sockets.sockets.values()]
      .map((socket) => (socket.data as { sessionId?: string | null }).sessionId)
      .filter((id) => typeof id === 'string'),
  );
