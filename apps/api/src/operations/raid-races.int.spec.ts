import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationLine } from '@safe-haven/contracts';
import type { KeptShelter } from '@safe-haven/domain';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { Random } from '../testing/random.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { RaidModel } from './testing/raid-model.ts';

/** How many nights, and from which seed on. */
const NIGHTS = Number(process.env['HAVEN_RAID_NIGHTS'] ?? 2);
const FIRST = Number(process.env['HAVEN_SEED'] ?? 1);
const STEPS = 12;
const SHELTERS = ['lipa', 'vrba'] as const;
const TWO = { women: 2 };

let log: ReturnType<typeof memoryStore>;
let haven: HttpProgram;
let replica: HttpProgram;
let own: RefusingStore;
let cases: CaseworkProgram;
beforeEach(async () => {
  log = memoryStore();
  haven = await startHttpProgram(keepOpen(log));
  own = new RefusingStore(keepOpen(log));
  replica = await startHttpProgram(own, haven.clock);
  cases = new CaseworkProgram(haven);
  for (const shelter of SHELTERS) await haven.registerShelter(shelter);
  await cases.done('vera', 'operations/o1/open', { expected: 9 });
});
afterEach(async () => {
  await replica.served.close();
  await haven.served.close();
});

/** All that follows from the log is in it. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const head = await log.head();
    for (const { program } of [haven, replica]) await program.feed.waitFor(head, HANGS_MS);
    const isIdle = [haven, replica].every(({ program }) => program.cases.casework.duties.length === 0);
    return isIdle && (await log.head()) === head;
  });
}

/** The other program dies between two appends, and another one takes its place. */
async function crash(): Promise<void> {
  own.isAway = true;
  await replica.served.close();
  own = new RefusingStore(keepOpen(log));
  replica = await startHttpProgram(own, haven.clock);
}

/** A night of one seed: the list is typed and held while houses, clocks and programs do what they like. */
class Night {
  readonly model = new RaidModel();
  /** How many cards had a place at a quiet moment, all in all. */
  held = 0;
  readonly #random: Random;
  /** The requests that have a place in a house, and those of them that the newest act held. */
  #inHouses: ReadonlySet<string> = new Set();
  #newest: ReadonlySet<string> = new Set();
  readonly #ordinary: { readonly shelter: string; readonly holdId: string }[] = [];

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  async step(): Promise<void> {
    const before = this.#inHouses;
    const [done] = await Promise.all([this.#list(), this.#around()]);
    // The next one finds houses that have not answered yet.
    const after = this.#random.chance(0.4) ? await this.#list() : null;
    await settled();
    await this.#isSound();
    if (after !== null) this.#newest = new Set();
    else if (done === 'hold') this.#newest = new Set([...this.#inHouses].filter((one) => !before.has(one)));
    else if (done === 'undo-holds') {
      expect([...this.#newest].filter((one) => this.#inHouses.has(one))).toEqual([]);
      this.#newest = new Set();
    }
  }

  /** A command on the operation, which the model has an opinion of before it is sent. */
  async #list(): Promise<string> {
    const { model } = this;
    const random = this.#random;
    const card = random.pick([...model.cards, 77]);
    const other = random.pick([...model.cards, 78]);
    switch (random.below(9)) {
      case 0:
      case 1: {
        const line = random.chance(0.2) ? card : model.fresh();
        const [stays, avoids] = random.chance(0.5) ? [[other], []] : [[], [other]];
        const relations = model.cards.includes(other) && other !== line ? { with: stays, notWith: avoids } : {};
        const body = { line, party: random.chance(0.4) ? TWO : { women: 1 }, ...relations };
        const why = model.add(line, relations.with ?? [], relations.notWith ?? []);
        return this.#expect('add-party', body, why, [], () => undefined);
      }
      case 2:
        return this.#expect('take-back-party', { line: card }, model.mayTakeBack(card), ['line_held'], () =>
          model.takeBack(card),
        );
      case 3: {
        const body = { line: card, other, party: TWO };
        return this.#expect('join-parties', body, model.mayJoin(card, other), ['line_held'], () =>
          model.join(card, other),
        );
      }
      case 4: {
        const line = model.fresh();
        const body = { line: card, party: { women: 1 }, into: { line, party: { women: 1 } } };
        return this.#expect('split-party', body, model.maySplit(card), ['line_held'], () => model.split(card, line));
      }
      case 5:
        return this.#expect('confirm', {}, null, ['nothing_held'], () => undefined);
      case 6:
        return this.#expect('undo-holds', {}, null, ['nothing_held'], () => undefined);
      default: {
        const { plan } = (await cases.done('vera', 'operations/o1/plan', {})).body;
        return this.#expect('hold', { plan }, null, ['nothing_to_hold', 'plan_outdated'], () => undefined);
      }
    }
  }

  /** `else`: refusals that houses alone decide about. */
  async #expect(name: string, body: object, why: string | null, elsewhere: readonly string[], then: () => void) {
    const answer = await cases.send('vera', `operations/o1/${name}`, body);
    const code = answer.status === 200 ? null : answer.body.code;
    expect([name, body, code === why || elsewhere.includes(code) ? 'as the model' : code, why]).toEqual([
      ...[name, body, 'as the model', why],
    ]);
    if (code === null) then();
    return code === null ? name : 'refused';
  }

