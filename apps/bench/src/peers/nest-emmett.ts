/**
 * What a team would take that begins today: Nest on Express, Emmett on SQLite, socket.io as it comes, around the path that every
 * peer has. Decorators are called by hand, for Node runs this file as it is and knows none.
 */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Body, Controller, Headers, HttpCode, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Server } from 'socket.io';
import { commandPath } from './command-path.ts';
import { openEmmett } from './emmett-store.ts';

const store = openEmmett(join(process.env['HAVEN_DATA_DIR']!, 'emmett.sqlite'));
const answerTo = commandPath((stream, events, expected) => store.append(stream, events, expected));
let io: Server | null = null;

class Commands {
  async command(id: string, name: string, key: string, body: unknown): Promise<unknown> {
    const answer = JSON.parse(await answerTo(id, name, key, body)) as { position: string; events: unknown[] };
    io?.emit('update', { position: answer.position, rows: [{ shelterId: id, last: answer.events[0] }] });
    return answer;
  }
}
const method = Object.getOwnPropertyDescriptor(Commands.prototype, 'command')!;
for (const [i, parameter] of [Param('id'), Param('name'), Headers('idempotency-key'), Body()].entries()) {
  parameter(Commands.prototype, 'command', i);
}
Post('shelters/:id/:name')(Commands.prototype, 'command', method);
HttpCode(200)(Commands.prototype, 'command', method);
Controller('api')(Commands);

class App {}
Module({ controllers: [Commands] })(App);

const app = await NestFactory.create(App, new ExpressAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
const server = app.getHttpServer() as import('node:http').Server;
io = new Server(server, { transports: ['websocket'], serveClient: false });
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
process.on('SIGTERM', () => process.exit(0));
