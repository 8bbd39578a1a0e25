import { eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import { type Codec, createMemoryStore } from '@safe-haven/event-store';
import { audienceOf } from '@safe-haven/projections';
import { bodyHash } from '../streams/command-key.ts';
import type { ShelterOutcome, ShelterRequest } from '../streams/shelter-streams.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';
import { type Counters, count, FaultyStore } from './faulty-store.ts';
import { Oracle } from './oracle.ts';
import { ACTORS, randomCommand, setUpCommands } from './random-commands.ts';
import { SimClient } from './sim-client.ts';
import { SimServer, type SimSnapshot } from './sim-server.ts';

const SHELTERS = ['s-a', 's-b', 's-c', 's-d', 's-e'] as const;
const CLIENTS = 6;
/** A person other than the one who registered the shelter. */
const PUBLISHER = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;

/**
 * One seeded run of everything between a command and a screen: several people, five shelters, a store and connections
 * that fail, restarts, a clock that jumps. After each step every client shows exactly the log's state at its position.
 */
export class Simulation {
  readonly counters: Counters = new Map();
  readonly #random: Random;
  readonly #clock = new ManualClock();
  readonly #log = createMemoryStore<ShelterEvent>({ codec: eventCodec as Codec<ShelterEvent> });
  readonly #store: FaultyStore;
  readonly #clients: SimClient[];
  readonly #oracle: Oracle;
  readonly #sent: ShelterRequest[] = [];
  readonly #answers = new Map<string, string>();
  #server: SimServer;
  #snapshot: SimSnapshot | null = null;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#store = new FaultyStore(this.#log, this.#random, this.counters);
    const audiences = ACTORS.map((a) => audienceOf(a)!);
    this.#clients = Array.from(
      { length: CLIENTS },
      (_, i) => new SimClient(audiences[i % audiences.length]!, i % 2 === 1, this.#random, this.counters),
    );
    this.#oracle = new Oracle(this.#log, audiences);
    this.#server = this.#newServer(null);
  }

  async run(steps: number): Promise<void> {
    await this.#server.start();
    for (const [i, id] of SHELTERS.entries()) {
      const actor = i % 2 === 0 ? ACTORS[0]! : ACTORS[2]!;
      for (const command of setUpCommands(`House ${id}`, actor.organisation!, actor.country!)) {
        await this.#send({
          id,
          command,
          commandId: this.#random.uuid(),
          hash: bodyHash(command.type, command),
          actor,
          source: 'app',
        });
      }
      const command = { type: 'publish' } as const;
      const hash = bodyHash(command.type, command);
      await this.#send({ id, command, commandId: this.#random.uuid(), hash, actor: PUBLISHER, source: 'app' });
    }
    for (let step = 0; step < steps; step++) {
      await this.#step();
      await this.#settle();
      this.#everyClientShowsTheLog();
    }
    await this.#recoverAll();
  }

  async #step(): Promise<void> {
    const dice = this.#random.next();
    if (dice < 0.45) return this.#people();
    if (dice < 0.78) return this.#deliverMessages();
    if (dice < 0.84) return this.#connectOrNot();
    if (dice < 0.91) return this.#time();
    if (dice < 0.965) return void (await this.#server.lapse.recordDue());
    if (dice < 0.972) return this.#restart();
    if (dice < 0.985) this.#store.lossy = !this.#store.lossy;
    else this.#store.isDown = !this.#store.isDown && this.#random.chance(0.5);
  }

  /** One to three people at once; sometimes one repeats an earlier command. */
  async #people(): Promise<void> {
    const commands = Array.from({ length: 1 + this.#random.below(3) }, () => this.#command()).filter((w) => w !== null);
    await Promise.all(commands.map((w) => this.#send(w)));
  }

  #command(): ShelterRequest | null {
    if (this.#sent.length > 0 && this.#random.chance(0.1)) {
      count(this.counters, 'said again');
      return this.#random.pick(this.#sent);
    }
    const shelterId = this.#random.pick(SHELTERS);
    const { state } = this.#server.feed.headOf(shelterId);
    if (state.situation !== 'kept') return null;
    const recent = this.#oracle.events
      .filter((e) => e.stream === `shelter-${shelterId}`)
      .slice(-12)
      .map((e) => e.eventId);
    const command = randomCommand(this.#random, state, this.#clock.now(), recent);
    return {
      id: shelterId,
      command,
      commandId: this.#random.uuid(),
      hash: bodyHash(command.type, command),
      actor: this.#random.pick(ACTORS),
      source: 'app',
    };
  }

  async #send(request: ShelterRequest): Promise<void> {
    const outcome = await this.#server.shelters.handle(request);
    count(this.counters, outcome.kind === 'rejected' ? `rejected: ${outcome.rejection.code}` : outcome.kind);
    if (outcome.kind !== 'done') return;
    if (outcome.facts.length > 0) this.#sameAnswerEachTime(request, outcome);
    if (this.#sent.length < 200) this.#sent.push(request);
  }

  #sameAnswerEachTime(request: ShelterRequest, outcome: ShelterOutcome & { kind: 'done' }): void {
    const key = `${request.id} ${request.commandId}`;
    const answer = JSON.stringify([outcome.revision, outcome.facts.map((f) => f.context.eventId)]);
    const before = this.#answers.get(key);
    this.#answers.set(key, answer);
    if (before !== undefined && before !== answer)
      throw new Error(`SH-7: ${key} was answered ${before} and then ${answer}`);
  }

  /** Messages in flight are delivered, lost or reordered. */
  #deliverMessages(): void {
    for (const client of this.#clients) if (this.#random.chance(0.5)) client.receive(this.#server);
  }

  #connectOrNot(): void {
    for (const client of this.#clients) {
      if (!client.connected) client.connect(this.#server);
      else if (this.#random.chance(0.15)) client.disconnect(this.#server.live);
    }
  }

  #time(): void {
    const jump = this.#random.pick([1_000, 20_000, 60_000, 600_000, 3_600_000, -20_000]);
    if (jump < 0) count(this.counters, 'clock went back');
    this.#clock.advance(jump);
  }

  async #restart(): Promise<void> {
    const how = this.#random.below(3);
    if (how === 0) this.#snapshot = this.#server.snapshot();
    for (const client of this.#clients) client.disconnect(null);
    await this.#server.stop();
    this.#server = this.#newServer(how === 2 ? null : this.#snapshot);
    count(this.counters, how === 2 || !this.#snapshot ? 'restarted from nothing' : 'restarted from a snapshot');
    await this.#server.start();
  }

  #newServer(snapshot: SimSnapshot | null): SimServer {
    const all = (key: string) => this.#clients.filter((c) => c.audience.key === key);
    return new SimServer(
      this.#store,
      this.#clock,
      {
        update: (audience, update) => {
          const readTo = this.#server.readTo(audience);
          for (const c of all(audience.key)) c.push({ update, readTo });
        },
        aged: (audience, update, everything) => {
          const readTo = this.#server.readTo(audience);
          for (const c of all(audience.key))
            c.push(c.fetches ? { update, readTo } : { snapshot: everything(), readTo });
        },
      },
      snapshot,
    );
  }

  async #settle(): Promise<void> {
    await this.#server.caughtUp();
    await this.#oracle.catchUp();
    // A busy server publishes later than it reads: some steps pass before a publish.
    if (this.#random.chance(0.6)) this.#server.tick();
  }

  #everyClientShowsTheLog(): void {
    for (const [i, client] of this.#clients.entries()) {
      if (!client.board) continue;
      const expected = this.#oracle.rowsAt(client.at, client.audience);
      if (!expected) throw new Error(`client ${i} stands at ${client.at}, where no event is`);
      const shown = Oracle.rowsOf(client.board.rows);
      if (!sameRows(shown, expected)) {
        throw new Error(
          `client ${i} at ${client.at} shows\n${[...shown.values()].join('\n')}\nthe log says\n${[...expected.values()].join('\n')}`,
        );
      }
    }
  }

  /** All clients connect and the network is reliable: then all must be at the head and show its state. */
  async #recoverAll(): Promise<void> {
    this.#store.isDown = false;
    this.#store.lossy = false;
    await this.#settle();
    this.#server.tick();
    for (const client of this.#clients) {
      if (!client.connected) client.connect(this.#server);
      client.drain(this.#server);
      client.pushSnapshot(this.#server);
      client.drain(this.#server);
    }
    this.#everyClientShowsTheLog();
    await this.#rebuildEqualsLive();
    await this.#server.stop();
  }

  async #rebuildEqualsLive(): Promise<void> {
    const rebuilt = new SimServer(this.#log, this.#clock, { update: () => undefined, aged: () => undefined }, null);
    await rebuilt.start();
    if (rebuilt.snapshot().network !== this.#server.snapshot().network)
      throw new Error('SH-14: the rebuild differs from the live board');
    await rebuilt.stop();
    for (const e of this.#oracle.events) count(this.counters, `event: ${e.type}`);
  }
}

const sameRows = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, row]) => b.get(id) === row);
