import { texts } from '../texts.mjs';

/** How many houses of each country take nobody now: a screen for administrators, and the read that it asks. */
export default {
  pages: ['screen', 'read'],
  optional: {
    'apps/dashboard/src/features/': 'what it shares with another one is a feature in',
    'docs/API.md': 'Where programs of partners may rely on it, `npm run client` writes its row in',
  },
  extra: [
    'apps/dashboard/src/locales/languages.spec.ts',
    'apps/dashboard/src/locales/namespaces.spec.ts',
    'infra/checks/readings.spec.mjs',
  ],
  seen: [
    'an administrator reads how many houses of a country take nobody now',
    'says of each country how many houses take nobody now',
    'is in apps/e2e/src/pictures/scenes.mjs',
  ],
  written: {},
  rows: [
    {
      file: 'libs/contracts/src/index.ts',
      before: "export * from './system.ts';",
      row: "export * from './paused.ts';\n",
    },
    {
      file: 'apps/api/src/watch/watch.module.ts',
      before: 'import { SystemController }',
      row: "import { PausedController } from './paused.controller.ts';\n",
    },
    {
      file: 'apps/api/src/watch/watch.module.ts',
      before: 'import { HttpModule }',
      row: "import { FeedModule } from '../feed/feed.module.ts';\n",
    },
    { file: 'apps/api/src/watch/watch.module.ts', before: 'HttpModule],', row: 'FeedModule, ' },
    { file: 'apps/api/src/watch/watch.module.ts', before: 'SystemController],', row: 'PausedController, ' },
    { file: 'apps/dashboard/src/app/shell/screens.ts', before: '  Clock3,\n  Download', row: '  CirclePause,\n' },
    {
      file: 'apps/dashboard/src/app/shell/screens.ts',
      before: '  exchange: {',
      row: "  paused: { to: '/paused', needs: 'people', name: 'paused', icon: CirclePause },\n",
    },
    {
      file: 'apps/dashboard/src/app/shell/help-places.ts',
      before: '  exchange: {',
      row: "  paused: { all: at('administrator', 'later') },\n",
    },
    {
      file: 'apps/dashboard/src/app/shell/nav.spec.tsx',
      after: "me('people'), ['People', 'System'",
      row: ", 'Paused'",
    },
    {
      file: 'apps/dashboard/src/app/routes.tsx',
      before: 'const PeoplePage = ',
      row: "const PausedPage = later(() => import('../screens/paused/paused-page.tsx'), ['paused', 'refusals']);\n",
    },
    { file: 'apps/dashboard/src/app/routes.tsx', before: '  exchange: (', row: '  paused: () => <PausedPage />,\n' },
    {
      file: 'apps/dashboard/src/locales/resources.ts',
      before: 'import type people from',
      row: "import type paused from './en/paused.json';\n",
    },
    {
      file: 'apps/dashboard/src/locales/resources.ts',
      before: '  readonly people: ',
      row: '  readonly paused: typeof paused;\n',
    },
    {
      file: 'docs/TRANSLATING.md',
      before: '| `surges` |',
      row: '| `paused` | how many houses of each country take nobody now; on the administrator’s screen |\n',
    },
    { file: 'apps/e2e/src/given/every-screen.ts', after: "people: '/people', ", row: "paused: '/paused', " },
    {
      file: 'apps/e2e/src/pictures/scenes.mjs',
      before: "  { name: 'system', ",
      row: "  { name: 'paused', person: 'demo-teuta', path: '/paused' },\n",
    },
    ...texts('session', '"system": "', 'paused', {
      en: 'Paused',
      mk: 'Паузирани',
      sq: 'Në pauzë',
      bs: 'Pauzirane',
      'sr-Latn': 'Pauzirane',
    }),
  ],
};
