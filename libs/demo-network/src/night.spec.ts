import { beforeAll, describe, expect, it } from '@jest/globals';
import { type FactTable, requestCriteria, requestFacts, transferDetails, transferFacts } from '@safe-haven/contracts';
import {
  type Actor,
  type EventContext,
  foldRequest,
  foldTransfer,
  follow,
  isOverdue,
  isReopened,
  nextEscalationAt,
  nextYes,
  type OpenedRequest,
  type Party,
  type ProposedTransfer,
  type RequestEvent,
  releasesOf,
  silentOf,
  type TransferEvent,
  transferDueFrom,
} from '@safe-haven/domain';
import {
  type CaseItem,
  DEMO_ORGANISATIONS,
  demoHistory,
  demoNight,
  type HistoryItem,
  type NightSealing,
} from './index.ts';
import { idsOf } from './night/ids.ts';
import { recordedShelters } from './night/recorded-shelters.ts';
import { NIGHT_REQUESTS } from './night/requests.ts';
import { NIGHT_TRANSFERS } from './night/transfers.ts';

/** As in the history's spec: different hours, and months with a daylight-saving change. */
const CASES = [
  [1, '2026-11-25T01:10:00.000Z'],
  [2, '2026-10-25T01:30:00.000Z'],
  [20_261_125, '2026-11-25T09:00:00.000Z'],
  [5, '2027-01-01T22:59:59.999Z'],
  // A regression: at this minute a hold once took the beds that a shelter's yes needed.
  [20_261_125, '2026-11-26T01:33:13.000Z'],
] as const;
const MINUTE = 60_000;
const eventIdOf = (stream: string, commandId: string, index: number): string => `${stream}/${commandId}/${index}`;

/** A seal that records what it was given. */
function sealer() {
  const given: unknown[] = [];
  const box = (key: string) => (id: string, value: unknown) => {
    given.push(value);
    return Promise.resolve({ key: `${key}-${id}`, box: `box-${given.length}` });
  };
  const seal: NightSealing = { criteria: box('request'), details: box('transfer'), meetingPoint: box('transfer') };
  return { seal, given };
}

const factsOf = <E>(items: readonly CaseItem[]) =>
  items.flatMap(({ stream, commandId, actor, now, expected, events }) =>
    events.map(({ event, occurredAt }, i) => {
      const { person, role, organisation } = actor as Actor;
      const context: EventContext = {
        eventId: eventIdOf(stream, commandId, events.length - 1 - i),
        revision: expected + i + 1,
        occurredAt,
        recordedAt: now,
        commandId,
        actor: { person, role, organisation },
      };
      return { event: event as E, context };
    }),
  );

