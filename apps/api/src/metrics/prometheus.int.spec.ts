import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const WATCH = join(import.meta.dirname, '../../../../infra/deploy/watch');
const hasPrometheus = spawnSync('prometheus', ['--version']).status === 0;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** A Prometheus with the rules of the repository, which asks the program every second. */
class Prometheus {
  readonly #folder = mkdtempSync(join(tmpdir(), 'haven-watch-'));
  #process: ChildProcess | undefined;
  #url = '';

  async start(target: number): Promise<void> {
    const port = await freePort();
    this.#url = `http://127.0.0.1:${port}`;
    cpSync(WATCH, this.#folder, { recursive: true });
    const file = join(this.#folder, 'prometheus.yml');
    const asked = readFileSync(file, 'utf8').replaceAll('15s', '1s').replace('127.0.0.1:9464', `127.0.0.1:${target}`);
    writeFileSync(file, asked);
    // What lasts is logged at once.
    const rules = join(this.#folder, 'alerts.yml');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace(/for: \w+/g, 'for: 0s'));
    const args = ['--config.file', file, '--storage.tsdb.path', join(this.#folder, 'data')];
    this.#process = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
  }

  async stop(): Promise<void> {
    if (this.#process === undefined) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
    rmSync(this.#folder, { recursive: true });
  }

  async ask(expr: string): Promise<{ readonly status: string; readonly result: readonly Series[] }> {
    const answer = await fetch(`${this.#url}/api/v1/query?query=${encodeURIComponent(expr)}`).catch(() => null);
    // It listens before it answers: while it still reads its files it says 503 in plain text.
    if (answer === null || answer.status === 503) return { status: 'away', result: [] };
    const { status, data } = (await answer.json()) as { status: string; data?: { result: Series[] } };
    return { status, result: data?.result ?? [] };
  }

  /** The value of the one series of an expression, once it is as expected. */
  async sees(expr: string, value: string): Promise<void> {
    await eventually(
      () => this.ask(expr),
      ({ result }) => result.some((series) => series.value[1] === value),
    );
  }
}

(hasPrometheus ? describe : describe.skip)('OP-14: a Prometheus that asks a running program', () => {
  const prometheus = new Prometheus();
  const store = memoryStore();
  const clock = new ManualClock();
  let haven: HttpProgram;

  beforeAll(async () => {
    const metricsPort = await freePort();
    haven = await startHttpProgram(store, clock, { metricsPort });
    await prometheus.start(metricsPort);
  });
  afterAll(async () => {
    await prometheus.stop();
    await haven.served.close();
  });

  it('sees a hold, a command that is refused, and how long the store took', async () => {
    await haven.registerShelter('lipa');
    await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    expect((await haven.send('ana', 'lipa', 'hold-beds', { party: { adults: 30, children: 0 } })).status).toBe(409);
    await prometheus.sees('up{job="haven"}', '1');
    await prometheus.sees('haven_holds{state="running"}', '1');
    await prometheus.sees('haven_commands_total{kind="shelter",outcome="rejected"}', '1');
    await prometheus.sees('haven_events_projected_total{type="BedsHeld"}', '1');
    await prometheus.sees('haven_append_seconds_count{outcome="appended"} > bool 5', '1');
    await prometheus.sees('ALERTS{alertstate="firing"} or on() vector(0)', '0');
  });

  it('fires the alert of a clock that is wrong, and ends it once the clock is right', async () => {
    const firing = 'count(ALERTS{alertname="HavenClockWrong",alertstate="firing"}) or on() vector(0)';
    const ahead = await startHttpProgram(store, new ManualClock(clock.now() + 600_000));
    await ahead.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await ahead.served.close();
    await prometheus.sees(firing, '1');
    clock.advance(600_000);
    await prometheus.sees(firing, '0');
  });

  it('answers the query of each panel and each alert with figures or none, never with an error', async () => {
    const rules = readFileSync(join(WATCH, 'alerts.yml'), 'utf8');
    const dashboards = globSync('dashboards/*.json', { cwd: WATCH }).map((file) =>
      readFileSync(join(WATCH, file), 'utf8'),
    );
    const shown = dashboards.flatMap((text) =>
      (JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }).panels.flatMap(({ targets }) =>
        targets.map(({ expr }) => expr),
      ),
    );
    const asked = [...[...rules.matchAll(/^ +expr: '(.+)'$/gm)].map((m) => m[1]!), ...shown];
    expect(asked.length).toBeGreaterThan(40);
    const wrong = await Promise.all(asked.map(async (expr) => ({ expr, status: (await prometheus.ask(expr)).status })));
    expect(wrong.filter(({ status }) => status !== 'success')).toEqual([]);
  });
});
