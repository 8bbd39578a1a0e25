import { type CommandAnswer, type SurgeCommandName, type SurgeInput, surgeBodies } from '@safe-haven/contracts';
import { type Action, mayDo, type OpenedSurge, type OutsideSurge, type SurgeCommand } from '@safe-haven/domain';
import { caseAnswer } from '../cases/case-answer.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import { parsedBody } from '../problems/faults.ts';
import type { Sent } from '../routes/sent.ts';
import { bodyHash } from '../streams/command-key.ts';
import type { SurgeStreams } from '../streams/surge-streams.ts';
import { surgeFailure } from './rejections.ts';
import type { SurgeCountries } from './surge-countries.ts';
import type { SurgePlaces } from './surge-places.ts';

export interface SurgeSubmission extends Sent {
  readonly caller: Caller;
  readonly surgeId: string;
  readonly name: SurgeCommandName;
  readonly body: unknown;
}

interface SubmitSurgeParts {
  readonly streams: SurgeStreams;
  readonly cases: LiveCasework;
  readonly countries: SurgeCountries;
  readonly places: SurgePlaces;
}

export const isSurgeCommand = (name: string): name is SurgeCommandName => Object.hasOwn(surgeBodies, name);

/** One command on one surge, from body to answer. Throws a `Failure` for everything that is not an answer. */
export async function submitSurge(
  parts: SubmitSurgeParts,
  { caller, surgeId, name, body, ...sent }: SurgeSubmission,
): Promise<CommandAnswer> {
  const data = parsedBody(surgeBodies[name], body);
  const outcome = await parts.streams.handle({
    id: surgeId,
    command: { ...data, type: name } as SurgeCommand,
    ...sent,
    hash: bodyHash(name, data),
    actor: caller.actor,
    source: caller.source,
    permit: async () => permitOrFail(parts, caller, surgeId, name, data),
  });
  if (outcome.kind !== 'done') throw surgeFailure(outcome);
  return caseAnswer(outcome, mayAtAll(caller, name));
}

const ENDS: readonly Action[] = ['open_surge', 'confirm_surge'];
/** Opening, confirming and answering are rights of their own; somebody who has one of the first two ends what is theirs, and asks for it. */
const RIGHTS: Readonly<Record<SurgeCommandName, readonly Action[]>> = {
  open: ['open_surge'],
  confirm: ['confirm_surge'],
  end: ENDS,
  'ask-country': ENDS,
  'decline-country': ['answer_country'],
};

const mayAtAll = ({ actor, scopes }: Caller, name: SurgeCommandName): boolean =>
  !scopes && RIGHTS[name].some((right) => mayDo(actor, right));

async function permitOrFail(
  parts: SubmitSurgeParts,
  caller: Caller,
  surgeId: string,
  name: SurgeCommandName,
  body: object,
): Promise<OutsideSurge> {
  if (!mayAtAll(caller, name)) throw new Failure('no_right');
  const { cases, countries } = parts;
  const { actor } = caller;
  switch (name) {
    case 'open': {
      const known = [...cases.casework.surges.values()];
      const waiting = known.filter(({ situation }) => situation === 'waiting').map(({ country }) => country);
      const asking = await askingOf(parts, caller, body as SurgeInput<'open'>);
      return { ...within(countries.of(actor, 'open_surge')), waiting, known, asking };
    }
    case 'confirm':
      return within(countries.of(actor, 'confirm_surge'));
    case 'ask-country': {
      const surge = await headOf(parts, surgeId);
      return { withFocalPoint: countries.withFocalPoint(), missing: surge === null ? 0 : parts.places.missing(surge) };
    }
    default:
      return {};
  }
}

/** The surge that is answered by the one that is opened: only for those who answer for its country. */
async function askingOf(
  parts: SubmitSurgeParts,
  { actor }: Caller,
  { answers, country }: SurgeInput<'open'>,
): Promise<OpenedSurge | null> {
  return answers === null || parts.countries.answering(actor) !== country ? null : headOf(parts, answers);
}

async function headOf({ streams }: SubmitSurgeParts, surgeId: string): Promise<OpenedSurge | null> {
  const state = (await streams.head(surgeId))?.state;
  return state === undefined || state.situation === 'unopened' ? null : state;
}

const within = (countries: OutsideSurge['countries']): OutsideSurge => (countries === undefined ? {} : { countries });
