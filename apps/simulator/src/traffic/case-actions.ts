import { type RequestView, type ShelterTask, unmetCodes } from '@safe-haven/contracts';
import type { Random } from '@safe-haven/demo-network';
import { type CaseAction, type Caseload, type Choice, commandsOn, hasRoom, MINUTE, weighted } from './caseload.ts';
import { placesOf, SEEKING_PARTIES, type SeekingParty } from './seeking-parties.ts';
import { actionsOnTransfer, proposing } from './transfer-actions.ts';

/** Maximum number of open requests per organisation, to keep the night bounded. */
const REQUESTS_AT_ONCE = 3;
const ASKED_AT_MOST = 6;
const RESPOND_WITHIN = 20 * MINUTE;
/** How long a request without a place stays open before it is closed. */
const PATIENCE = 45 * MINUTE;

/**
 * Chooses an action for the parties of the night, within her rights. Everything started is completed: a yes leads to a
 * hold, a request without a place is closed, a transfer departs and arrives. `now` in ms. null: nothing to do.
 */
export function chooseCaseAction(random: Random, caseload: Caseload, now: number): CaseAction | null {
  const choices = [
    ...caseload.requests.flatMap((r) => actionsOnRequest(random, caseload, r, now)),
    ...caseload.tasks.flatMap((t) => actionsOnTask(caseload, t)),
    ...caseload.transfers.flatMap((t) => actionsOnTransfer(random, t, now)),
    ...opening(random, caseload),
    ...proposing(random, caseload, now),
  ].filter(([weight]) => weight > 0);
  return choices.length > 0 ? random.weighted(choices) : null;
}

/** Holds beds where a yes still seems to have room; otherwise asks other shelters, and finally closes the request. */
function actionsOnRequest(random: Random, caseload: Caseload, request: RequestView, now: number): readonly Choice[] {
  if (request.situation !== 'open') return [];
  const { requestId, party, asked, answers, offered, waitingSince } = request;
  const send = commandsOn('requests', requestId);
  const isRoomy = (id: string) => caseload.rows.some((r) => r.shelterId === id && hasRoom(r, placesOf(party)));
  const isLate = now - Date.parse(waitingSince) > PATIENCE;
  const yes = [offered, ...answers.flatMap((a) => (a.answer === 'no' ? [] : [a.shelterId]))];
  const next = yes.find((id) => id !== null && isRoomy(id));
  if (next && !isLate) {
    return [weighted(6, 'a yes was taken', commandsOn('shelters', next)('hold-beds', { party, requestId }))];
  }
  const shelters = sheltersFor(random, caseload, placesOf(party)).filter((id) => !asked.includes(id));
  if (shelters.length > 0 && !isLate) {
    const respondBy = new Date(now + RESPOND_WITHIN).toISOString();
    return [weighted(asked.length === 0 ? 8 : 1.5, 'houses were asked', send('broadcast', { shelters, respondBy }))];
  }
  if (asked.length === 0) return [weighted(2, 'a request was taken back', send('withdraw'))];
  if (!isLate && answers.length < asked.length) return [];
  return [weighted(3, 'no place was found', send('close-unmet', { reasons: reasonsOf(request) }))];
}

/** The reasons that the shelters gave; if all said yes but were full by then, that. */
function reasonsOf({ reasons }: RequestView): readonly string[] {
  const known = reasons.filter((code) => (unmetCodes as readonly string[]).includes(code)).slice(0, 12);
  return known.length > 0 ? known : ['no_free_place'];
}

/** Shelters that seem to have room, those of her country first. */
function sheltersFor(random: Random, { person, rows }: Caseload, places: number): string[] {
  return rows
    .filter((row) => hasRoom(row, places))
    .map((row) => ({ id: row.shelterId, far: (row.country === person.country ? 0 : 1) + random.next() }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, ASKED_AT_MOST)
    .map(({ id }) => id);
}

/** Answers by the free beds, sometimes with a condition; a shelter answers only once. */
function actionsOnTask(
  { rows }: Caseload,
  { state, answer, askedAt, requestId, shelterId, party }: ShelterTask,
): readonly Choice[] {
  const row = rows.find((r) => r.shelterId === shelterId);
  const isAnswered = answer !== null && answer.at >= askedAt;
  if (state !== 'open' || isAnswered || row?.view !== 'exact') return [];
  const send = commandsOn('requests', requestId);
  const respond = (answer: string, ...codes: readonly string[]) => send('respond', { shelterId, answer, codes });
  if (row.intake.state !== 'open') return [weighted(4, 'a house said no', respond('no', 'intake_paused'))];
  if (row.places.together < placesOf(party)) {
    return [
      weighted(4, 'a house said no', respond('no', row.places.free > 0 ? 'cannot_place_together' : 'no_free_place')),
    ];
  }
  return [
    weighted(4, 'a house said yes', respond('yes')),
    weighted(1, 'a house said yes, if', respond('yes_if', 'official_referral')),
    weighted(0.5, 'a house said no', respond('no', 'no_staff')),
  ];
}

function opening(random: Random, { person, rows, requests }: Caseload): readonly Choice[] {
  const open = requests.filter((r) => r.situation === 'open' || r.situation === 'promised');
  const home = rows.filter((r) => r.country === person.country);
  if (person.role === 'shelter_staff' || open.length >= REQUESTS_AT_ONCE || home.length === 0) return [];
  const seeking: SeekingParty = random.weighted(SEEKING_PARTIES);
  const { area } = random.pick(home);
  const body = {
    party: seeking.party,
    criteria: { needs: seeking.needs, from: area.id },
    urgency: random.pick(['immediate', 'tonight', 'tonight', 'within_24h'] as const),
  };
  return [weighted(1, 'a request was opened', commandsOn('requests', crypto.randomUUID())('open', body))];
}
