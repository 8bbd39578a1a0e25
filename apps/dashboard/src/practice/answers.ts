import {
  type CommandName,
  commandBodies,
  dutyContactsRead,
  findAsk,
  meetingPointRead,
  meRead,
  myPushRead,
  noticesRead,
  onDutyRead,
  pathOf,
  requestsRead,
  surgesRead,
  tasksRead,
  tonightRead,
  transfersRead,
} from '@safe-haven/contracts';
import {
  type Actor,
  findPlaces,
  type MatchableShelter,
  matchableOf,
  partyOf,
  placesNeeded,
  type Rejection,
  type ShelterCommand,
  seesExact,
  toFact,
} from '@safe-haven/domain';
import {
  activityFor,
  answerEvents,
  bandedProblem,
  countsThatWait,
  detailFor,
  emptyCasework,
  endedHoldsOf,
  foundFor,
  nightHoldsOf,
  partiesOf,
  shelterProblem,
  staleSheltersOf,
} from '@safe-haven/projections';
import { HOUSES, type HouseId, PRACTICE_HOUSES } from './houses.ts';
import type { Handled, PracticeLog } from './log.ts';
import type { Words } from './night.ts';
import { wonBy } from './race.ts';

/** Who asks, when, and of which log. */
export interface Asking {
  readonly log: PracticeLog;
  readonly actor: Actor;
  readonly me: unknown;
  readonly words: Words;
  readonly timezone: string;
  /** In ms. */
  readonly now: number;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const problem = (status: number, code: string, more: object = {}): Reply => ({
  status,
  body: { type: 'about:blank', title: code, status, code, ...more },
});
const done: Reply = { status: 204, body: null };

type Read = (asking: Asking, query: URLSearchParams) => Reply;

/** What the screens of a practice night read, each made by the projection that the server makes it by. */
const READS: Readonly<Record<string, Read>> = {
  [pathOf(meRead)]: ({ me }) => ok(me),
  [pathOf(tonightRead)]: (asking) => ok(tonightOf(asking)),
  [pathOf(requestsRead)]: ({ log }) => ok({ position: log.network.position, items: [] }),
  [pathOf(surgesRead)]: ({ log }) => ok({ position: log.network.position, mayOpenFor: [], items: [] }),
  [pathOf(tasksRead)]: ({ log }) => ok({ position: log.network.position, items: [] }),
  [pathOf(transfersRead)]: ({ log }) => ok({ position: log.network.position, items: [] }),
  [pathOf(onDutyRead)]: () => ok({ own: [], shelterId: null, others: [] }),
  [pathOf(noticesRead)]: () => ok({ emergencies: [], confirmations: [], news: [], operations: [] }),
  [pathOf(myPushRead)]: () => ok({ publicKey: null, subscribed: false, devices: 0 }),
  [pathOf(dutyContactsRead)]: (asking, query) => ok({ contacts: contactsOf(asking, query.getAll('shelter')) }),
};

/** What is answered to `GET`. */
export function read(asking: Asking, path: string): Reply {
  const { pathname, searchParams } = new URL(path, 'http://practice.invalid');
  const known = Object.hasOwn(READS, pathname) ? READS[pathname] : undefined;
  if (known) return known(asking, searchParams);
  for (const shelterId of HOUSES) {
    if (pathname === `/api/shelters/${shelterId}`) return detail(asking, shelterId);
    if (pathname === `/api/shelters/${shelterId}/events`) return activity(asking, shelterId);
    if (pathname === pathOf(meetingPointRead, { shelterId })) return ok(meetingPointOf(asking, shelterId));
  }
  return notHere(asking);
}

/** A part of the program that a practice night has not. */
const notHere = ({ words }: Asking): Reply => problem(404, 'not_in_practice', { title: words.notHere });

function tonightOf({ log: { network }, actor, now }: Asking) {
  return {
    position: network.position,
    holds: nightHoldsOf(network, actor),
    ...endedHoldsOf(network, actor, now),
    parties: partiesOf(emptyCasework(), actor, now),
    handover: 'none',
    stale: staleSheltersOf(network, actor, now),
    ...countsThatWait(network, actor),
    tasks: 0,
  };
}

function detail({ log, actor, now }: Asking, shelterId: HouseId): Reply {
  const found = detailFor(log.network.shelters.get(shelterId)!, actor, now, log.network.position);
  return found === null ? problem(404, 'not_found') : ok(found);
}

function activity({ log, actor }: Asking, shelterId: HouseId): Reply {
  const shelter = log.network.shelters.get(shelterId)!;
  const found = activityFor(shelter, log.of(shelterId), actor, { limit: 50 });
  return found === null ? problem(403, 'no_right') : ok(found);
}

const meetingPointOf = ({ words }: Asking, shelterId: HouseId) => ({
  meetingPoint: words.meetingPoints[PRACTICE_HOUSES[shelterId].town],
  changed: null,
  address: 'hidden',
  maySet: false,
  emergency: 'no',
});

const contactsOf = ({ words, timezone }: Asking, asked: readonly string[]) =>
  HOUSES.filter((shelterId) => asked.includes(shelterId)).map((shelterId) => ({
    shelterId,
    timezone,
    shelter: { number: PRACTICE_HOUSES[shelterId].number, hours: null, changed: null },
    organisation: { organisationId: null, name: words.organisation, line: null },
    maySet: false,
    maySetLine: false,
  }));

/** What of a request's headers decides its answer. */
export interface Sent {
  /** The idempotency key. */
  readonly key: string;
  /** The position of what was seen when it was decided on; null: not said. */
  readonly seen: string | null;
}

const COMMAND = /^\/api\/shelters\/([^/]+)\/([^/]+)$/;

/** What is answered to `POST`. */
export function write(asking: Asking, path: string, body: unknown, sent: Sent): Reply {
  if (path === '/api/find') return find(asking, body);
  if (path.startsWith('/api/me/') || path === '/api/lock' || path === '/api/sign-out') return done;
  const [, shelterId, name] = COMMAND.exec(path) ?? [];
  return isHouse(shelterId) && name !== undefined && Object.hasOwn(commandBodies, name)
    ? command(asking, { shelterId, name: name as CommandName, body, sent })
    : notHere(asking);
}

const isHouse = (id: string | undefined): id is HouseId => (HOUSES as readonly (string | undefined)[]).includes(id);

function find({ log, actor, now }: Asking, body: unknown): Reply {
  const asked = findAsk.safeParse(body);
  const party = asked.success ? partyOf(asked.data.party) : null;
  if (!asked.success || party === null || placesNeeded(party) === 0) return problem(400, 'invalid');
  const shelters = matchablesOf(log);
  const { needs, avoid, arrival, limit } = asked.data;
  const matched = findPlaces(shelters.values(), {
    ...{ party, needs, from: null, avoid, arrival, actor, requestId: null },
    now: new Date(now).toISOString(),
  });
  return ok(foundFor(matched, { actor, party, shelters, ownArea: null, limit, position: log.network.position }));
}

/** The towns are on no map. */
function matchablesOf({ network }: PracticeLog): ReadonlyMap<string, MatchableShelter> {
  const all = [...network.shelters.values()].map(({ state }) => matchableOf(state, { point: null }));
  return new Map(all.flatMap((shelter) => (shelter === null ? [] : [[shelter.shelterId, shelter]])));
}

interface CommandSent {
  readonly shelterId: HouseId;
  readonly name: CommandName;
  readonly body: unknown;
  readonly sent: Sent;
}

function command(asking: Asking, { shelterId, name, body, sent }: CommandSent): Reply {
  const parsed = commandBodies[name].safeParse(body);
  if (!parsed.success) return problem(400, 'invalid');
  const data = parsed.data as { readonly party?: Parameters<typeof partyOf>[0] };
  const command = { type: name, ...data, ...(data.party && { party: partyOf(data.party) }) } as ShelterCommand;
  const { log, actor, now } = asking;
  const handled = log.handle({ actor, shelterId, command, commandId: sent.key, now });
  if (handled.kind === 'no_right') return problem(403, 'no_right');
  if (handled.kind === 'rejected') return refusal(asking, { shelterId, command, sent }, handled.rejection);
  return answer(asking, command, handled);
}

function refusal(
  { log, actor, now }: Asking,
  { shelterId, command, sent }: { readonly shelterId: HouseId; readonly command: ShelterCommand; readonly sent: Sent },
  rejection: Rejection,
): Reply {
  const state = log.state(shelterId);
  const exact = state.situation !== 'unregistered' && seesExact(actor, state);
  const disclosed = exact
    ? shelterProblem(rejection)
    : bandedProblem(rejection, wonBy(log, { actor, shelterId, command, rejection, seen: sent.seen, now }));
  return problem(409, rejection.code, disclosed);
}

function answer(
  { log, actor }: Asking,
  command: ShelterCommand,
  { entries, state }: Extract<Handled, { readonly kind: 'done' }>,
): Reply {
  const exact = state.situation !== 'unregistered' && seesExact(actor, state);
  const undoes = command.type === 'undo' ? { undoes: command.eventId } : {};
  return ok({
    position: log.network.position,
    revision: exact ? String(log.of(state.shelterId).length) : '0',
    events: answerEvents(entries.map(toFact), { reader: actor, exact, ...undoes }, state),
  });
}
