import type { OutsideOrganisation } from './commands/command.ts';
import type { OrganisationProfile } from './events.ts';
import { similarityOf } from './names.ts';
import type { OrganisationRejection } from './rejections.ts';

/**
 * Whether a name could be mistaken for one in use (OG-2, OG-3). Exactly the name of one that only houses and roles carry is
 * no fault: registering it adds its details. `distinct`: the user has confirmed that an almost equal one is another.
 */
export function nameFault(
  name: string,
  { others = [], registered = [] }: OutsideOrganisation,
  distinct: boolean,
): OrganisationRejection | null {
  if (registered.includes(name)) return { code: 'organisation_same', like: name };
  const confusable = others.filter((other) => other !== name);
  const same = confusable.find((other) => similarityOf(name, other) === 'same');
  if (same !== undefined) return { code: 'organisation_same', like: same };
  const almost = distinct ? undefined : confusable.find((other) => similarityOf(name, other) === 'almost');
  return almost === undefined ? null : { code: 'organisation_almost', like: almost };
}

/** Its area must be in a country in which it works (OG-1). */
export const placeFault = ({
  countries,
  area,
}: Pick<OrganisationProfile, 'countries' | 'area'>): OrganisationRejection | null =>
  countries.some((country) => area.id.startsWith(`${country.toLowerCase()}-`))
    ? null
    : { code: 'organisation_elsewhere' };
