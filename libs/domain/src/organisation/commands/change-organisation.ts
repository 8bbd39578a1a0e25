import { same } from '@safe-haven/lang';
import { accepted, acceptedAt, refuse, rejected } from '../../decider.ts';
import type { OrganisationProfile } from '../events.ts';
import { nameFault, placeFault } from '../faults.ts';
import type { OrganisationDecision } from '../rejections.ts';
import type { RegisteredOrganisation } from '../state.ts';
import type { Distinct, OrganisationCommandRow, OrganisationContext } from './command.ts';

type ChangeOrganisation = Partial<OrganisationProfile> & Distinct;

export const changeOrganisation: OrganisationCommandRow<ChangeOrganisation> = { of: 'registered', decide };

/** A change of nothing is accepted without events. */
function decide(
  command: ChangeOrganisation,
  state: RegisteredOrganisation,
  { now, others = [], registered, isCarried = false }: OrganisationContext,
): OrganisationDecision {
  const { distinct = false } = command;
  const changed = changesOf(command, state);
  if (changed.name !== undefined && isCarried) return refuse('organisation_name_carried');
  const foreign = others.filter((other) => other !== state.name);
  const fault =
    (changed.name === undefined
      ? null
      : nameFault(changed.name, { others: foreign, ...(registered && { registered }) }, distinct)) ??
    placeFault({ ...state, ...changed });
  if (fault) return rejected(fault);
  const isNothing = Object.keys(changed).length === 0;
  return isNothing ? accepted() : acceptedAt(now, { type: 'OrganisationChanged', ...changed });
}

/** The fields of the command that differ from the state. */
const changesOf = (
  { name, countries, area }: ChangeOrganisation,
  state: RegisteredOrganisation,
): Partial<OrganisationProfile> => ({
  ...(name === undefined || name === state.name ? {} : { name }),
  ...(countries === undefined || same(countries, state.countries) ? {} : { countries }),
  ...(area === undefined || same(area, state.area) ? {} : { area }),
});
