import {
  evolveRequest,
  evolveTransfer,
  type HavenEvent,
  initialRequest,
  initialTransfer,
  type OpenedRequest,
  type ProposedTransfer,
  type RequestEvent,
  type TransferEvent,
  toFact,
} from '@safe-haven/domain';
import { type EventStore, type RecordedEvent, readToHead } from '@safe-haven/event-store';
import type { Cell, Table } from '../../exports/tables/table.ts';
import { Slices } from '../../limits/loop-turns.ts';
import type { Taken } from './archive.ts';

/** What a house was asked, and what it said. */
interface Asked {
  readonly shelterId: string;
  readonly at: string;
  readonly respondBy: string;
  answer: { readonly what: string; readonly at: string } | null;
}

/**
 * What became of the requests of an organisation, of those that its houses were asked, and of its transfers, read from the
 * whole log: what ended is kept nowhere else for long. Instants, counts and codes: no party, nothing that is sealed, and of
 * other organisations neither a name nor a house.
 */
class Cases {
  readonly #organisation: string;
  readonly #own: ReadonlySet<string>;
  readonly requests = new Map<string, OpenedRequest>();
  readonly asked = new Map<string, Asked[]>();
  readonly transfers = new Map<string, ProposedTransfer>();

  constructor({ organisation, shelters }: Taken) {
    this.#organisation = organisation;
    this.#own = new Set(shelters.map(({ shelterId }) => shelterId));
  }

  isOwn = (shelterId: string | null): boolean => shelterId !== null && this.#own.has(shelterId);

  take(entry: RecordedEvent<HavenEvent>): void {
    if (entry.stream.startsWith('request-')) this.#takeRequest(entry as RecordedEvent<RequestEvent>);
    else if (entry.stream.startsWith('transfer-')) this.#takeTransfer(entry as RecordedEvent<TransferEvent>);
  }

  #takeRequest(entry: RecordedEvent<RequestEvent>): void {
    const { stream, event, metadata } = entry;
    if (event.type === 'RequestBroadcast') {
      const asked = event.shelters
        .filter(this.isOwn)
        .map((shelterId): Asked => ({ shelterId, at: metadata.occurredAt, respondBy: event.respondBy, answer: null }));
      if (asked.length > 0) this.asked.set(stream, [...(this.asked.get(stream) ?? []), ...asked]);
    }
    if (event.type === 'ShelterResponded') {
      const question = this.asked.get(stream)?.findLast(({ shelterId }) => shelterId === event.shelterId);
      if (question !== undefined) question.answer = { what: event.answer, at: metadata.occurredAt };
    }
    const before = this.requests.get(stream);
    const opens = event.type === 'RequestOpened' && event.requestedFrom.organisation === this.#organisation;
    if (before === undefined && !opens) return;
    const next = evolveRequest(before ?? initialRequest(stream.slice('request-'.length)), toFact(entry));
    if (next.situation !== 'unopened') this.requests.set(stream, next);
  }

  #takeTransfer(entry: RecordedEvent<TransferEvent>): void {
    const { stream, event } = entry;
    const before = this.transfers.get(stream);
    const concerns =
      event.type === 'TransferProposed' &&
      (event.from.organisation === this.#organisation || this.isOwn(event.to.shelterId));
    if (before === undefined && !concerns) return;
    const next = evolveTransfer(before ?? initialTransfer(stream.slice('transfer-'.length)), toFact(entry));
    if (next.situation !== 'unproposed') this.transfers.set(stream, next);
  }
}

/** The tables of requests and transfers. A case that this program can't read to its end is as it was before. */
export async function casesTables(store: EventStore<HavenEvent>, taken: Taken): Promise<readonly Table[]> {
  const [cases, slices] = [new Cases(taken), new Slices()];
  for await (const entry of readToHead(store)) {
    if (entry.position > taken.end) break;
    await slices.pauseIfDue();
    if (entry.readable) cases.take(entry);
  }
  return [requestsTable(cases), askedTable(cases), transfersTable(cases)];
}

const requestsTable = ({ requests, isOwn }: Cases): Table => ({
  name: 'requests',
  columns: [
    ...['opened_at', 'urgency', 'houses_asked', 'yes', 'yes_if', 'no', 'levels', 'situation', 'closed_at'],
    ...['admitted_in_own_house', 'declined'],
  ],
  rows: [...requests.values()].map((request): Cell[] => {
    const answered = (what: string) => request.answers.filter(({ answer }) => answer === what).length;
    const admitted = request.holds.find(({ standing }) => standing === 'admitted');
    return [
      ...[request.openedAt, request.urgency, request.asked.length],
      ...[answered('yes'), answered('yes_if'), answered('no'), request.level, request.situation, request.closedAt],
      admitted === undefined ? null : isOwn(admitted.shelterId) ? 'yes' : 'no',
      request.declined ?? null,
    ];
  }),
});

const askedTable = ({ asked }: Cases): Table => ({
  name: 'asked',
  columns: ['shelter', 'asked_at', 'respond_by', 'answer', 'answered_at'],
  rows: [...asked.values()]
    .flat()
    .map(({ shelterId, at, respondBy, answer }) => [
      shelterId,
      at,
      respondBy,
      answer?.what ?? null,
      answer?.at ?? null,
    ]),
});

const transfersTable = ({ transfers, isOwn }: Cases): Table => ({
  name: 'transfers',
  columns: [...['from_shelter', 'to_shelter', 'proposed_at', 'accepted_at', 'departed_at', 'ended_at', 'situation']],
  rows: [...transfers.values()].map(({ from, to, ...transfer }) => [
    isOwn(from.shelterId) ? from.shelterId : null,
    isOwn(to.shelterId) ? to.shelterId : null,
    ...[transfer.proposedAt, transfer.acceptedAt, transfer.departedAt, transfer.endedAt],
    transfer.situation,
  ]),
});
