/** How often each house has paused its intake, and when it last did: a view of the log with a snapshot of its own. */
export default {
  pages: ['projection'],
  optional: {},
  extra: [],
  seen: ['the pauses of houses SH-14 are the same', 'a reader folds the same from the events it asks for'],
  written: {},
  rows: [
    {
      file: 'libs/projections/src/index.ts',
      before: "export { shelterOf } from './log.ts';",
      row: "export { emptyPauses, type Pauses, projectPauses } from './pauses/pauses.ts';\nexport { pausesFromSnapshot, pausesToSnapshot } from './pauses/snapshot.ts';\n",
    },
    {
      file: 'apps/api/src/feed/feed.module.ts',
      before: 'import { LivenessProbe }',
      row: "import { LivePauses } from './live-pauses.ts';\n",
    },
    {
      file: 'apps/api/src/feed/feed.module.ts',
      before: '  provide(MatchableShelters, ',
      row: '  provide(LivePauses, [SNAPSHOTS], ({ pauses }) => new LivePauses(pauses)),\n',
    },
    {
      file: 'apps/api/src/feed/snapshots.ts',
      before: '  snapshotLines,\n  trailFromSnapshot',
      row: '  pausesFromSnapshot,\n  pausesToSnapshot,\n',
    },
    {
      file: 'apps/api/src/feed/snapshots.ts',
      before: "  'accepted-commands': form(",
      row: `  pauses: form(
    (pauses) => [pausesToSnapshot(pauses)],
    pausesFromSnapshot,
    (pauses) => pauses.unreadable.size === 0,
  ),
`,
    },
    { file: 'docs/operate/data-folder.md', before: '`accepted-commands`)', row: '`pauses`, ' },
    {
      file: 'apps/api/src/lifecycle.ts',
      before: 'import { MatchableShelters }',
      row: "import { LivePauses } from './feed/live-pauses.ts';\n",
    },
    {
      file: 'apps/api/src/lifecycle.ts',
      before: "      'accepted-commands': ",
      row: '      pauses: this.#part(LivePauses).pauses,\n',
    },
    {
      file: 'apps/api/src/readers.ts',
      before: 'import { LiveDirectory }',
      row: "import { LivePauses } from './feed/live-pauses.ts';\n",
    },
    {
      file: 'apps/api/src/readers.ts',
      before: '  reader(TonightNudges, ',
      row: `  reader(
    LivePauses,
    { shelter: ['IntakePaused'] },
    (live, event) => live.project(event),
    (live) => live.pauses,
  ),
`,
    },
    {
      file: 'apps/api/src/readers.spec.ts',
      before: 'import { LiveDirectory }',
      row: "import { LivePauses } from './feed/live-pauses.ts';\n",
    },
    {
      file: 'apps/api/src/readers.spec.ts',
      before: '    [LiveHandovers, new LiveHandovers()],',
      row: '    [LivePauses, new LivePauses()],\n',
    },
  ],
};
