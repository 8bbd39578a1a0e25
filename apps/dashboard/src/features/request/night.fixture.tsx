import type {
  EndedHold,
  FoundPlaces,
  FoundShelter,
  NightHold,
  RequestView,
  Row,
  ShelterTask,
  Tonight,
  TransferView,
} from '@safe-haven/contracts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { at, exactRow, openBoard, snapshotOf } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { EMPTY_PARTY } from '../../model/party/party.ts';
import { FakeServer, type Reply, type SentRequest } from '../../net/server.fixture.ts';

export const POSITION = at(7);
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
export const PARTY = { ...EMPTY_PARTY, women: 1, girls: 1 };
const ROWS: readonly Row[] = ['lipa', 'javor', 'bukva', 'vrba'].map((id) =>
  exactRow(id, { name: `House ${id[0]!.toUpperCase()}${id.slice(1)}` }),
);

export const requestOf = (part: Partial<RequestView> = {}): RequestView => {
  const openedAt = inMinutes(-12);
  const answers: RequestView['answers'] = part.answers ?? [
    { shelterId: 'bukva', answer: 'yes', codes: [], at: inMinutes(-5), now: { against: [], km: 120 } },
    { shelterId: 'vrba', answer: 'yes_if', codes: ['official_referral', 'languages'], at: inMinutes(-4), now: null },
  ];
  return {
    requestId: 'r1',
    situation: 'open',
    requestedFrom: { organisation: 'Atina', country: 'RS', mine: true },
    party: PARTY,
    urgency: 'tonight',
    excludedAreas: 0,
    criteria: { needs: { ownRoom: true }, from: 'rs-nis' },
    consent: null,
    openedAt,
    waitingSince: openedAt,
    level: 0,
    nextEscalationAt: null,
    respondBy: inMinutes(8),
    asked: ['bukva', 'vrba', 'javor'],
    answers,
    place: null,
    offered: answers.find(({ answer }) => answer !== 'no')?.shelterId ?? null,
    afterClosing: null,
    transferId: null,
    closedAt: null,
    reasons: [],
    interim: null,
    may: ['broadcast', 'escalate', 'withdraw', 'close-unmet'],
    ...part,
  };
};
export const taskOf = (part: Partial<ShelterTask> = {}): ShelterTask => ({
  requestId: 'r9',
  shelterId: 'lipa',
  party: PARTY,
  urgency: 'immediate',
  languages: ['sq'],
  touches: ['pregnancy'],
  criteria: null,
  shares: ['share_health'],
  askedAt: inMinutes(-3),
  respondBy: inMinutes(17),
  answer: null,
  state: 'open',
  offered: false,
  ...part,
});
export const holdOf = (part: Partial<NightHold> = {}): NightHold => ({
  holdId: 'h1',
  shelterId: 'bukva',
  shelterName: 'House Bukva',
  area: 'Niš',
  party: PARTY,
  places: 2,
  requestId: null,
  heldAt: inMinutes(-80),
  expiresAt: inMinutes(40),
  arrival: null,
  setOutAt: null,
  overdueFrom: null,
  extendsTo: inMinutes(70),
  mine: true,
  atHome: false,
  ...part,
});
/** The end of a hold. */
export const endedOf = (part: Partial<EndedHold> = {}): EndedHold => {
  const { extendsTo: _, overdueFrom: __, places: ___, ...hold } = holdOf();
  return { ...hold, how: 'admitted', at: inMinutes(-2), byShelter: true, ofTransfer: false, ...part };
};
export const nightOf = (part: Partial<Tonight> = {}): Tonight => ({
  position: POSITION,
  holds: [],
  parties: [],
  handover: 'none',
  stale: [],
  tasks: 0,
  ...part,
});
export const transferOf = (part: Partial<TransferView> = {}): TransferView => ({
  transferId: 't1',
  situation: 'proposed',
  from: { organisation: 'Atina', country: 'RS', shelterId: 'lipa', mine: true },
  to: { organisation: 'La Strada', country: 'MK', shelterId: 'bukva', mine: false },
  requestId: null,
  party: PARTY,
  arrival: { from: inMinutes(10), to: inMinutes(130) },
  conditions: [],
  languages: [],
  touches: [],
  details: null,
  consent: null,
  meetingPoint: null,
  heldUntil: null,
  proposedAt: inMinutes(-20),
  acceptedAt: null,
  departedAt: null,
  endedAt: null,
  diverted: null,
  code: null,
  may: [],
  ...part,
});

type Answers = Record<string, Reply | ((request: SentRequest) => Reply)>;

/** Renders a screen on a socket that the test drives, with scripted answers; resolves once loaded. */
export async function onScreen(page: ReactElement, answers: Answers) {
  const server = new FakeServer(answers);
  const { socket, client } = openBoard();
  socket.receive('snapshot', snapshotOf(1, ROWS));
  await act(async () => void render(<BoardContext value={client}>{page}</BoardContext>));
  await act(async () => undefined);
  return {
    server,
    /** Sends a `tonight` nudge; resolves once the screen has refetched. */
    nudge: () =>
      act(async () => {
        socket.receive('tonight', { position: at(8) });
        await new Promise((resolve) => setTimeout(resolve, 150));
      }),
    /** Cuts the connection for long enough to count as offline. */
    cut: () =>
      act(async () => {
        socket.receive('disconnect', 'transport close');
        await new Promise((resolve) => setTimeout(resolve, 4_200));
      }),
  };
}

export const press = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
export const tick = (label: string) => act(async () => void fireEvent.click(screen.getByLabelText(label)));
export const accepted = { status: 200, body: { position: POSITION, revision: '1', events: [{ type: 'x' }] } } as const;

/** A search result with shelters that take the party, and that take it if. */
export function foundOf(takes: readonly string[], takesIf: readonly string[] = []): FoundPlaces {
  const found = (shelterId: string, conditions: FoundShelter['conditions'] = []): FoundShelter => ({
    shelterId,
    name: `House ${shelterId}`,
    organisation: 'Lara',
    country: 'BA',
    area: { id: 'ba-x', name: 'Tuzla' },
    own: false,
    barriers: [],
    conditions,
    asks: [],
    offer: null,
    direct: true,
    km: null,
    freshness: 'fresh',
    confirmedAt: null,
  });
  const group = (shelters: readonly FoundShelter[]) => ({ count: shelters.length, shelters: [...shelters] });
  return {
    position: POSITION,
    party: PARTY,
    ownArea: null,
    asked: null,
    nearly: [],
    takes: group(takes.map((id) => found(id))),
    takesIf: group(takesIf.map((id) => found(id, [{ code: 'languages' }]))),
    cannot: { ...group([]), reasons: [] },
  };
}
