import type { RequestCriteria, RequestView, ShelterTask, TransferView } from '@safe-haven/contracts';
import {
  type Actor,
  answersInOrder,
  isReopened,
  isRequestClosed,
  isTransferEnded,
  mayRequest,
  mayTransfer,
  nextEscalationAt,
  nextYes,
  type OpenedRequest,
  type ProposedTransfer,
  type RequestCommandType,
  respondByOf,
  type ShelterRef,
  type TransferCommandType,
  unmetReasonsOf,
} from '@safe-haven/domain';

/**
 * A request belongs to its organisation, so that the next shift continues with it; others see it only as a shelter that
 * was asked.
 */
export const isRequester = (actor: Actor, { requestedFrom }: Pick<OpenedRequest, 'requestedFrom'>): boolean =>
  actor.organisation !== null &&
  actor.organisation === requestedFrom.organisation &&
  mayRequest(actor, 'open', { requestId: '' });

/** Whether this is one of the caller's own shelters that they may answer for. */
export const mayAnswerFor = (actor: Actor, shelter: ShelterRef): boolean =>
  mayRequest(actor, 'respond', { requestId: '', shelter });

interface RequestVisibility {
  readonly actor: Actor;
  /** null: the key was deleted. */
  readonly criteria: RequestCriteria | null;
  /** Whether the caller may see the hold's id: it is theirs, or in their shelter. */
  readonly seesHold: (shelterId: string, holdId: string) => boolean;
  /** The open transfer of the request. */
  readonly transferId: string | null;
  /** What a shelter that said yes could offer now. */
  readonly nowOf: (shelterId: string) => RequestView['answers'][number]['now'];
}

/** A request as the requesting organisation sees it. */
export function requestViewOf(
  state: OpenedRequest,
  { actor, criteria, seesHold, nowOf, transferId }: RequestVisibility,
): RequestView {
  const place = state.holds.find(({ standing }) => standing === 'promised' || standing === 'admitted');
  return {
    requestId: state.requestId,
    situation: state.situation,
    requestedFrom: { ...state.requestedFrom, mine: isRequester(actor, state) },
    party: { ...state.party },
    urgency: state.urgency,
    excludedAreas: state.excludedAreas,
    criteria,
    consent: consentViewOf(state.consent),
    openedAt: state.openedAt,
    waitingSince: state.waitingSince,
    level: state.level,
    nextEscalationAt: nextEscalationAt(state),
    respondBy: respondByOf(state),
    asked: state.asked.map(({ shelterId }) => shelterId),
    answers: answersInOrder(state).map(({ shelterId, answer, codes, at }) => ({
      shelterId,
      answer,
      codes: [...codes],
      at,
      now: answer === 'no' || state.situation !== 'open' ? null : nowOf(shelterId),
    })),
    place: place
      ? { shelterId: place.shelterId, holdId: seesHold(place.shelterId, place.holdId) ? place.holdId : null }
      : null,
    offered: nextYes(state),
    closedAt: state.closedAt,
    transferId,
    afterClosing: state.under?.situation ?? null,
    reasons: [...unmetReasonsOf(state)],
    interim: state.interim,
    may: isRequester(actor, state) ? openCommands(state) : [],
  };
}

const consentViewOf = (consent: OpenedRequest['consent'] | ProposedTransfer['consent']) =>
  consent && { ...consent, scope: [...consent.scope] };

function openCommands(state: OpenedRequest): RequestCommandType[] {
  if (isRequestClosed(state)) return [];
  if (state.situation === 'promised') return ['record-consent', 'withdraw'];
  const more: RequestCommandType[] = state.level < state.escalation.length ? ['escalate'] : [];
  return ['record-consent', 'broadcast', ...more, 'withdraw', 'close-unmet'];
}

/** The part of the needs that is disclosed to a shelter (PV-4). */
export type DisclosedNeeds = Pick<ShelterTask, 'languages' | 'touches' | 'criteria'>;
/** For a reader to whom no needs may be disclosed. */
export const NOTHING_DISCLOSED: DisclosedNeeds = { languages: [], touches: [], criteria: null };

/**
 * The task of one shelter; null: it was not asked. About other shelters it only learns that one of them has the party.
 */
