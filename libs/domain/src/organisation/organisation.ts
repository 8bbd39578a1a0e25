import { same, unreachable } from '@safe-haven/lang';
import { accepted, acceptedAt, type Deciding, type Decision, type RecordedFact, refuse, rejected } from '../decider.ts';
import type { Instant } from '../terms.ts';
import type { OrganisationEvent, OrganisationProfile } from './events.ts';
import { similarityOf } from './names.ts';

/** A partner of the network, folded from its stream. */
export type OrganisationState =
  | { readonly situation: 'unregistered'; readonly organisationId: string }
  | RegisteredOrganisation;

export interface RegisteredOrganisation extends OrganisationProfile {
  readonly situation: 'registered';
  readonly organisationId: string;
  readonly recordedAt: Instant;
}

export const initialOrganisation = (organisationId: string): OrganisationState => ({
  situation: 'unregistered',
  organisationId,
});

export interface OrganisationFact {
  readonly event: OrganisationEvent;
  readonly context: Pick<RecordedFact<OrganisationEvent>['context'], 'recordedAt'>;
}

/** Total: a second registration, and a change of an unregistered organisation, are ignored. */
export function evolveOrganisation(
  state: OrganisationState,
  { event, context: { recordedAt } }: OrganisationFact,
): OrganisationState {
  const { type: _, ...data } = event;
  switch (event.type) {
    case 'OrganisationRegistered':
      if (state.situation === 'registered') return state;
      return {
        situation: 'registered',
        organisationId: state.organisationId,
        ...(data as OrganisationProfile),
        recordedAt,
      };
    case 'OrganisationChanged':
      return state.situation === 'registered' ? { ...state, ...data, recordedAt } : state;
    default:
      return unreachable(event);
  }
}

interface Distinct {
  /** The user has confirmed that it is another organisation, though the names are almost the same. */
  readonly distinct?: boolean;
}
export type OrganisationCommand =
  | ({ readonly type: 'register-organisation' } & OrganisationProfile & Distinct)
  | ({ readonly type: 'change-organisation' } & Partial<OrganisationProfile> & Distinct);

/** What a decision needs from other streams: the names of other organisations, and whether this one's name is in use. */
export interface OutsideOrganisation {
  /** Names in use, including those that only houses and roles carry. */
  readonly others?: readonly string[];
  /** Whether a role, a house or a token carries this name. */
  readonly isCarried?: boolean;
}

/** Every reason for which a command on an organisation is refused, in order of precedence. */
const ORGANISATION_REJECTION_CODES = [
  'organisation_exists',
  'organisation_unknown',
  'organisation_name_carried',
  'organisation_same',
  'organisation_almost',
  'organisation_elsewhere',
] as const;
export type OrganisationRejectionCode = (typeof ORGANISATION_REJECTION_CODES)[number];
/** `like`: the organisation that it could be mistaken for. */
export interface OrganisationRejection {
  readonly code: OrganisationRejectionCode;
  readonly like?: string;
}
export type OrganisationDecision = Decision<OrganisationEvent, OrganisationRejection>;

/** OG-1 to OG-4. A change of nothing is accepted without events. */
export function decideOrganisation(
  { distinct = false, ...command }: OrganisationCommand,
  state: OrganisationState,
  ctx: Pick<Deciding, 'now'> & OutsideOrganisation,
): OrganisationDecision {
  const { others = [], isCarried = false } = ctx;
  switch (command.type) {
    case 'register-organisation': {
      if (state.situation === 'registered') return refuse('organisation_exists');
      const { type: _, ...profile } = command;
      // A name that only houses and roles carry so far is registered in exactly that spelling.
      const fault = nameFault(profile.name, others, distinct) ?? placeFault(profile);
      return fault ? rejected(fault) : acceptedAt(ctx.now, { type: 'OrganisationRegistered', ...profile });
    }
    case 'change-organisation': {
      if (state.situation === 'unregistered') return refuse('organisation_unknown');
      const { type: _, ...asked } = command;
      const changed = changesOf(asked, state);
      if (changed.name !== undefined && isCarried) return refuse('organisation_name_carried');
      const fault =
        (changed.name === undefined ? null : nameFault(changed.name, without(others, state.name), distinct)) ??
        placeFault({ ...state, ...changed });
      if (fault) return rejected(fault);
      const isNothing = Object.keys(changed).length === 0;
      return isNothing ? accepted() : acceptedAt(ctx.now, { type: 'OrganisationChanged', ...changed });
    }
    default:
      return unreachable(command);
  }
}

/** The exact name of one that only houses and roles carry: registering it adds its details. */
function nameFault(name: string, others: readonly string[], distinct: boolean): OrganisationRejection | null {
  const confusable = others.filter((other) => other !== name);
  const same = confusable.find((other) => similarityOf(name, other) === 'same');
  if (same !== undefined) return { code: 'organisation_same', like: same };
  const almost = distinct ? undefined : confusable.find((other) => similarityOf(name, other) === 'almost');
  return almost === undefined ? null : { code: 'organisation_almost', like: almost };
}

const without = (names: readonly string[], name: string): readonly string[] => names.filter((each) => each !== name);

/** Its area must be in a country in which it works. */
const placeFault = ({ countries, area }: Pick<OrganisationProfile, 'countries' | 'area'>) =>
  countries.some((country) => area.id.startsWith(`${country.toLowerCase()}-`))
    ? null
    : ({ code: 'organisation_elsewhere' } as const);

/** The fields of the command that differ from the state. */
function changesOf(
  { name, countries, area }: Partial<OrganisationProfile>,
  state: RegisteredOrganisation,
): Partial<OrganisationProfile> {
  return {
    ...(name === undefined || name === state.name ? {} : { name }),
    ...(countries === undefined || same(countries, state.countries) ? {} : { countries }),
    ...(area === undefined || same(area, state.area) ? {} : { area }),
  };
}
