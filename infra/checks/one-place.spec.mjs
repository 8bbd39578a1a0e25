import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

/** What is known in one place alone: how its second one would look, and the files that may look so. */
const PLACES = [
  {
    what: 'the offset of a time zone (adr 28)',
    looksLike: /timeZoneName|longOffset/,
    planted: "new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })",
    places: ['libs/lang/src/zone-offsets.ts'],
  },
  {
    // Each of the two logs names its own start, which no codec reads.
    what: 'the version in which an event is written (adr 24)',
    looksLike: /schemaVersion: \d/,
    planted: '{ eventId, type, schemaVersion: 1, data }',
    places: ['libs/event-store/src/eventstoredb/log-stream.ts', 'libs/event-store/src/sqlite/log-start.ts'],
  },
  {
    what: 'that a case is missing',
    looksLike: /(?:function|const) unreachable\b/,
    planted: 'function unreachable(missing) {',
    places: ['libs/lang/src/index.ts'],
  },
  {
    what: 'the list of roles',
    looksLike: /'network_manager',\s+'focal_point'/,
    planted: "const ROLES = ['manager', 'network_manager', 'focal_point'];",
    places: ['libs/contracts/src/terms/people.ts'],
  },
  {
    // A route that is read is a row next to its schema in contracts: the rest sends on, is for the operator, or
    // describes the others.
    what: 'the path of a read, whom it is open to and what it answers (adr 127)',
    looksLike: /@Get\(|\bapi\.get\(/,
    planted: "@Get('api/tonight')",
    places: [
      'apps/api/src/http/docs.controller.ts',
      'apps/api/src/http/health.controller.ts',
      'apps/api/src/identity/sign-in/oidc.controller.ts',
      'apps/api/src/live/asyncapi.controller.ts',
      'apps/dashboard/src/net/fetch-board.ts',
      'apps/dashboard/src/net/read/endpoints.ts',
      'apps/dashboard/src/net/read/use-read.ts',
    ],
  },
  {
    what: 'beside its row, what the row says already (adr 127)',
    looksLike: /@Reads\([^\n]*\n(?: {2}@[^\n]*\n)*? {2}@(?:Needs|SignedIn|OpenTo|OpenIn|Since|Answers)/,
    planted: "  @Reads(tonightRead, '…')\n  @Costs(4)\n  @Needs('handle_requests')\n  tonight() {}",
    places: [],
  },
];

const FOR_TESTS = /\.(?:spec|fixture|given)\.|\/(?:testing|contract|simulation|security|attacks|peers)\//;
const sources = filesIn('apps', 'libs')
  .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !FOR_TESTS.test(file))
  .map((file) => ({ file, text: read(file) }));

const filesWith = (looksLike, all) => all.flatMap(({ file, text }) => (looksLike.test(text) ? [file] : []));

describe('what is known in one place', () => {
  test.each(PLACES)('$what', ({ looksLike, places }) => {
    expect(filesWith(looksLike, sources)).toEqual(places);
  });

  test.each(PLACES)('$what: a second place is seen', ({ looksLike, planted }) => {
    expect(filesWith(looksLike, [{ file: 'a', text: planted }])).toEqual(['a']);
  });
});
