import { areaById, type changeOrganisation, type registerOrganisation } from '@safe-haven/contracts';
import {
  type Actor,
  type OrganisationCommand,
  type OrganisationEvent,
  type OrganisationRejection,
  type OrganisationRejectionCode,
  type OrganisationState,
  type OutsideOrganisation,
  organisationDecider,
} from '@safe-haven/domain';
import type { z } from 'zod';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { Failure } from '../../problems/failure.ts';
import { sentOnce } from '../../routes/keyed.ts';
import { createdBy, keyOfChange } from '../../streams/change-key.ts';
import type { CommandRequest } from '../../streams/command.ts';
import type { StreamKind } from '../../streams/kind.ts';
import { failureOf } from '../../streams/outcome-failure.ts';
import { OwnStreamWithKeys } from '../../streams/own-stream.ts';
import { Queues } from '../../streams/queues.ts';
import type { Streams } from '../../streams/streams.ts';
import type { Organisations } from '../organisations.ts';

const SENTENCES: Readonly<Record<OrganisationRejectionCode, readonly [title: string, next: string]>> = {
  organisation_exists: ['This organisation is there already.', 'Load the list again.'],
  organisation_unknown: ['There is no such organisation.', 'Choose one of the list.'],
  organisation_name_carried: ['Houses, roles or tokens carry this name.', 'Leave the name as it is.'],
  organisation_same: ['An organisation of this name is on the list.', 'Choose it from the list.'],
  organisation_almost: ['An organisation of almost this name is on the list.', 'Choose it, or say that it is another.'],
  organisation_elsewhere: ['Its area is in a country in which it does not work.', 'Choose another area or country.'],
  sign_in_unknown: ['This sign-in is not there any more.', 'Load the list again and look at what is there.'],
  second_person_needed: ['You proposed it, so another person confirms it.', 'Ask another administrator.'],
};

type Kind = StreamKind<
  OrganisationState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRejection,
  OutsideOrganisation
>;

/** A change of one organisation, as the log gets it. */
type Changed = Omit<CommandRequest<OrganisationCommand>, 'source' | 'permit'>;

/**
 * Registers and changes organisations, each in a stream `organisation-<id>`. Resolves once this process has read the
 * events back.
 */
export class OrganisationRegister {
  readonly #streams: Streams;
  readonly #organisations: Organisations;
  readonly #feed: BoardFeed;
  readonly #kind: Kind;
  readonly #queues = new Queues();

  constructor(streams: Streams, organisations: Organisations, feed: BoardFeed) {
    this.#streams = streams;
    this.#organisations = organisations;
    this.#feed = feed;
    this.#kind = {
      decider: organisationDecider,
      states: new OwnStreamWithKeys(streams.store, organisationDecider),
      outside: ({ id }) => this.#outsideOf(id),
    };
  }

  async register(
    { area, ...details }: z.output<typeof registerOrganisation>,
    by: Actor,
    sent = sentOnce(),
  ): Promise<string> {
    const organisationId = createdBy(sent, by);
    const command: OrganisationCommand = { type: 'register-organisation', ...details, area: areaRef(area) };
    await this.#compared({ id: organisationId, command, ...keyOfChange(sent, command.type, command), actor: by });
    return organisationId;
  }

  change(
    organisationId: string,
    { area, name, countries, distinct }: z.output<typeof changeOrganisation>,
    by: Actor,
    sent = sentOnce(),
  ) {
    const command: OrganisationCommand = {
      type: 'change-organisation',
      distinct,
      ...(name === undefined ? {} : { name }),
      ...(countries === undefined ? {} : { countries }),
      ...(area === undefined ? {} : { area: areaRef(area) }),
    };
    return this.#compared({ id: organisationId, command, ...keyOfChange(sent, command.type, command), actor: by });
  }

  /** Of two registrations of one name at the same time, the second is compared with the first. */
  #compared(request: Changed): Promise<void> {
    return this.#queues.run('organisations', () => this.handle(request));
  }

  async handle(request: Changed): Promise<void> {
    const outcome = await this.#streams.handle(this.#kind, { ...request, source: 'app' });
    if (outcome.kind !== 'done') throw failureOf(outcome, { rejected: problemOf });
    await this.#feed.readBack(outcome.position);
  }

  #outsideOf(organisationId: string): OutsideOrganisation {
    const list = this.#organisations.list();
    const self = list.find((organisation) => organisation.organisationId === organisationId);
    const registered = list.filter((each) => each.organisationId !== null && each !== self);
    return {
      others: list.map(({ name }) => name),
      registered: registered.map(({ name }) => name),
      isCarried: self !== undefined && !self.mayRename,
    };
  }
}

/** `like` may be disclosed: the caller may see the list. */
function problemOf({ code, like }: OrganisationRejection) {
  const [title, next] = SENTENCES[code];
  return { code, title, next, ...(like === undefined ? {} : { like }) };
}

function areaRef(areaId: string): { id: string; name: string } {
  const area = areaById(areaId);
  if (area === null) throw new Failure('invalid', { detail: 'There is no such area.' });
  return { id: area.id, name: area.names.en };
}
