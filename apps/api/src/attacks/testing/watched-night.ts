import { positionOf } from '@safe-haven/event-store';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { LIMITS } from '../../limits/limits.ts';
import { caughtUp } from '../../live/testing/caught-up.ts';
import { type HttpProgram, startHttpProgram } from '../../testing/http-program.ts';
import { Random } from '../../testing/random.ts';
import { post } from '../../testing/second-factor.ts';
import { ShelterMonth } from './shelter-month.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/** A hotline without houses, and a coordinator of another organisation who has some. */
const OUTSIDERS = ['vera', 'lejla'] as const;
/** Reads of every page that names a position, another organisation's house or how current it is. */
const PAGES = [
  '/api/board',
  '/api/shelters/lipa',
  '/api/tonight',
  '/api/requests',
  '/api/tasks',
  '/api/transfers',
  '/api/handover',
  '/api/on-duty',
];
/** Positions that nobody was sent: each is asked for with a read. */
const GUESSES = [positionOf(1), positionOf(120), positionOf(1_000), '9'.repeat(16)];
const REPORT = { night: '2026-11-20', asOf: '2026-11-20T20:00:00.000Z', occupied: 3 };

/**
 * A night in which another organisation's house says twice an hour that its numbers are right, and is full for a
 * quarter of an hour. In a busy night much more happens in it that changes no band, and it confirms at other minutes of
 * the same quarters.
 */
export class WatchedNight {
  readonly #isBusy: boolean;
  readonly #random = new Random(4711);
  readonly #seen: string[] = [];
  #haven!: HttpProgram;
  #sockets: Socket[] = [];
  events = 0;
  bandChanges = 0;

  constructor({ isBusy }: { readonly isBusy: boolean }) {
    this.#isBusy = isBusy;
  }

