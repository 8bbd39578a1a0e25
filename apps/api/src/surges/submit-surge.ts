import { type CommandAnswer, type SurgeCommandName, surgeBodies } from '@safe-haven/contracts';
import { mayDo, type OutsideSurge, type SurgeCommand } from '@safe-haven/domain';
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
    permit: async () => permitOrFail(parts, caller, name),
  });
  if (outcome.kind !== 'done') throw surgeFailure(outcome);
  return caseAnswer(outcome, mayAtAll(caller, name));
}

/** Opening and confirming are rights of their own; somebody who has one of them may end what is theirs. */
const mayAtAll = ({ actor, scopes }: Caller, name: SurgeCommandName): boolean =>
  !scopes && ((name !== 'confirm' && mayDo(actor, 'open_surge')) || (name !== 'open' && mayDo(actor, 'confirm_surge')));

function permitOrFail({ cases, countries }: SubmitSurgeParts, caller: Caller, name: SurgeCommandName): OutsideSurge {
  if (!mayAtAll(caller, name)) throw new Failure('no_right');
  const { actor } = caller;
  if (name === 'open') {
    const known = [...cases.casework.surges.values()];
    const waiting = known.filter(({ situation }) => situation === 'waiting').map(({ country }) => country);
    return { ...within(countries.of(actor, 'open_surge')), waiting, known };
  }
  return within(name === 'confirm' ? countries.of(actor, 'confirm_surge') : undefined);
}

const within = (countries: OutsideSurge['countries']): OutsideSurge => (countries === undefined ? {} : { countries });