describe.each(CASES)('the last night of the demo network, seed %s, until %s', (seed, now) => {
  let shelters: readonly HistoryItem[];
  let items: readonly CaseItem[];
  let given: readonly unknown[];
  let requests: readonly OpenedRequest[];
  let transfers: readonly ProposedTransfer[];
  const idOf = idsOf(seed);
  const own = (stream: string) => items.filter((item) => item.stream === stream);

  beforeAll(async () => {
    const sealing = sealer();
    shelters = demoHistory({ seed, now });
    items = await demoNight({ seed, now, shelters, eventIdOf, seal: sealing.seal });
    given = sealing.given;
    requests = NIGHT_REQUESTS.map(({ key }) => {
      const id = idOf(key);
      return foldRequest(id, factsOf<RequestEvent>(own(`request-${id}`))) as OpenedRequest;
    });
    transfers = NIGHT_TRANSFERS.map(({ key }) => {
      const id = idOf(key);
      return foldTransfer(id, factsOf<TransferEvent>(own(`transfer-${id}`))) as ProposedTransfer;
    });
  });
  const transfer = (key: string): ProposedTransfer => transfers.find((t) => t.transferId === idOf(key))!;

  it('is the same for the same seed and time, but for what is sealed', async () => {
    expect(await demoNight({ seed, now, shelters, eventIdOf, seal: sealer().seal })).toEqual(items);
  });

  it('is sorted by time, ends before now, and revisions are contiguous', () => {
    expect(items.map((i) => i.now)).toEqual(items.map((i) => i.now).sort());
    expect(items.at(-1)!.now <= now).toBe(true);
    for (const mine of Map.groupBy(items, (i) => i.stream).values()) {
      let revision = 0;
      for (const { expected, events } of mine) {
        expect(expected).toBe(revision);
        revision += events.length;
      }
    }
    expect(new Set(items.map((i) => `${i.stream} ${i.commandId}`)).size).toBe(items.length);
  });

  it('matches the log’s format, and sealed values match the contract', () => {
    const facts: FactTable = { ...requestFacts, ...transferFacts };
    for (const { event } of items.flatMap((i) => i.events)) {
      const { type, ...data } = event;
      expect([type, facts[type]!.schema.safeParse(data)]).toEqual([type, { success: true, data }]);
    }
    const kinds = [requestCriteria, transferDetails];
    const texts = given.filter((value) => typeof value === 'string');
    expect(texts.length).toBe(NIGHT_TRANSFERS.filter((t) => t.met !== undefined).length);
    for (const value of given) {
      if (typeof value !== 'string') expect(kinds.some((kind) => kind.safeParse(value).success)).toBe(true);
    }
  });

  it('has a request of each partner in every situation, so that no screen is empty', () => {
    for (const { name } of DEMO_ORGANISATIONS.filter((o) => o.partner)) {
      const mine = requests.filter((r) => r.requestedFrom.organisation === name);
      expect([name, mine.map((r) => r.situation).toSorted()]).toEqual([
        name,
        ['open', 'open', 'placed', 'promised', 'unmet'],
      ]);
      const [reopened, ...others] = mine.filter(isReopened);
      expect([reopened && nextYes(reopened) !== null, others]).toEqual([true, []]);
      const answering = mine.find((r) => r.situation === 'open' && !isReopened(r))!;
      expect(new Set(answering.answers.map((a) => a.answer))).toEqual(new Set(['yes', 'yes_if', 'no']));
      expect(silentOf(answering).length).toBeGreaterThan(0);
      expect(answering.asked.every((a) => a.respondBy > now)).toBe(true);
      const unmet = mine.find((r) => r.situation === 'unmet')!;
      expect(unmet.reasons.length).toBeGreaterThan(1);
      expect(unmet.interim).not.toBeNull();
    }
  });

  it('has a transfer in every situation, the overdue one for 25 minutes', () => {
    expect(transfers.map((t) => t.situation)).toEqual([
      'overdue',
      'on_the_way',
      'on_the_way',
      'proposed',
      'accepted',
      'arrived',
    ]);
    expect(transfer('proposed').consent).toBeNull();
    expect((Date.parse(now) - Date.parse(transfer('overdue').arrival.to)) / MINUTE).toBe(25);
    const due = (Date.parse(transfer('due').arrival.to) - Date.parse(now)) / MINUTE;
    expect([due > 0, due <= 30]).toEqual([true, true]);
    expect(transfers.filter((t) => isOverdue(t, now)).map((t) => t.situation)).toEqual(['overdue']);
  });

  it('holds in a shelter exactly the request’s party', () => {
    const held = shelters.flatMap((i) => i.events).flatMap(({ event }) => (event.type === 'BedsHeld' ? [event] : []));
    const parties = new Map(requests.map((r) => [r.requestId, r.party]));
    const forRequests = held.filter((h) => h.requestId !== null);
    expect(forRequests.length).toBe(NIGHT_REQUESTS.filter((r) => r.hold).length);
    for (const { requestId, party } of forRequests) expect(party).toEqual(parties.get(requestId!) as Party);
  });

  it('RQ-4: leaves the process manager nothing to write or to release', () => {
    const known = recordedShelters(shelters, eventIdOf);
    for (const state of requests) {
      const writes = known.holdOutcomesOf(state.requestId).flatMap(({ sighting }) => follow(state, sighting));
      expect([state.requestId, writes, releasesOf(state)]).toEqual([state.requestId, [], []]);
      const causes = new Set(known.holdOutcomesOf(state.requestId).map(({ sighting }) => sighting.causeId));
      const followed = own(`request-${state.requestId}`).filter((i) => i.actor.person === 'system:requests');
      expect(followed.filter((i) => !causes.has(i.commandId))).toEqual([]);
      expect(state.holds.filter((h) => h.standing === 'promised').length).toBe(state.situation === 'promised' ? 1 : 0);
    }
  });

  it('RQ-9: leaves the clock nothing that is due', () => {
    for (const state of requests) expect((nextEscalationAt(state) ?? now) >= now).toBe(true);
    for (const state of transfers) expect((transferDueFrom(state) ?? now) >= now).toBe(true);
  });
});

describe('a story that could not be', () => {
  it('stops when a house would not say what the story has it say', async () => {
    const [seed, now] = CASES[0];
    const history = demoHistory({ seed, now });
    const without = history.filter((i) => i.events.every((e) => e.event.type !== 'IntakeRulesChanged'));
    const night = demoNight({ seed, now, shelters: without, eventIdOf, seal: sealer().seal });
    await expect(night).rejects.toThrow(/says (yes|yes_if|no)/);
  });

  it('stops when what is sealed was sealed for another', async () => {
    const [seed, now] = CASES[0];
    const seal = { ...sealer().seal, criteria: () => Promise.resolve({ key: 'request-x', box: 'b' }) };
    const night = demoNight({ seed, now, shelters: demoHistory({ seed, now }), eventIdOf, seal });
    await expect(night).rejects.toThrow('sealed_elsewhere');
  });
});