  /** Ordinary work in the houses, the clock, and a program that dies. */
  async #around(): Promise<unknown> {
    const random = this.#random;
    const shelter = random.pick(SHELTERS);
    switch (random.below(6)) {
      case 0: {
        const { body } = await haven.send('ana', shelter, 'hold-beds', { party: { women: 1 } });
        const held = body.events?.find(({ type }: { type: string }) => type === 'BedsHeld');
        return held && this.#ordinary.push({ shelter, holdId: held.holdId });
      }
      case 1: {
        const one = this.#ordinary.pop();
        return one && haven.send('ana', one.shelter, 'release-hold', { holdId: one.holdId, reason: 'error' });
      }
      case 2:
        return haven.send('ana', shelter, random.chance(0.5) ? 'pause-intake' : 'resume-intake', {});
      case 3:
        haven.clock.advance(8 * 60_000);
        return haven.program.lapse.recordDue();
      case 4:
        return crash();
      default:
        return undefined;
    }
  }

  /** Read from the houses, and compared with what the operation says. */
  async #isSound(): Promise<void> {
    const { lines } = (await cases.read('vera', 'operations/o1')).body as { lines: OperationLine[] };
    expect(lines.map(({ line }) => line)).toEqual(this.model.cards);
    const houses = SHELTERS.map((id) => haven.program.feed.headOf(id).state as KeptShelter & { shelterId: string });
    const holds = houses.flatMap((house) =>
      Object.values(house.holds).map((hold) => ({ ...hold, house: house.shelterId })),
    );
    this.#inHouses = new Set(holds.flatMap(({ requestId }) => requestId ?? []));
    const at = new Map<number, string>();
    for (const { line, requestId, situation } of lines) {
      const its = holds.filter((hold) => hold.requestId === requestId);
      const isHeld = situation === 'first_hold' || situation === 'held';
      expect([line, situation, its.length]).toEqual([line, situation, isHeld ? 1 : 0]);
      if (!isHeld) expect(['met', 'open', 'refused', 'asked']).toContain(situation);
      if (its[0]) at.set(line, its[0].house);
      this.held += its.length;
    }
    const known = new Set(lines.map(({ requestId }) => requestId));
    expect(holds.filter(({ requestId }) => requestId !== null && !known.has(requestId))).toEqual([]);
    for (const house of houses) {
      const beds = Object.values(house.holds).flatMap((hold) => hold.beds);
      expect(new Set(beds).size).toBe(beds.length);
    }
    for (const [one, other] of this.model.apart) {
      if (at.has(one) && at.has(other)) expect([one, other, at.get(one) !== at.get(other)]).toEqual([one, other, true]);
    }
  }
}

let held = 0;

describe('OR-10: a raid while others work too, against a model that knows the rules alone', () => {
  it.each(Array.from({ length: NIGHTS }, (_, i) => FIRST + i))(
    'when houses, the clock and a program that dies are in its way (seed %i), then each card is held once or not at all',
    async (seed) => {
      const night = new Night(seed);
      for (let n = 0; n < STEPS; n++) await night.step();
      held += night.held;
    },
  );

  it('then places were held in these nights, so that there was something to lose', () =>
    expect(held).toBeGreaterThan(0));
});
