import type { OperationLine, OperationPlan, OperationView } from '@safe-haven/contracts';
import { inMinutes, POSITION } from '../../features/request/night.fixture.tsx';
import { EMPTY_PARTY } from '../../model/party/party.ts';

export const lineOf = (line: number, part: Partial<OperationLine> = {}): OperationLine => ({
  line,
  requestId: `r${line}`,
  party: { ...EMPTY_PARTY, women: 1 },
  needs: {},
  with: [],
  notWith: [],
  crosses: 'not_asked',
  decided: null,
  situation: 'met',
  place: null,
  refused: null,
  ...part,
});

/** The place of a party whose hold is the first, short one. */
export const firstHold = (shelterId: string): Partial<OperationLine> => ({
  situation: 'first_hold',
  place: { shelterId, holdId: `h-${shelterId}`, expiresAt: inMinutes(14), until: inMinutes(240) },
});

const LEADS = [
  'add-party',
  'change-party',
  'relate-party',
  'record-crossing',
  'take-back-party',
  'join-parties',
  'split-party',
  'decide-shelter',
  'hold',
  'confirm',
  'undo-holds',
  'add-ride',
  'change-ride',
  'call-off-ride',
  'show-meeting-point',
  'close',
];

export const viewOf = (lines: readonly OperationLine[], part: Partial<OperationView> = {}): OperationView => ({
  position: POSITION,
  operationId: 'o1',
  situation: 'open',
  openedAt: inMinutes(-20),
  closedAt: null,
  closedBecause: null,
  expected: 20,
  from: 'rs-nis',
  avoid: [],
  code: 'K7M4',
  lead: { person: 'jelena', name: 'Jelena P.', mine: true, active: true },
  helpers: [],
  people: lines.length,
  lines: [...lines],
  rides: [],
  gone: [],
  undoable: [],
  may: LEADS,
  ...part,
});

export const plannedIn = (
  line: number,
  shelterId: string,
  part: Partial<OperationPlan['lines'][number]> = {},
): OperationPlan['lines'][number] => ({
  line,
  shelterId,
  rooms: ['shared'],
  conditions: [],
  asks: [],
  abroad: false,
  km: 45,
  minutes: 40,
  ...part,
});

export const planOf = (part: Partial<OperationPlan> = {}): OperationPlan => ({
  position: POSITION,
  plan: 'token',
  madeAt: inMinutes(0),
  lines: [],
  notPlaced: [],
  held: [],
  people: { placed: 0, of: 0 },
  aims: [{ aim: 'people', value: 0, bound: 0, proven: true }],
  kmStep: 5,
  wouldGive: [],
  ...part,
});
