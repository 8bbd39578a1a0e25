import type { Actor, Role } from '@safe-haven/domain';
import { type DemoOrganisation, INVENTED, PARTNERS } from './organisations.ts';

/** A person to sign in as in the demo. The id is opaque and recorded in the log; the name is not. */
export interface DemoPerson {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly country: string;
  /** For shelter staff: their own shelters. Absent: every shelter of the organisation. */
  readonly shelters?: readonly string[];
}

/**
 * Every role at least once, and each partner with a hotline, a coordinator, shelter staff and a manager. All invented.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...at(PARTNERS.RS, [
    ['jelena', 'Jelena P.', 'coordinator'],
    ['vesna', 'Vesna M.', 'hotline'],
    ['marija', 'Marija S.', 'shelter_staff', ['lipa', 'javor']],
    ['dragana', 'Dragana I.', 'manager'],
    ['nevena', 'Nevena T.', 'network_manager'],
  ]),
  ...at(PARTNERS.BA, [
    ['amra', 'Amra H.', 'coordinator'],
    ['lejla', 'Lejla K.', 'hotline'],
    ['sanja', 'Sanja B.', 'shelter_staff', ['vrba', 'tresnja']],
    ['mirela', 'Mirela D.', 'manager'],
    ['azra', 'Azra Č.', 'focal_point'],
  ]),
  ...at(PARTNERS.MK, [
    ['elena', 'Elena N.', 'coordinator'],
    ['ana', 'Ana G.', 'hotline'],
    ['biljana', 'Biljana R.', 'shelter_staff', ['bukva', 'topola']],
    ['katerina', 'Katerina J.', 'manager'],
    ['slavica', 'Slavica P.', 'auditor'],
  ]),
  ...at(PARTNERS.AL, [
    ['arta', 'Arta L.', 'coordinator'],
    ['mimoza', 'Mimoza Ç.', 'hotline'],
    ['blerta', 'Blerta K.', 'shelter_staff', ['ulliri', 'blini']],
    ['drita', 'Drita M.', 'manager'],
    ['teuta', 'Teuta S.', 'administrator'],
  ]),
  ...at(INVENTED.RS, [['olivera', 'Olivera Đ.', 'coordinator']]),
  ...at(INVENTED.BA, [['selma', 'Selma V.', 'manager']]),
];

/** The person as the actor of an event. */
export const actorOf = (p: DemoPerson): Actor => ({
  person: p.person,
  role: p.role,
  organisation: p.organisation,
  country: p.country,
  ...(p.shelters && { shelters: p.shelters }),
});

type PersonRow = readonly [id: string, name: string, role: Role, shelters?: readonly string[]];
function at(organisation: DemoOrganisation, rows: readonly PersonRow[]): DemoPerson[] {
  return rows.map(([id, name, role, shelters]) => ({
    person: `demo-${id}`,
    name,
    role,
    organisation: organisation.name,
    country: organisation.country,
    ...(shelters && { shelters }),
  }));
}
