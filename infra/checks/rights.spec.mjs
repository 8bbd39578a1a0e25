import { describe, expect, test } from '@jest/globals';
import { ACTIONS, POLICY } from '@safe-haven/domain';
import { read } from './files.mjs';

/** How the table of SPEC says each reach of a right. */
const WORDING = {
  any: /^(?:yes|live)$/,
  own: /^own\b/,
  own_holds: /\bown holds$/,
  as_house_allows: /`directHolds`/,
  delayed: /^15 min late$/,
  country: /^own country\b/,
  aggregates: /^(?:banded|aggregates)$/,
  drafts: /^drafts$/,
};
/** Rights of the program's own processes: no person and no service token has them. */
const OF_THE_PROGRAM = ['requests', 'clock'];

const table = /^\| action \|[\s\S]*?(?=\n\n)/m.exec(read('docs/SPEC.md'))[0];
const [head, , ...rows] = table.split('\n').map((line) => line.slice(2, -2).split(' | '));
const roles = head.slice(1).map((role) => (role === 'service token' ? 'service' : role.replace(' ', '_')));
const granted = rows.flatMap(([what, ...cells]) =>
  [.../\(([^()]+)\)$/.exec(what)[1].matchAll(/`(\w+)`/g)].map(([, action]) => ({ action, cells })),
);

/** What SPEC says of an action and the table of the policy does not, or says otherwise. */
function differences({ action, cells }) {
  return roles.flatMap((role, i) => {
    const scope = POLICY[action]?.[role];
    const holds =
      scope === undefined || OF_THE_PROGRAM.includes(scope) ? cells[i] === '–' : WORDING[scope].test(cells[i]);
    return holds ? [] : [`${action}, ${role}: “${cells[i]}”, and the policy says ${scope ?? 'nothing'}`];
  });
}

describe('SH-18: the rights of SPEC', () => {
  test('are those of the one policy table, for every role', () => expect(granted.flatMap(differences)).toEqual([]));

  test('have a column for every role that has one', () => {
    const holders = new Set(Object.values(POLICY).flatMap((row) => Object.keys(row)));
    expect(roles.toSorted()).toEqual([...holders].toSorted());
  });

  test('are all that there are, each once', () => {
    const ofPeople = ACTIONS.filter((action) =>
      Object.values(POLICY[action]).some((scope) => !OF_THE_PROGRAM.includes(scope)),
    );
    expect(granted.map(({ action }) => action).toSorted()).toEqual(ofPeople.toSorted());
  });

  test.each([
    ['hold', 0, 'yes', ['hold, hotline: “yes”, and the policy says as_house_allows']],
    ['audit', 0, 'own', ['audit, hotline: “own”, and the policy says nothing']],
    ['publish', 6, '–', ['publish, administrator: “–”, and the policy says drafts']],
  ])('%s: a cell that says otherwise is seen', (action, i, cell, expected) => {
    const { cells } = granted.find((one) => one.action === action);
    expect(differences({ action, cells: cells.with(i, cell) })).toEqual(expected);
  });
});
