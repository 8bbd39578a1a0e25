import { areaById } from '@safe-haven/contracts';
import { actorOf, DEMO_PEOPLE, demoHistory, type Random, seededRandom } from '@safe-haven/demo-network';
import {
  type Actor,
  evolveShelter,
  initialShelter,
  judge,
  type MatchableShelter,
  matchableOf,
  type Party,
  type Plan,
  type PlanInput,
  type PlanParty,
  peopleIn,
  planFor,
  type ShelterState,
  wouldGive,
} from '@safe-haven/domain';
import { type Hands, type HandsOf, placedByHand, printHands } from './p18-hands.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile } from './stats.ts';

const NOW = '2026-11-25T01:10:00.000Z';
const FROM = 'rs-leskovac';
const NIGHTS = sized(40, 5);
/** Nights of which each is a program of its own, for one, two and three coordinators. */
const NIGHTS_BY_HAND = sized(10, 1);
const PARTIES_OF_ONE = 15;
const HANDS: readonly HandsOf[] = [
  { coordinators: 1, order: 'as they come' },
  { coordinators: 2, order: 'as they come' },
  { coordinators: 3, order: 'as they come' },
  { coordinators: 3, order: 'singles first' },
];
/** Parties of one night, and how many times the network of the demo is repeated. */
const SIZES = [
  { parties: 15, networks: 1 },
  { parties: 40, networks: 2 },
  { parties: 40, networks: 11 },
] as const;

type Shelters = ReadonlyMap<string, ShelterState>;

/**
 * P18: many parties at once, planned over all houses, compared with coordinators who place the same parties by hand,
 * over HTTP and at once.
 */
export async function measurePlan(): Promise<Measured> {
  const begin = sheltersOfDemo();
  const sizes = SIZES.map(({ parties, networks }) => plannedNights(parties, times(begin, networks)));
  const [small] = sizes as [PlannedNights, ...PlannedNights[]];
  const hands: Hands[] = [];
  for (const by of HANDS) hands.push(await placedByHand(by, FROM, nightsOf(by)));
  const [one] = hands as [Hands, ...Hands[]];
  return {
    figures: [
      { line: 'p18-plan', value: percentile(small.took, 95) },
      { line: 'p18-people', value: one.people.byPlan, peer: one.people.byHand },
    ],
    table: [printSizes(sizes), '', printHands(hands)].join('\n'),
  };
}

function sheltersOfDemo(): Shelters {
  const states = new Map<string, ShelterState>();
  for (const { shelterId, events, expected, now, commandId, actor } of demoHistory({ seed: 1, now: NOW })) {
    const { person, role, organisation } = actor;
    events.forEach(({ event, occurredAt }, i) => {
      const by = { person, role, organisation };
      const fact = { eventId: `${commandId}:${i}`, revision: expected + i + 1, occurredAt, recordedAt: now, commandId };
      const before = states.get(shelterId) ?? initialShelter(shelterId);
      states.set(shelterId, evolveShelter(before, { event, context: { ...fact, actor: by } }));
    });
  }
  return states;
}

const times = (shelters: Shelters, many: number): Shelters =>
  new Map(
    Array.from({ length: many }, (_, n) =>
      [...shelters].map(([id, state]) => [`${id}-${n}`, { ...state, shelterId: `${id}-${n}` }] as const),
    ).flat(),
  );

const ready = (shelters: Shelters): readonly MatchableShelter[] =>
  [...shelters.values()].flatMap((state) => {
    const area = 'area' in state ? state.area.id : '';
    return matchableOf(state, { point: areaById(area)?.point ?? null }) ?? [];
  });

const NOBODY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const KINDS: readonly Party[] = [
  { ...NOBODY, women: 1 },
  { ...NOBODY, women: 1 },
  { ...NOBODY, women: 1 },
  { ...NOBODY, women: 2 },
  { ...NOBODY, women: 1, girls: 1 },
  { ...NOBODY, women: 1, boys: 1, sonsOldest: '12-14' },
  { ...NOBODY, women: 1, girls: 1, boys: 1, sonsOldest: '7-11' },
  { ...NOBODY, girls: 1 },
  { ...NOBODY, men: 1 },
];