export function shelterTaskOf(state: OpenedRequest, shelterId: string, disclosed: DisclosedNeeds): ShelterTask | null {
  const asked = state.asked.find((a) => a.shelterId === shelterId);
  if (!asked) return null;
  const answer = state.answers.find((given) => given.shelterId === shelterId);
  return {
    requestId: state.requestId,
    shelterId,
    party: { ...state.party },
    urgency: state.urgency,
    ...disclosed,
    shares: [...(state.consent?.scope ?? [])],
    askedAt: asked.askedAt,
    respondBy: asked.respondBy,
    answer: answer ? { answer: answer.answer, codes: [...answer.codes], at: answer.at } : null,
    state: stateFor(state, shelterId),
    offered: isReopened(state) && nextYes(state) === shelterId,
  };
}

/** The tasks of these shelters, without the needs, which have to be decrypted first. */
export const shelterTasksOf = (state: OpenedRequest, shelters: ReadonlySet<string>): ShelterTask[] =>
  state.asked.flatMap(({ shelterId }) =>
    shelters.has(shelterId) ? (shelterTaskOf(state, shelterId, NOTHING_DISCLOSED) ?? []) : [],
  );

function stateFor(state: OpenedRequest, shelterId: string): ShelterTask['state'] {
  const has = state.holds.find(({ standing }) => standing === 'promised' || standing === 'admitted');
  if (has !== undefined && (state.situation === 'promised' || state.situation === 'placed')) {
    return has.shelterId === shelterId ? 'here' : 'elsewhere';
  }
  return state.situation === 'open' ? 'open' : 'closed';
}

/**
 * A task that still waits for this shelter: nobody has the party, and the shelter has not answered since it was asked,
 * or is next.
 */
export const isWaiting = ({ state, answer, askedAt, offered }: ShelterTask): boolean =>
  state === 'open' && (answer === null || answer.at < askedAt || offered);

type Situations = readonly ProposedTransfer['situation'][];
const JOURNEY: Situations = ['accepted', 'on_the_way', 'overdue'];
const IN_TRANSIT: Situations = ['on_the_way', 'overdue'];

/** In which situations each command is offered, in the order in which they are shown; none: nobody sends it to a transfer. */
const OFFERED_IN: { readonly [T in TransferCommandType]: Situations } = {
  propose: [],
  'record-consent': ['proposed', 'accepted'],
  accept: ['proposed'],
  decline: ['proposed'],
  'share-meeting-point': JOURNEY,
  depart: ['accepted'],
  'change-arrival': IN_TRANSIT,
  arrive: IN_TRANSIT,
  fail: ['proposed', ...JOURNEY],
  'record-time': [],
  'note-hold': [],
  'call-off': [],
};
const TRANSFER_COMMANDS = Object.keys(OFFERED_IN) as TransferCommandType[];

/** A house may hold again for a party that it gave up and that is still on the way (TR-10). */
const isOffered = (command: TransferCommandType, { situation, diverted }: ProposedTransfer): boolean =>
  OFFERED_IN[command].includes(situation) || (command === 'accept' && diverted !== null);

/** Whether the caller is on one of the two sides: the sender, or one of their shelters is the receiver. */
export const isOfTransfer = (actor: Actor, { from, to }: ProposedTransfer): boolean =>
  mayTransfer(actor, 'change-arrival', { from, to });

/** Whether the caller is of the sending organisation, which knows the needs. */
export const isSenderOf = (actor: Actor, { from, to }: ProposedTransfer): boolean =>
  mayTransfer(actor, 'depart', { from, to });

/** A transfer as its two sides see it. */
export function transferViewOf(
  state: ProposedTransfer,
  actor: Actor,
  opened: Pick<TransferView, 'languages' | 'touches' | 'details' | 'meetingPoint' | 'heldUntil'>,
): TransferView {
  const sides = { from: state.from, to: state.to, diverted: state.diverted };
  const may = isTransferEnded(state)
    ? []
    : TRANSFER_COMMANDS.filter((command) => isOffered(command, state) && mayTransfer(actor, command, sides));
  return {
    transferId: state.transferId,
    situation: state.situation,
    from: { ...state.from, mine: mayTransfer(actor, 'depart', sides) },
    to: { ...state.to, mine: mayTransfer(actor, 'arrive', sides) },
    requestId: state.requestId,
    party: { ...state.party },
    arrival: { ...state.arrival },
    conditions: [...state.conditions],
    ...opened,
    consent: consentViewOf(state.consent),
    proposedAt: state.proposedAt,
    acceptedAt: state.acceptedAt,
    departedAt: state.departedAt,
    endedAt: state.endedAt,
    diverted: state.diverted && { ...state.diverted },
    code: state.code,
    may,
  };
}