  /** What the outsiders were answered and sent, in order. */
  async watch(hours: number): Promise<readonly string[]> {
    this.#haven = await startHttpProgram(undefined, undefined, {
      limits: { ...LIMITS, person: { points: 4_000, seconds: 20 } },
    });
    try {
      await new ShelterMonth(this.#haven, 'lipa', new Random(1)).open();
      await this.#haven.registerShelter('jasen', 'petra');
      await this.#haven.done('petra', 'jasen', 'report-census', REPORT);
      await this.#toQuarter();
      const before = (await this.#positions()).length;
      for (let hour = 0; hour < hours; hour++) await this.#hour(hour);
      this.events = (await this.#positions()).length - before;
      return this.#seen;
    } finally {
      for (const socket of this.#sockets) socket.disconnect();
      await this.#haven.served.close();
    }
  }

  async #hour(hour: number): Promise<void> {
    await this.#nudged();
    for (const person of [...OUTSIDERS, 'petra']) await this.#haven.signsInAgain(person);
    await this.#openPages();
    for (let quarter = 0; quarter < 4; quarter++) {
      await this.#quarter(hour, quarter);
      await this.#look();
    }
    for (const socket of this.#sockets.splice(0)) socket.disconnect();
  }

  /** A quarter of an hour, as long in either night. */
  async #quarter(hour: number, quarter: number): Promise<void> {
    const { clock } = this.#haven;
    const ends = clock.now() + QUARTER;
    if (this.#isBusy) for (let n = 0; n < 5; n++) await this.#inside();
    if (quarter % 2 === 0) {
      clock.advance((this.#isBusy ? 4 : 1) * MINUTE);
      await this.#confirm();
    }
    if (hour % 2 === 1 && quarter === 1) await this.#fillUp();
    if (this.#isBusy) for (let n = 0; n < 3; n++) await this.#inside();
    clock.advance(ends - clock.now());
  }

  /** Some of what happens in a house: a hold, a stay, a room that is cleaned. Four and more places stay free and together. */
  async #inside(): Promise<void> {
    const { clock } = this.#haven;
    await this.#haven.signsInAgain('mila');
    const [bed, other] = this.#random.chance(0.5) ? ['b1', 'b2'] : ['b2', 'b1'];
    const party = { women: 1 };
    const held = await this.#do('hold-beds', { party, beds: [bed] });
    const holdId = held.events.find((e) => e['type'] === 'BedsHeld')!['holdId'];
    await this.#do('extend-hold', { holdId });
    clock.advance(this.#random.below(60) * 1_000);
    const admitted = await this.#do('admit-party', { holdId, kind: 'self' });
    const stayId = admitted.events.find((e) => e['type'] === 'PartyAdmitted')!['stayId'];
    await this.#do('move-party', { stayId, beds: [other] });
    await this.#do('take-bed-out-of-service', { bedId: bed, reason: 'cleaning' });
    await this.#do('return-bed-to-service', { bedId: bed });
    await this.#do('discharge-party', { stayId, destination: 'family' });
  }

  async #do(command: string, body: object): Promise<{ readonly events: readonly Record<string, string>[] }> {
    return (await this.#haven.done('mila', 'lipa', command, body)).body;
  }

  async #confirm(): Promise<void> {
    await this.#haven.signsInAgain('ana');
    const { body } = await this.#haven.get('ana', '/api/shelters/lipa', { 'haven-position': '9'.repeat(16) });
    await this.#haven.done('ana', 'lipa', 'confirm-occupancy', { revision: body.row.revision });
  }

  /** The same in either night: the band changes, and changes back. */
  async #fillUp(): Promise<void> {
    await this.#haven.signsInAgain('mila');
    const stays: string[] = [];
    for (const beds of [
      ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'],
      ['s1', 's2'],
      ['f1', 'f2'],
    ]) {
      const { events } = await this.#do('admit-party', { party: { women: beds.length }, beds, kind: 'self' });
      stays.push(events.find((e) => e['type'] === 'PartyAdmitted')!['stayId']!);
      await this.#settled();
    }
    for (const stayId of stays) {
      await this.#do('discharge-party', { stayId, destination: 'family' });
      await this.#settled();
    }
    this.bandChanges += 2;
  }

  async #openPages(): Promise<void> {
    for (const person of OUTSIDERS) {
      const headers = { cookie: await this.#haven.cookieOf(person) };
      for (const auth of [{}, { fetches: true }]) {
        const socket = io(this.#haven.url, {
          ...{ path: '/live', transports: ['websocket'], forceNew: true, reconnection: false },
          ...{ auth, extraHeaders: headers },
        });
        const name = `${person} ${'fetches' in auth ? 'fetching' : 'sent'}`;
        const received: string[] = [];
        let last: string | undefined;
        socket.onAny((event: string, message: { readonly position?: string }) => {
          // How many heartbeats come is a matter of time; one with another position than the last message is noted.
          if (event === 'mark' || (event === 'heartbeat' && message.position === last)) return;
          last = message.position ?? last;
          received.push(event === 'heartbeat' ? `heartbeat ${last}` : `${event} ${JSON.stringify(message)}`);
        });
        await new Promise((resolve) => socket.once('heartbeat', resolve));
        this.#sockets.push(socket);
        this.#received.set(name, received);
      }
    }
  }

  readonly #received = new Map<string, string[]>();

  /** What the pages were sent in this quarter of an hour, and what each read answers now. */
  async #look(): Promise<void> {
    await this.#nudged();
    await this.#settled();
    for (const [name, received] of this.#received)
      for (const text of received.splice(0)) this.#note(`${name}: ${text}`);
    for (const person of OUTSIDERS) {
      for (const page of PAGES) {
        const { status, body } = await this.#haven.get(person, page);
        this.#note(`${person} ${page} ${status} ${JSON.stringify(body)}`);
      }
      for (const guess of GUESSES) {
        const { status, body } = await this.#haven.get(person, '/api/board', { 'haven-position': guess });
        this.#note(`${person} ${guess} ${status} ${body.position}`);
      }
      for (const party of [{ women: 2 }, { women: 9 }]) {
        const { status, body } = await post(
          `${this.#haven.url}/api/find`,
          { party },
          { cookie: await this.#haven.cookieOf(person) },
        );
        this.#note(`${person} ${JSON.stringify(party)} ${status} ${JSON.stringify(body)}`);
      }
    }
    const { body } = await this.#haven.done('petra', 'jasen', 'report-census', REPORT);
    this.#note(`a report that is there already ${JSON.stringify(body)}`);
    await this.#settled();
  }

  /** Random ids of views and requests, and from where each counts its updates, are the only things that may differ. */
  #note(text: string): void {
    const counted = /(?<=\b0{16})\d{6}(?=\d{6}\b)/g;
    const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<="trace":")[0-9a-f]{32}/g;
    this.#seen.push(text.replaceAll(ids, 'id').replaceAll(counted, 'first '));
  }

  async #settled(): Promise<void> {
    const { feed, store } = this.#haven.program;
    await feed.waitFor(await store.head(), HANGS_MS);
    await new Promise((resolve) => setImmediate(resolve));
    await caughtUp(this.#haven, this.#sockets);
  }

  /** A nudge that is due was sent, and not with a later look: so that it is seen in the same quarter of either night. */
  async #nudged(): Promise<void> {
    const { feed, store, nudges } = this.#haven.program;
    await feed.waitFor(await store.head(), HANGS_MS);
    await eventually(() => !nudges.isPlanned);
  }

  /** Both nights begin at a whole hour of the clock. */
  async #toQuarter(): Promise<void> {
    const { clock } = this.#haven;
    this.#haven.advance(60 * MINUTE - (clock.now() % (60 * MINUTE)));
    await this.#haven.signsInAgain('petra');
  }

  async #positions(): Promise<readonly string[]> {
    const stream = await this.#haven.program.store.read('shelter-lipa');
    return stream.events.map(({ position }) => position);
  }
}
