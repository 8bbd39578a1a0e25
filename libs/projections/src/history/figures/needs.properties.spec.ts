import { describe, expect, it } from '@jest/globals';
import type { Actor, RequestCommand, RequestEvent } from '@safe-haven/domain';
import fc from 'fast-check';
import { CaseLog, FOLLOWER, opening, VERA } from '../../testing/case-log.ts';
import { exactly, figures } from '../../testing/figures.ts';
import { historyFromSnapshot, historyLines } from '../snapshot.ts';

const MANAGER: Actor = { ...VERA, person: 'boss', role: 'manager' };
const REQUESTS = ['a', 'b', 'c'] as const;
const HOUSES = ['lipa', 'bukva'] as const;
const ACTS = [
  'yes',
  'yes_if',
  'no',
  'held',
  'admitted',
  'released',
  'withdraw',
  'say why',
  'close',
  'refused',
] as const;

const step = fc.record({
  request: fc.constantFrom(...REQUESTS),
  act: fc.constantFrom(...ACTS),
  house: fc.constantFrom(...HOUSES),
  why: fc.constantFrom('too_far', 'across_border', 'house_rules', undefined),
  minutes: fc.integer({ min: 1, max: 20 * 60 }),
  ago: fc.integer({ min: 0, max: 90 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function play(steps: readonly Step[]): CaseLog {
  const log = new CaseLog();
  for (const id of HOUSES) log.registerShelter(id);
  for (const id of REQUESTS) {
    log.request(id, opening(id));
    const respondBy = new Date(log.now + 3_600_000).toISOString();
    log.request(id, { type: 'broadcast', shelters: HOUSES, respondBy } as RequestCommand);
  }
  for (const [i, { request, act, house, why, minutes, ago }] of steps.entries()) {
    log.pass(minutes);
    const occurredAt = new Date(log.now - ago * 60_000).toISOString();
    const send = (command: object, actor?: Actor) => log.request(request, command as RequestCommand, actor);
    const note = (status: string) => {
      const of = { requestId: request, transferId: null, shelterId: house, holdId: `${request}-${house}`, status };
      const sighting = { ...of, reason: null, causeId: `cause-${i}`, revision: i + 1, at: occurredAt };
      return send({ type: 'note-hold', sighting }, FOLLOWER);
    };
    if (act === 'yes' || act === 'yes_if' || act === 'no') {
      const codes = act === 'yes' ? [] : ['languages'];
      send({ type: 'respond', shelterId: house, answer: act, codes, occurredAt });
    } else if (act === 'held') note('live');
    else if (act === 'admitted' || act === 'released') note(act);
    else if (act === 'withdraw') send({ type: 'withdraw', occurredAt });
    else if (act === 'say why') send({ type: 'withdraw', declined: why, occurredAt });
    else if (act === 'close') send({ type: 'close-unmet', reasons: ['no_answer'], occurredAt });
    else send({ type: 'close-unmet', reasons: ['declined_by_party', 'too_far'], declined: why, occurredAt });
  }
  return log;
}

/** The same from the raw events of each request, by the words of docs/FIGURES.md alone. */
function reference(log: CaseLog, from: string, to: string) {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Belgrade' });
  const isIn = (at: string) => calendar.format(Date.parse(at)) >= from && calendar.format(Date.parse(at)) <= to;
  const yes: number[] = [];
  const held: number[] = [];
  const declined: Record<string, number> = {};
  let unmet = 0;
  for (const id of REQUESTS) {
    const events = log.entries.flatMap((entry) =>
      entry.readable && entry.stream === `request-${id}`
        ? [{ event: entry.event as RequestEvent, at: entry.metadata.occurredAt }]
        : [],
    );
    // A hold that is dated before the request waited for nothing.
    const since = (at: string) => Math.max(0, Date.parse(at) - Date.parse(events[0]!.at));
    const earliest = (is: (event: RequestEvent) => boolean) =>
      events.flatMap(({ event, at }) => (is(event) ? [at] : [])).sort()[0];
    const firstHold = earliest(({ type }) => type === 'RequestPromised');
    const firstYes = earliest(
      (e) => e.type === 'RequestPromised' || (e.type === 'ShelterResponded' && e.answer !== 'no'),
    );
    if (firstYes !== undefined && isIn(firstYes)) yes.push(since(firstYes));
    if (firstHold !== undefined && isIn(firstHold)) held.push(since(firstHold));
    const end = events.findLast(({ event }) => ['RequestWithdrawn', 'RequestClosedUnmet'].includes(event.type));
    if (end === undefined || !isIn(end.at) || isPlacedOrOpen(events.map(({ event }) => event))) continue;
    const { event } = end;
    if (event.type === 'RequestClosedUnmet') unmet += 1;
    const why = event.type === 'RequestWithdrawn' ? event.declined : undefined;
    const code =
      event.type === 'RequestClosedUnmet' && event.countedAs?.includes('declined_by_party')
        ? (event.declined ?? 'not_said')
        : why;
    if (code !== undefined) declined[code] = (declined[code] ?? 0) + 1;
  }
  return { yes: yes.sort((a, b) => a - b), held: held.sort((a, b) => a - b), declined, unmet };
}

/** Whether its party lives in a house after its end, or it looks for a place again. */
function isPlacedOrOpen(events: readonly RequestEvent[]): boolean {
  const end = events.findLastIndex(({ type }) => type === 'RequestWithdrawn' || type === 'RequestClosedUnmet');
  const inside = new Set<string>();
  let isReopened = false;
  for (const event of events.slice(end + 1)) {
    if (event.type === 'RequestPlaced') inside.add(event.holdId);
    if (event.type === 'RequestHoldNotNeeded') inside.delete(event.holdId);
    if (event.type === 'RequestReopened') isReopened = true;
  }
  return isReopened || inside.size > 0;
}

const middle = (sorted: readonly number[]): number =>
  (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;

describe('waits and refusals of random requests', () => {
  it('FG-10 equal a separate count from the raw events, before and after a snapshot', () => {
    const day = fc.integer({ min: 23, max: 30 }).map((n) => `2026-11-${n}`);
    let seen = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), day, day, (steps, a, b) => {
        const log = play(steps);
        const [from, to] = [a, b].toSorted() as [string, string];
        const expected = reference(log, from, to);
        const past = log.past();
        for (const history of [past, historyFromSnapshot([...historyLines(past)].join('\n'))!]) {
          const query = { from, to, by: 'organisation', organisation: 'SOS' } as const;
          const { needs } = exactly(figures(history, query, MANAGER, log.now).lines[0]?.whole);
          const { firstYes, firstHold, declinedRequests, unmet } = needs!;
          const counted = Object.entries(declinedRequests).filter(([, n]) => n > 0);
          expect({ yes: firstYes.of, held: firstHold.of, declined: Object.fromEntries(counted), unmet }).toEqual({
            ...{
              yes: expected.yes.length,
              held: expected.held.length,
              declined: expected.declined,
              unmet: expected.unmet,
            },
          });
          for (const [spread, all] of [
            [firstYes, expected.yes],
            [firstHold, expected.held],
          ] as const) {
            if (all.length > 0) expect(Math.abs(Number(spread.median) - middle(all) / 60_000)).toBeLessThan(0.0051);
          }
        }
        seen += expected.held.length + Object.keys(expected.declined).length;
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(50);
  });
});
