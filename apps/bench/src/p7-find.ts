import { join } from 'node:path';
import { AREAS, eventCodec } from '@safe-haven/contracts';
import {
  type Actor,
  findPlaces,
  type IntakeRules,
  type MatchableShelter,
  matchableOf,
  type Search,
  type ShelterEvent,
} from '@safe-haven/domain';
import { openSqliteStore, START } from '@safe-haven/event-store';
import { emptyNetwork, projectNetwork } from '@safe-haven/projections';
import { emptyFolder } from './children.ts';
import { newEvent, setUpEvents } from './p3-replay.ts';
import { type Running, signIn, startProgram, untilIdle } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile } from './stats.ts';

const SHELTERS = 1_000;
const WARM = 20;
const CALLS = sized(300, 40);

const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' };
const FAMILY = { women: 1, men: 0, other: 0, girls: 2, boys: 1, infants: 0, sonsOldest: '7-11' } as const;
const NEEDS: Search['needs'] = { languages: ['sq'], stepFree: true, pregnantMonth: 5, securityLevel: 2 };
const ASK = { party: FAMILY, needs: NEEDS, from: 'rs-nis', avoid: ['rs-beograd'] };
const FAMILIES: IntakeRules = { gender: ['women', 'girls', 'boys'], languages: ['sr', 'sq'], sons_max_age: 14 };
/** Each house has one of them, read from the log for itself. */
const RULES: readonly IntakeRules[] = [
  { ...FAMILIES, step_free: 'yes', intake_hours: '24/7', security_level: 3 },
  { ...FAMILIES, payer_consent: 'before', languages: ['bs', 'en'], intake_hours: '08:00-20:00' },
  { ...FAMILIES, sons_max_age: 12, pregnancy: 'yes' },
  {},
];

interface FindFigure {
  /** All sorted. `refused`: a search that is refused, which is a call without matching. */
  readonly matching: readonly number[];
  readonly calls: readonly number[];
  readonly refused: readonly number[];
}

/** P7: a family matched with a thousand houses, all with their reasons: matching alone, and the whole call. */
export async function measureFind(): Promise<Measured> {
  const folder = emptyFolder();
  const now = new Date().toISOString();
  await fillShelters(folder, now);
  const shelters = await sheltersIn(folder);
  const search: Search = { ...ASK, from: pointOf(ASK.from), arrival: null, now, actor: VERA, requestId: null };
  const matching = await times(async () => {
    const { takes, takesIf, cannot } = findPlaces(shelters, search);
    if (takes.count + takesIf.count + cannot.count !== SHELTERS) throw new Error('A house is missing.');
  });
  const running = await startProgram(folder);
  await untilIdle(running.pid);
  const cookie = await signIn(running.url, 'hotline');
  const calls = await times(() => find(running, cookie, ASK, 200));
  const refused = await times(() => find(running, cookie, {}, 400));
  await running.stop();
  return {
    figures: [{ line: 'p7-thousand', value: percentile(matching, 99) }],
    table: printFind({ matching, calls, refused }),
  };
}

async function times(run: () => Promise<void>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let n = 0; n < WARM + CALLS; n++) {
    const started = performance.now();
    await run();
    if (n >= WARM) all.push(performance.now() - started);
  }
  return all.toSorted((a, b) => a - b);
}

async function find({ url }: Running, cookie: string, body: unknown, expected: number): Promise<void> {
  const answer = await fetch(`${url}/api/find`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  if (answer.status !== expected) throw new Error(`find: ${answer.status}`);
}

const pointOf = (areaId: string) => AREAS.find(({ id }) => id === areaId)?.point ?? null;
const open = (folder: string) => openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });

async function fillShelters(folder: string, now: string): Promise<void> {
  const store = await open(folder);
  for (let n = 0; n < SHELTERS; n++) {
    const stream = `shelter-bench-${n}`;
    const { id, names, country } = AREAS[(n * 7) % AREAS.length]!;
    const [registered, ...others] = setUpEvents(stream);
    const rules: ShelterEvent = { type: 'IntakeRulesChanged', rules: RULES[n % RULES.length]!, effectiveFrom: now };
    const events = [{ ...registered, country, area: { id, name: names.en } } as ShelterEvent, ...others, rules];
    const { outcome } = await store.append(
      stream,
      events.map((event, i) => newEvent(stream, event, i, now)),
      0,
    );
    if (outcome !== 'appended') throw new Error(outcome);
  }
  await store.close();
}

async function sheltersIn(folder: string): Promise<readonly MatchableShelter[]> {
  const [store, network] = [await open(folder), emptyNetwork()];
  const head = await store.head();
  for await (const event of store.follow(START, new AbortController().signal)) {
    projectNetwork(network, event as Parameters<typeof projectNetwork>[1]);
    if (event.position >= head) break;
  }
  await store.close();
  return [...network.shelters.values()].flatMap(({ state }) => {
    const point = state.situation === 'unregistered' ? null : pointOf(state.area.id);
    return matchableOf(state, { point }) ?? [];
  });
}

function printFind({ matching, calls, refused }: FindFigure): string {
  const row = (name: string, all: readonly number[]) =>
    `| ${name} | ${ms(percentile(all, 50))} | ${ms(percentile(all, 99))} |`;
  return [
    `| ${SHELTERS.toLocaleString('en')} houses | median | p99 |\n|---|---|---|`,
    row('matching alone', matching),
    row('the call', calls),
    row('a call that is refused', refused),
  ].join('\n');
}
