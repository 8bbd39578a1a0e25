import type { Role } from '../terms.ts';

/** Everything a person can do, in the words of docs/SPEC.md's table of rights. */
export const ACTIONS = [
  'see_board',
  'see_exact',
  'find',
  'handle_requests',
  'answer_requests',
  'hold',
  'change_holds',
  'release_holds',
  'follow_holds',
  'keep_house',
  'report_census',
  'record_calls',
  'undo',
  'correct',
  'register',
  'publish',
  'set_up',
  'see_meeting_point',
  'see_contacts',
  'write_places',
  'write_duty_line',
  'reveal_address',
  'emergency_access',
  'confirm_emergency',
  'review_emergency',
  'trends',
  'replay',
  'handover',
  'exchange',
  'poll_exports',
  'automate',
  'read_houses',
  'keep_organisations',
  'keep_people',
  'audit',
  'open_surge',
  'confirm_surge',
  'answer_country',
  'see_surges',
  'record_time',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * How far a right reaches. `own`: the houses of one's organisation, for shelter staff their own. `own_holds`: what one's
 * organisation placed, wherever, besides one's own houses. `as_house_allows`: any house may be asked, and its `directHolds`
 * answers. `delayed`: every house, 15 min late; `country`: those of one's country, 15 min late. `drafts`: any house, before
 * others see it. `aggregates`: banded, no house. `clock`: only the program's clock. `requests`: only the process that follows
 * holds, and only what belongs to a request.
 */
export type Scope =
  | 'none'
  | 'own'
  | 'any'
  | 'drafts'
  | 'own_holds'
  | 'as_house_allows'
  | 'delayed'
  | 'country'
  | 'aggregates'
  | 'clock'
  | 'requests';

/** A role that is not named has no right. */
type Row = Readonly<Partial<Record<Role, Scope>>>;

const shelter = { coordinator: 'own', shelter_staff: 'own', manager: 'own' } as const;
const operational = { hotline: 'any', coordinator: 'any', shelter_staff: 'any', manager: 'any' } as const;

/** The one table of rights. Denied unless granted. */
export const POLICY: Readonly<Record<Action, Row>> = {
  see_board: { ...operational, network_manager: 'delayed', focal_point: 'country' },
  see_exact: shelter,
  find: operational,
  handle_requests: operational,
  answer_requests: shelter,
  hold: { ...shelter, hotline: 'as_house_allows', coordinator: 'as_house_allows' },
  change_holds: { ...shelter, hotline: 'own_holds', coordinator: 'own_holds' },
  release_holds: { ...shelter, hotline: 'own_holds', coordinator: 'own_holds', service: 'requests' },
  follow_holds: { service: 'requests' },
  keep_house: shelter,
  report_census: { ...shelter, service: 'own' },
  record_calls: operational,
  undo: operational,
  correct: { coordinator: 'own', manager: 'own' },
  register: { manager: 'own', service: 'own' },
  publish: { manager: 'own', administrator: 'drafts' },
  set_up: { manager: 'own' },
  see_meeting_point: operational,
  see_contacts: operational,
  write_places: shelter,
  write_duty_line: { manager: 'own', administrator: 'any' },
  reveal_address: { ...shelter, hotline: 'any' },
  emergency_access: { coordinator: 'any' },
  confirm_emergency: { coordinator: 'own', manager: 'own' },
  review_emergency: { manager: 'own' },
  trends: { ...shelter, network_manager: 'aggregates', focal_point: 'country' },
  replay: shelter,
  handover: shelter,
  exchange: { manager: 'own', network_manager: 'aggregates', focal_point: 'aggregates' },
  poll_exports: { service: 'own' },
  automate: { manager: 'own' },
  read_houses: { manager: 'own', service: 'own' },
  keep_organisations: { administrator: 'any' },
  keep_people: { administrator: 'any' },
  audit: { manager: 'own', auditor: 'any' },
  open_surge: { manager: 'own', focal_point: 'country' },
  confirm_surge: { coordinator: 'own', manager: 'own', focal_point: 'any' },
  answer_country: { focal_point: 'country' },
  see_surges: { ...operational, network_manager: 'any', focal_point: 'any' },
  record_time: { service: 'clock' },
};

/** What emergency access to a house opens, in addition to the table and its rooms. */
export const IN_EMERGENCY: readonly Action[] = ['reveal_address'];
