import { areaById, type CommandName, commandBodies, HOME_COUNTRIES } from '@safe-haven/contracts';
import { partyOf, type ShelterCommand, shelterDecider } from '@safe-haven/domain';
import { invalid } from '../problems/failure.ts';
import { parsedBody } from '../problems/faults.ts';

type Loose = Record<string, unknown>;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commandBodies, name);

/** Whether it is an observation, which is never refused and so never late (SH-12). */
export const isObservation = (name: string): boolean =>
  isCommandName(name) && shelterDecider.isObservation({ type: name } as ShelterCommand);

/**
 * Parses a body into the domain's command. Throws with the path of each fault. The only place that expands short forms:
 * `{ adults, children }` to a party, an area's id to its name.
 */
export function toCommand(name: CommandName, body: unknown): ShelterCommand {
  const data = parsedBody(commandBodies[name], body) as Loose;
  // A house is in the country of its area (PX-2): another area takes the country along.
  const country =
    data['country'] ?? (data['area'] ? areaById((data['area'] as { id: string }).id)?.country : undefined);
  return {
    type: name,
    ...data,
    ...(country === undefined ? {} : { country }),
    ...(data['party'] ? { party: partyOf(data['party'] as Parameters<typeof partyOf>[0]) } : {}),
    ...(data['area'] ? { area: areaOf(data['area'] as { id: string; name?: string }, data['country']) } : {}),
  } as ShelterCommand;
}

/**
 * In the four countries an area must be in the catalogue, whose areas are too large to locate a shelter; elsewhere it
 * has a name and no point.
 */
function areaOf(area: { id: string; name?: string }, country: unknown): { id: string; name: string } {
  const inCatalogue = areaById(area.id);
  if (inCatalogue && (country === undefined || inCatalogue.country === country))
    return { id: inCatalogue.id, name: inCatalogue.names.en };
  const home = (HOME_COUNTRIES as readonly unknown[]).includes(country);
  if (inCatalogue || home || country === undefined) {
    throw invalid('area.id', 'not an area of the catalogue in this country');
  }
  if (!area.name) throw invalid('area.name', 'needed outside the catalogue');
  return { id: area.id, name: area.name };
}
