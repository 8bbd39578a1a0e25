import 'reflect-metadata';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from './app.module.ts';
import { systemClock } from './environment/clock.ts';
import { type Config, parseConfig } from './environment/config.ts';
import { openEventStore } from './environment/event-store.ts';
import { StoreState } from './environment/store-state.ts';
import { Accounts } from './identity/accounts.ts';
import { Administration } from './identity/administration/administration.ts';
import { firstAdministratorLink } from './identity/administration/first-administrator.ts';
import { LiveDirectory } from './identity/live-directory.ts';
import { APPLICATION, fastifyFor, type Served, serve } from './serve.ts';
import { type ServiceManager, serviceManagerOf } from './service-manager.ts';
import { answerWhileStarting } from './starting.ts';

const DASHBOARD = join(import.meta.dirname, '../../dashboard/dist');
const NODE_WANTED = 24;
/** `EX_CONFIG` of sysexits.h: a supervisor that knows it does not try again. */
const WRONG_SETTINGS = 78;

await main();

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < NODE_WANTED) {
    fail([
      `Safe Haven runs on Node ${NODE_WANTED} or newer; this is ${process.version}. "npm run up" brings the right one.`,
    ]);
  }
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return fail(parsed.sentences, WRONG_SETTINGS);
  const tell = (sentence: string) => process.stderr.write(`  ${sentence}\n`);
  const manager = serviceManagerOf(process.env, process.pid, tell);
  try {
    const starting = await answerWhileStarting(parsed.config);
    void manager.status('Reads its log');
    const config = { ...parsed.config, port: starting.port };
    const storeState = new StoreState(undefined, tell);
    const store = await openEventStore(config, storeState.note, tell);
    const environment = { config, clock: systemClock, store, storeState };
    const app = await NestFactory.create<NestFastifyApplication>(
      appModule(environment),
      fastifyFor(config),
      APPLICATION,
    );
    const served = await serve(app, DASHBOARD, () => starting.close());
    announce(config, served);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(served, manager));
    await manager.ready(`Ready at ${served.url}`);
    await printFirstLink(config, app);
  } catch (error) {
    fail([sentenceOf(error)]);
  }
}

function announce(config: Config, served: Served): void {
  const lines = ['', `  Safe Haven is ready at ${served.url}`];
  if (config.demo) lines.push('  Demo with invented houses and people: open it and choose whom to sign in as.');
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/**
 * The link for the first administrator is printed where somebody looks at a terminal. The output of a container or a
 * service is kept and read by others: there the operator asks for it (`haven first-link`).
 */
async function printFirstLink(config: Config, app: INestApplicationContext): Promise<void> {
  const [directory, accounts, administration] = [app.get(LiveDirectory), app.get(Accounts), app.get(Administration)];
  if (config.demo || directory.administratorsExcept('') > 0) return;
  if (!process.stdout.isTTY) {
    process.stdout.write('  Nobody administers this program yet: "haven first-link" makes the link for the first.\n\n');
    return;
  }
  const parts = { config, directory, accounts, administration };
  const invitation = await firstAdministratorLink(parts).catch(() => 'failed' as const);
  if (invitation === null) return;
  process.stdout.write(
    invitation === 'failed'
      ? '  Nobody administers this program yet, and no link could be made: the log takes nothing. Start it again.\n\n'
      : `  Open this link within 72 hours to become the first administrator: ${invitation.link}\n\n`,
  );
}

async function leave(served: Served, manager: ServiceManager): Promise<void> {
  await Promise.all([manager.stopping(), served.close()]);
  process.exit(0);
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return 'Another program listens on that port: stop it, or choose another with PORT.';
  if (code === 'EACCES') return 'This port or folder is not open to this account.';
  return message ?? String(error);
}

function fail(sentences: readonly string[], code = 1): never {
  process.stderr.write(`\n${sentences.map((s) => `  ${s}`).join('\n')}\n\n`);
  process.exit(code);
}
