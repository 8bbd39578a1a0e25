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
  'record_time',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * How far a right reaches. `own`: the houses of one's organisation, for shelter staff their own. `own_holds`: what
 * one's organisation placed, wherever, besides one's own houses. `as_house_allows`: any house may be asked, and its
 * `directHolds` answers. `delayed`: every house, 15 min late; `country`: those of one's country, 15 min late.
 * `drafts`: any house, before others see it. `aggregates`: banded, no house. `clock`: only the program's clock. `requests`: only the process that follows holds,
 * and only what belongs to a request.
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

type Row = Readonly<Record<Role, Scope>>;

/** A row of the table; a role that is not named has no right. */
const row = (granted: Partial<Row>): Row => ({
  hotline: 'none',
  coordinator: 'none',
  shelter_staff: 'none',
  manager: 'none',
  network_manager: 'none',
  focal_point: 'none',
  administrator: 'none',
  auditor: 'none',
  service: 'none',
  ...granted,
});
const house = { coordinator: 'own', shelter_staff: 'own', manager: 'own' } as const;
const operational = { hotline: 'any', coordinator: 'any', shelter_staff: 'any', manager: 'any' } as const;

/** The one table of rights. Denied unless granted. */
export const POLICY: Readonly<Record<Action, Row>> = {
  see_board: row({ ...operational, network_manager: 'delayed', focal_point: 'country' }),
  see_exact: row(house),
  find: row(operational),
  handle_requests: row(operational),
  answer_requests: row(house),
  hold: row({ ...house, hotline: 'as_house_allows', coordinator: 'as_house_allows' }),
  change_holds: row({ ...house, hotline: 'own_holds', coordinator: 'own_holds' }),
  release_holds: row({ ...house, hotline: 'own_holds', coordinator: 'own_holds', service: 'requests' }),
  follow_holds: row({ service: 'requests' }),
  keep_house: row(house),
  report_census: row({ ...house, service: 'own' }),
  undo: row(operational),
  correct: row({ coordinator: 'own', manager: 'own' }),
  register: row({ manager: 'own', service: 'own' }),
  publish: row({ manager: 'own', administrator: 'drafts' }),
  set_up: row({ manager: 'own' }),
  see_meeting_point: row(operational),
  see_contacts: row(operational),
  write_places: row(house),
  write_duty_line: row({ manager: 'own', administrator: 'any' }),
  reveal_address: row({ ...house, hotline: 'any' }),
  emergency_access: row({ coordinator: 'any' }),
  confirm_emergency: row({ coordinator: 'own', manager: 'own' }),
  review_emergency: row({ manager: 'own' }),
  trends: row({ ...house, network_manager: 'aggregates', focal_point: 'country' }),
  replay: row(house),
  handover: row(house),
  exchange: row({ manager: 'own', network_manager: 'aggregates', focal_point: 'aggregates' }),
  poll_exports: row({ service: 'own' }),
  automate: row({ manager: 'own' }),
  read_houses: row({ manager: 'own', service: 'own' }),
  keep_organisations: row({ administrator: 'any' }),
  keep_people: row({ administrator: 'any' }),
  audit: row({ manager: 'own', auditor: 'any' }),
  record_time: row({ service: 'clock' }),
};

/** What emergency access to a house opens, in addition to the table and its rooms. */
export const IN_EMERGENCY: readonly Action[] = ['reveal_address'];
