import { type IntakeRules, type Service, servicesOf } from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import { areaNameOf, type ExportedShelter } from './exported-shelters.ts';
import { openHours } from './hours.ts';
import { ruleNumber, rulesAsText, ruleText } from './rule-texts.ts';

/** The UUID namespace of HSDS ids. Never changes: partners store records under these ids. */
const NAMESPACE = '3f6a6c02-5a0d-4a1e-8d52-0d4a3f7b9c11';
const idOf = (...parts: readonly string[]): string => uuidv5(NAMESPACE, parts.join('\n'));

const PLACES_ID = idOf('unit', 'places');

/**
 * Shelters as a page of fully nested services of Open Referral HSDS 3.1 (the response of its `/services`). Locations are
 * virtual, without coordinates or address; there is no phone, contact or url. `now` in ms.
 */
export function hsdsPage(shelters: readonly ExportedShelter[], now: number) {
  const contents = shelters.flatMap((shelter) => [serviceOf(shelter, now), ...offeredBy(shelter)]);
  return {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  };
}

function serviceOf(shelter: ExportedShelter, now: number) {
  const { row, rules, updated } = shelter;
  const id = idOf('service', row.shelterId);
  const organisation = idOf('organisation', row.organisation);
  const [youngest, oldest] = [ruleNumber(rules, 'age_min'), ruleNumber(rules, 'age_max')];
  return {
    id,
    organization_id: organisation,
    name: row.name,
    description: `Safe accommodation: ${row.kind.replaceAll('_', ' ')}.`,
    status: row.intake.state === 'paused' ? 'temporarily closed' : 'active',
    eligibility_description: rulesAsText(rules),
    ...(youngest === undefined ? {} : { minimum_age: youngest }),
    ...(oldest === undefined ? {} : { maximum_age: oldest }),
    ...(/interpreter/.test(ruleText(rules, 'languages') ?? '') ? { interpretation_services: 'By phone.' } : {}),
    last_modified: updated,
    organization: organisationOf(row),
    capacities: capacitiesOf(shelter, id),
    languages: languagesOf(rules, id),
    schedules: schedulesOf(shelter, id, now),
    required_documents: documentsOf(rules, id),
    service_areas: [{ id: idOf('area', row.shelterId), service_id: id, name: areaOf(row) }],
    service_at_locations: [locationOf(row, rules, id)],
  };
}

/**
 * What a house offers besides places, each as a service of its own: partners search their directories by service. Without
 * capacity and hours, which nobody says of it.
 */
function offeredBy({ row, rules, updated }: ExportedShelter) {
  const offered = servicesOf(rules?.['services']) ?? [];
  return offered.map((service) => {
    const id = idOf('offered', row.shelterId, service);
    return {
      id,
      organization_id: idOf('organisation', row.organisation),
      name: `${row.name}: ${SERVICE_NAMES[service]}`,
      description: `${SERVICE_NAMES[service]} for those who stay in this house.`,
      status: 'active',
      eligibility_description: 'For those who stay in the house.',
      last_modified: updated,
      organization: organisationOf(row),
      capacities: [],
      languages: [],
      schedules: [],
      required_documents: [],
      service_areas: [{ id: idOf('area', row.shelterId, service), service_id: id, name: areaOf(row) }],
      service_at_locations: [locationOf(row, rules, id, service)],
    };
  });
}

/** English names for partners abroad. */
const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  psychological: 'Psychological support',
  legal_aid: 'Legal aid',
  medical_on_site: 'Medical care on site',
  interpreter: 'Interpreter',
  childcare: 'Childcare',
  school: 'School',
  work_training: 'Training for work',
  safe_return: 'Safe return',
};

const organisationOf = ({ organisation }: ExportedShelter['row']) => ({
  id: idOf('organisation', organisation),
  name: organisation,
  description: 'A partner organisation of the network.',
});

/** `available` is *free*: what a new party can be given, without held and spare places. Without exported numbers there is no capacity. */
function capacitiesOf({ row, places, updated }: ExportedShelter, service: string) {
  if (places === null) return [];
  const { free, inService } = places;
  return [
    {
      id: idOf('capacity', row.shelterId),
      service_id: service,
      unit: { id: PLACES_ID, name: 'places' },
      available: free,
      maximum: inService,
      description:
        'Places that a new party can be given now; places that are promised or left over in rooms in use are not counted.',
      updated,
    },
  ];
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const CODE = /^[a-z]{2,3}$/;

function languagesOf(rules: IntakeRules | null, service: string) {
  const codes = (ruleText(rules, 'languages') ?? '').toLowerCase().split(/[,;|\s]+/);
  return [...new Set(codes)]
    .filter((code) => CODE.test(code) && names.of(code) !== code)
    .map((code) => ({ id: idOf('language', service, code), service_id: service, name: names.of(code), code }));
}

function schedulesOf({ row, rules, timezone }: ExportedShelter, service: string, now: number) {
  return openHours(rules, timezone, now).map(({ opens, closes }) => ({
    id: idOf('schedule', row.shelterId, opens),
    service_id: service,
    freq: 'WEEKLY',
    byday: 'MO,TU,WE,TH,FR,SA,SU',
    opens_at: opens,
    closes_at: closes,
    description: `When somebody new is taken in, in the time of ${timezone}.`,
  }));
}

function documentsOf(rules: IntakeRules | null, service: string) {
  const document = ruleText(rules, 'documents_required');
  if (document === null || document === 'none') return [];
  return [{ id: idOf('document', service), service_id: service, document }];
}

function locationOf(
  row: ExportedShelter['row'],
  rules: IntakeRules | null,
  service: string,
  ...part: readonly string[]
) {
  const location = idOf('location', row.shelterId);
  const accessibility = (['step_free', 'hearing', 'visual'] as const).flatMap((code) => {
    const answer = ruleText(rules, code);
    const description = `${ACCESS[code]}: ${answer}`;
    return answer === null ? [] : [{ id: idOf('access', row.shelterId, code), location_id: location, description }];
  });
  return {
    id: idOf('at', row.shelterId, ...part),
    service_id: service,
    location_id: location,
    location: { id: location, location_type: 'virtual', name: areaOf(row), accessibility },
  };
}

const ACCESS = {
  step_free: 'Without steps',
  hearing: 'For people hard of hearing',
  visual: 'For people with low vision',
};

const areaOf = (row: ExportedShelter['row']): string => `${areaNameOf(row)}, ${row.country}`;
