import { element, textElement, XML_HEAD, type Xml } from '../xml.ts';
import { areaNameOf, type ExportedShelter } from './exported-shelters.ts';

const NAMESPACES = {
  'xmlns:have': 'urn:oasis:names:tc:emergency:edxl:have:2.0',
  'xmlns:edxl-ct': 'urn:oasis:names:tc:emergency:edxl:ct:1.0',
  'xmlns:xnl': 'urn:oasis:names:tc:emergency:edxl:ciq:1.0:xnl',
  'xmlns:xpil': 'urn:oasis:names:tc:emergency:edxl:ciq:1.0:xpil',
  'xmlns:xal': 'urn:oasis:names:tc:emergency:edxl:ciq:1.0:xal',
};
const COLOURS = 'urn:oasis:names:tc:emergency:EDXL:HAVE:2.0:Defaults:ColourCode';

/**
 * The shelters of one organisation as an OASIS EDXL-HAVE 2.0 message (schema of the working draft; the approved text is
 * Committee Specification 02). HAVE has no element for *held*: held places are subtracted, and the note says so. null: HAVE
 * requires at least one facility.
 */
export function edxlHave(organisation: string, shelters: readonly ExportedShelter[]): string | null {
  if (shelters.length === 0) return null;
  const message = element(
    'have:HAVE',
    NAMESPACES,
    element('have:organizationInformation', {}, nameOf(organisation)),
    textElement(
      'have:reportComment',
      'EDXL-HAVE 2.0, working draft schema. Counts of places, no person and no address.',
    ),
    ...shelters.map(facilityOf),
  );
  return XML_HEAD + message;
}

const nameOf = (name: string): string => element('xnl:OrganisationName', {}, textElement('xnl:NameElement', name));

function facilityOf(shelter: ExportedShelter): string {
  const { row } = shelter;
  return element(
    'have:facility',
    {},
    element(
      'have:facilityInformation',
      {},
      // An xs:ID can't start with a digit.
      textElement('have:facilityID', `shelter-${row.shelterId}`),
      textElement('have:facilityName', row.name),
      element('have:facilityDetails', {}, nameOf(row.organisation), areaOf(row)),
      textElement('have:facilityKind', 'TemporaryFacility'),
    ),
    element(
      'have:serviceList',
      {},
      textElement('have:taxonomyURI', 'urn:safe-haven:kind-of-house'),
      textElement('have:taxonomyName', 'Safe Haven, kinds of houses'),
      element(
        'have:serviceListItem',
        {},
        textElement('have:serviceTaxonomyKeyValue', row.kind),
        textElement('have:serviceName', `Safe accommodation: ${row.kind.replaceAll('_', ' ')}`),
        statusOf(shelter),
        capacityOf(shelter),
      ),
    ),
  );
}

function areaOf(row: ExportedShelter['row']): string {
  const named = (tag: string, name: string) => element(tag, {}, textElement('xal:NameElement', name));
  return element(
    'xpil:Addresses',
    {},
    element('xpil:Address', {}, named('xal:Country', row.country), named('xal:AdministrativeArea', areaNameOf(row))),
  );
}

function statusOf(shelter: ExportedShelter): string {
  const colour = colourOf(shelter);
  return element(
    'have:serviceStatus',
    {},
    textElement('have:isAvailable', String(colour === 'green')),
    element(
      'have:colourStatus',
      {},
      element(
        'have:colourCodeDefault',
        {},
        textElement('edxl-ct:ValueListURI', COLOURS),
        textElement('edxl-ct:Value', colour),
      ),
    ),
    textElement('have:comment', COMMENTS[colour]),
  );
}

const COMMENTS = {
  green: 'Somebody new can be taken in.',
  yellow: 'No place is free, or no count is recent: ask the organisation.',
  red: 'Nobody is taken in for the time being.',
} as const;

function colourOf({ row, places }: ExportedShelter): keyof typeof COMMENTS {
  if (row.intake.state === 'paused') return 'red';
  return places !== null && places.free > 0 ? 'green' : 'yellow';
}

function capacityOf({ row, places, updated }: ExportedShelter): Xml {
  if (places === null) return null;
  const { inService, occupied, held, spare, free } = places;
  // A counted house may report more people than places: the draft wants a negative number then.
  const available = occupied > inService ? inService - occupied : free;
  return element(
    'have:serviceBedCapacity',
    {},
    textElement('have:availableCount', String(available)),
    textElement('have:baselineCount', String(inService)),
    textElement(
      'have:capacityNote',
      `As of ${updated}, to the full hour. Taken off: ${held} promised, ${spare} left over in rooms in use.`,
    ),
    textElement('have:availability', availabilityOf(row, available)),
  );
}

function availabilityOf({ intake }: ExportedShelter['row'], available: number): string {
  if (intake.state === 'paused') return 'Inactive';
  return available > 0 ? 'Open' : available === 0 ? 'Full' : 'Exceeded';
}
