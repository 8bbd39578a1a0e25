import type { Handovers } from '@safe-haven/projections';
import type { Cell, Table } from '../../exports/tables/table.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { Names } from '../../identity/names.ts';
import type { Taken } from './archive.ts';

/**
 * The accounts of an organisation, a row for each role in it. A name that was erased, or whose key is not there, is an empty
 * cell. Nothing that somebody signs in with, no e-mail address, and no role elsewhere.
 */
export async function peopleTable(directory: LiveDirectory, names: Names, { organisation }: Taken): Promise<Table> {
  const rows: Cell[][] = [];
  for (const { personId, situation, grants } of directory.people()) {
    const held = Object.values(grants).filter((grant) => grant.organisation === organisation);
    const name = held.length === 0 ? null : await names.nameOf(personId);
    for (const { role, country, shelters } of held)
      rows.push([name, situation, role, country, shelters?.join(' ') ?? null]);
  }
  return { name: 'people', columns: ['name', 'account', 'role', 'country', 'shelters'], rows };
}

/** Who had the duty at the desks of an organisation, and who took over how: those that the program lists. */
export async function shiftsTable({ past }: Handovers, names: Names, { organisation }: Taken): Promise<Table> {
  const rows: Cell[][] = [];
  const shifts = [...past.values()].flat().filter(({ desk }) => desk.organisation === organisation);
  for (const { desk, by, begunAt, handedOverAt, takenBy, takenAt, reason } of shifts)
    rows.push([
      desk.shelters?.join(' ') ?? null,
      ...[await names.nameOf(by.person), by.role, begunAt, handedOverAt],
      ...[await names.nameOf(takenBy.person), takenBy.role, takenAt, reason],
    ]);
  const begun = ['name', 'role', 'begun_at', 'handed_over_at'];
  return { name: 'shifts', columns: ['shelters', ...begun, 'taken_by', 'taken_by_role', 'taken_at', 'reason'], rows };
}