function partiesOf(random: Random, many: number): readonly PlanParty[] {
  return Array.from({ length: many }, (_, i) => ({
    line: `${i + 1}`,
    party: random.pick(KINDS),
    needs: random.chance(0.5) ? { languages: [random.pick(['sr', 'sq', 'mk', 'bs'])] } : {},
    with: i > 0 && random.chance(0.1) ? [`${i}`] : [],
    notWith: i > 1 && random.chance(0.1) ? [`${i - 1}`] : [],
    crosses: 'not_asked' as const,
    ...{ decided: null, shown: null, heldIn: null },
  }));
}

/** By hand nobody looks after who belongs together. */
const nightsOf = ({ coordinators, order }: HandsOf): readonly (readonly PlanParty[])[] =>
  Array.from({ length: NIGHTS_BY_HAND }, (_, seed) => {
    const parties = partiesOf(seededRandom(`${seed}`), PARTIES_OF_ONE * coordinators).map((one) => ({
      ...one,
      ...{ with: [], notWith: [] },
    }));
    return order === 'as they come' ? parties : parties.toSorted((a, b) => peopleIn(a.party) - peopleIn(b.party));
  });

const COORDINATORS: readonly Actor[] = DEMO_PEOPLE.filter(({ role }) => role === 'coordinator').map(actorOf);

const inputOf = (shelters: Shelters, parties: readonly PlanParty[]): PlanInput => ({
  ...{ parties, shelters: ready(shelters), avoid: [], now: NOW },
  ...{ from: areaById(FROM)?.point ?? null, actor: COORDINATORS[0]! },
});

interface PlannedNights {
  readonly parties: number;
  readonly shelters: number;
  /** CPU ms of each night, sorted: the plan, and what would have to give for more people to have a place. */
  readonly took: readonly number[];
  readonly asked: readonly number[];
  readonly peopleProven: number;
  readonly proven: number;
}

function plannedNights(parties: number, shelters: Shelters): PlannedNights {
  const plans: Plan[] = [];
  const [took, asked]: [number[], number[]] = [[], []];
  for (let seed = 0; seed < NIGHTS; seed++) {
    const input = inputOf(shelters, partiesOf(seededRandom(`${seed}`), parties));
    took.push(cpuOf(() => plans.push(planned(input))));
    asked.push(cpuOf(() => wouldGive(input, plans[seed]!)));
  }
  const isProven = (plan: Plan, upTo: number) => plan.aims.slice(0, upTo).every(({ proven }) => proven);
  return {
    ...{ parties, shelters: shelters.size, took: sorted(took), asked: sorted(asked) },
    peopleProven: plans.filter((plan) => isProven(plan, 2)).length,
    proven: plans.filter((plan) => isProven(plan, plan.aims.length)).length,
  };
}

const sorted = (all: readonly number[]): readonly number[] => all.toSorted((a, b) => a - b);

function cpuOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** A plan that the judge finds nothing wrong with. */
function planned(input: PlanInput): Plan {
  const plan = planFor(input);
  if (plan === null) throw new Error('More parties than a plan can have.');
  const faults = judge(plan, input);
  if (faults.length > 0) throw new Error(`The judge: ${faults.join()}`);
  return plan;
}

const printSizes = (all: readonly PlannedNights[]): string =>
  [
    '| parties × houses | CPU median | p95 | max | people proven | every aim proven | what would have to give, p95 |\n|---|---|---|---|---|---|---|',
    ...all.map(({ parties, shelters, took, asked, peopleProven, proven }) => {
      const at = (share: number) => ms(percentile(took, share));
      return `| ${parties} × ${shelters} | ${at(50)} | ${at(95)} | ${at(100)} | ${peopleProven} of ${NIGHTS} | ${proven} of ${NIGHTS} | ${ms(percentile(asked, 95))} |`;
    }),
  ].join('\n');
