import type { Route } from '../routes/routes-of.ts';

/** What each capability that has routes is for, by the name of its folder. */
const CAPABILITIES: Readonly<Record<string, string>> = {
  account: 'One’s own account and session: methods of sign-in, the second factor, the role, the language.',
  administration: 'Accounts, organisations, their own sign-ins, and service tokens.',
  audit: 'Who did and who read what.',
  board: 'The houses with their free places, now or as they were.',
  demo: 'Signing in as an invented person, in the demo only.',
  exports: 'Files for partners and funders, and the events of one’s own houses.',
  figures: 'Admissions, stays, holds and what was asked for, by local day.',
  find: 'Which houses take a party.',
  forecast: 'Places that are likely to be free in the next days.',
  handover: 'Shifts, and what passes to the next one.',
  http: 'Whether the program is well.',
  notices: 'Notifications on a device.',
  operations: 'Many parties that were met at one time.',
  replay: 'One’s own houses as they were at an instant.',
  requests: 'Asking houses for a place, and their answers.',
  shelters: 'Houses: what is recorded in one, and setting one up.',
  'sign-in': 'Signing in, and accepting an invitation.',
  sms: 'Text messages of staff about their house, and from which numbers they come.',
  surges: 'A country’s call for extra places, and what houses answer.',
  tonight: 'What waits for somebody tonight.',
  transfers: 'A party that moves from one house to another.',
  trends: 'Occupancy by local day, week or month.',
  vault: 'Addresses, meeting points and duty lines, and emergency access to them.',
  watch: 'How the program is, for administrators.',
  webhooks: 'Telling programs of others what changes, and the numbers that they start from.',
};

/** The group of a route: the capability that serves it. */
export const tagOf = ({ module }: Pick<Route, 'module'>): string =>
  module.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** The groups of these routes, each with what it is for. */
export const tagsOf = (routes: readonly Route[]) =>
  [...new Set(routes.map(tagOf))].toSorted().map((name) => ({ name, description: CAPABILITIES[name] }));
