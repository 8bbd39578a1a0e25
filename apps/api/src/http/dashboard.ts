import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problemOf } from '../problems/problems.ts';
import { sendProblem } from './send-problem.ts';

const HASHED = /\/assets\//;

/**
 * Serves the built dashboard. Every path outside the API returns the application's page, so that each shelter has a
 * URL; an unknown API path returns a problem document.
 */
export async function serveDashboard(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(compress, { global: true, threshold: 2048, encodings: ['br', 'gzip'] });
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await fastify.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        void reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0]!;
    const isServerRoute = /^\/(api|live|health|metrics)(\/|$)/.test(path);
    const file = /\.[a-z0-9]+$/i.test(path);
    if (!built || isServerRoute || file) return sendProblem(reply, problemOf('not_found'));
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
