import { texts } from '../texts.mjs';

const AUDIT = 'libs/projections/src/audit';

/** A house is inspected for its safety in a fire: an event, and the command that records it. */
export default {
  pages: ['event', 'command'],
  optional: {
    'libs/contracts/src/facts/format.ts': 'The first one of a release raises `LOG_FORMAT`, in',
    'libs/domain/src/request/': 'Every other kind of stream has the same two folders, `facts` and `commands`:',
    'apps/api/src/readers.ts': 'Where a reader of the log takes only some types of their kind, it is named in',
    'libs/contracts/src/requests.ts': 'of a request it is',
    'libs/domain/src/shelter/rejections.ts': 'If it is refused for a reason of its own, name that in',
    'apps/dashboard/src/features/': 'Where several screens send it, its form is a feature in',
  },
  extra: [
    'libs/contracts/src/written/written.spec.ts',
    'libs/domain/src/shelter/rejections.spec.ts',
    'libs/domain/src/shelter/properties.spec.ts',
    'apps/api/src/readers.spec.ts',
    'apps/api/src/http/client-types.int.spec.ts',
    'apps/dashboard/src/screens/shelter/activity/sentence.spec.ts',
    'apps/dashboard/src/locales/languages.spec.ts',
    'infra/checks/spec-ids.spec.mjs',
    'infra/checks/breaks.spec.mjs',
    'infra/checks/readings.spec.mjs',
  ],
  seen: [
    'R15 FireSafetyInspected.v1.json is read',
    'record-fire-inspection: its own is taken',
    'record-fire-inspection is open to the roles of the table',
    'then of FireSafetyInspected it says of nextBy what its schema is',
    'covers every kind of event',
    'the last inspection counts',
    'read it in their activity and in the audit trail',
  ],
  written: { 'docs/PRIVACY.md': '| FireSafetyInspected |', 'docs/API.md': '/record-fire-inspection`' },
  rows: [
    // The contracts.
    {
      file: 'libs/contracts/src/facts/shelter/capacity.ts',
      before: '  IntakeResumed: fact(',
      row: '  /** Somebody of the fire service inspected the house. `nextBy`: the day by which it is to be inspected again. */\n  FireSafetyInspected: fact(z.object({ inOrder: z.boolean(), nextBy: day })),\n',
    },
    { file: 'libs/contracts/src/facts/codec.spec.ts', raise: 'versions: ' },
    {
      file: 'libs/contracts/src/commands.ts',
      before: "  'resume-intake': ",
      row: "  'record-fire-inspection': z.strictObject({ inOrder: z.boolean(), nextBy: day }),\n",
    },
    {
      file: 'libs/contracts/src/commands.spec.ts',
      before: "  'resume-intake': ",
      row: "  'record-fire-inspection': { inOrder: true, nextBy: '2027-03-29' },\n",
    },
    {
      file: 'libs/contracts/src/written/fields.ts',
      before: '  IntakeResumed: ',
      row: "  FireSafetyInspected: { inOrder: 'code', nextBy: 'code' },\n",
    },
    // The domain.
    {
      file: 'libs/domain/src/shelter/state.ts',
      before: '  /** When occupancy last changed',
      row: '  /** What the fire service last said of it; null: it was never inspected. */\n  readonly fireSafety: FireSafety | null;\n',
    },
    {
      file: 'libs/domain/src/shelter/state.ts',
      before: '/** What somebody heard the house say by phone. */',
      row: 'export interface FireSafety {\n  readonly inOrder: boolean;\n  readonly nextBy: Day;\n}\n\n',
    },
    {
      file: 'libs/domain/src/shelter/facts/shelter-registered.ts',
      before: '    changedAt: ',
      row: '    fireSafety: null,\n',
    },
    {
      file: 'libs/domain/src/shelter/facts/index.ts',
      before: 'import { holdExtended }',
      row: "import { fireSafetyInspected } from './fire-safety-inspected.ts';\n",
    },
    {
      file: 'libs/domain/src/shelter/facts/index.ts',
      before: '  IntakeResumed: ',
      row: '  FireSafetyInspected: fireSafetyInspected,\n',
    },
    {
      file: 'libs/domain/src/shelter/commands/index.ts',
      before: 'import { recordTime }',
      row: "import { recordFireInspection } from './record-fire-inspection.ts';\n",
    },
    {
      file: 'libs/domain/src/shelter/commands/index.ts',
      before: "  'resume-intake': ",
      row: "  'record-fire-inspection': recordFireInspection,\n",
    },
    {
      file: 'libs/domain/src/testing/faults/beds.ts',
      before: "  'resume-intake': {",
      row: "  'record-fire-inspection': {\n    actor: STAFF,\n    start: () => ({ type: 'record-fire-inspection', inOrder: true, nextBy: '2027-03-01' }),\n    faults: [\n      unregistered,\n      { code: 'house_closed', late: (h) => h.given({ type: 'close' }, MANAGER) },\n      { code: 'until_in_past', body: () => ({ nextBy: '2025-03-01' }) },\n    ],\n  },\n",
    },
    { file: 'libs/domain/src/testing/night-step.ts', before: "  'ask',\n", row: "  'fire',\n" },
    {
      file: 'libs/domain/src/testing/night-command.ts',
      before: "    case 'ask':",
      row: "    case 'fire':\n      return { type: 'record-fire-inspection', inOrder: a % 3 > 0, nextBy: b % 2 > 0 ? '2027-03-01' : '2026-09-01' };\n",
    },
    {
      file: 'libs/domain/src/policy/policy.spec.ts',
      before: "      'resume-intake',",
      row: "      'record-fire-inspection',\n",
    },
    {
      file: 'libs/domain/breaks.json',
      before: '  {\n    "rule": "PC-6"',
      row: `  {
    "rule": "HS-NEW",
    "file": "src/shelter/commands/record-fire-inspection.ts",
    "find": "nextBy < now.slice(0, 10)",
    "replace": "nextBy === ''",
    "tests": ["fire-safety"]
  },
`,
    },
    {
      file: 'docs/SPEC.md',
      before: '\n## What others may learn',
      row: '- **HS-NEW** The people of a house record what the fire service said of it, and by which day it comes again. That day\n  is not over. The same, recorded again, is nothing new.\n',
    },
    // What reads the log.
    { file: 'libs/projections/src/now/snapshot.ts', raise: 'const VERSION = ' },
    { file: 'libs/projections/src/history/snapshot.ts', raise: 'const VERSION = ' },
    {
      file: `${AUDIT}/details.ts`,
      before: '  IntakeResumed: ',
      row: "  FireSafetyInspected: fields('inOrder', 'nextBy'),\n",
    },
    {
      file: 'libs/projections/src/handover/lines.ts',
      before: '  IntakeResumed: ',
      row: '  FireSafetyInspected: null,\n',
    },
    {
      file: 'apps/api/src/exports/own-log.ts',
      before: '  IntakeResumed: ',
      row: "  FireSafetyInspected: ['inOrder', 'nextBy'],\n",
    },
    {
      file: 'apps/api/src/live/tonight-events.ts',
      before: '  IntakeResumed: ',
      row: '  FireSafetyInspected: null,\n',
    },
    {
      file: 'apps/api/src/testing/command-bodies.ts',
      before: "  'resume-intake': ",
      row: "  'record-fire-inspection': { inOrder: true, nextBy: '2027-11-25' },\n",
    },
    {
      file: 'apps/api/src/testing/one-key/shelter-cases.ts',
      before: "    'resume-intake': ",
      row: "    'record-fire-inspection': { given: open, command: ana('record-fire-inspection'), afterwards: closes },\n",
    },
    // The screens.
    {
      file: 'apps/dashboard/src/screens/shelter/activity/sentence.ts',
      before: '  IntakeResumed: ',
      row: "  FireSafetyInspected: (d, a) => ({\n    key: d['inOrder'] === true ? 'fireInOrder' : 'fireNotInOrder',\n    values: { day: nightOf({ night: d['nextBy'] }, a) },\n  }),\n",
    },
    {
      file: 'apps/dashboard/src/screens/replay/change-kind.ts',
      before: '  IntakeResumed: ',
      row: "  FireSafetyInspected: 'settings',\n",
    },
    {
      file: 'apps/dashboard/src/screens/shelter/shelter-actions.tsx',
      before: 'import { OverflowForm }',
      row: "import { FireInspectionForm } from './forms/fire-inspection-form.tsx';\n",
    },
    {
      file: 'apps/dashboard/src/screens/shelter/shelter-actions.tsx',
      before: '        <CallToggle />',
      row: `        {may('record-fire-inspection') && (
          <FormToggle place="house:fire" variant="quiet">
            {t('act.fire')}
          </FormToggle>
        )}
`,
    },
    {
      file: 'apps/dashboard/src/screens/shelter/shelter-actions.tsx',
      before: "      {open === 'house:census'",
      row: "      {open === 'house:fire' && <FireInspectionForm />}\n",
    },
    ...texts('shelter', '"closeOverflow":', 'fire', {
      en: 'Record a fire inspection',
      mk: 'Запишете противпожарна проверка',
      sq: 'Shënoni një kontroll kundër zjarrit',
      bs: 'Zapišite protivpožarni pregled',
      'sr-Latn': 'Zapišite protivpožarni pregled',
    }),
    ...texts('shelter', '"callTitle":', 'fireTitle', {
      en: 'What did the fire service say?',
      mk: 'Што рекоа пожарникарите?',
      sq: 'Çfarë thanë zjarrfikësit?',
      bs: 'Šta su rekli vatrogasci?',
      'sr-Latn': 'Šta su rekli vatrogasci?',
    }),
    ...texts('shelter', '"callTitle":', 'fireInOrder', {
      en: 'In order',
      mk: 'Во ред е',
      sq: 'Në rregull',
      bs: 'U redu je',
      'sr-Latn': 'U redu je',
    }),
    ...texts('shelter', '"callTitle":', 'fireNotInOrder', {
      en: 'Not in order',
      mk: 'Не е во ред',
      sq: 'Jo në rregull',
      bs: 'Nije u redu',
      'sr-Latn': 'Nije u redu',
    }),
    ...texts('shelter', '"callTitle":', 'fireNextBy', {
      en: 'They come again by',
      mk: 'Доаѓаат пак до',
      sq: 'Vijnë përsëri deri më',
      bs: 'Dolaze ponovo do',
      'sr-Latn': 'Dolaze ponovo do',
    }),
    ...texts('shelter', '"callTitle":', 'fireNeedsDay', {
      en: 'Choose the day.',
      mk: 'Изберете ден.',
      sq: 'Zgjidhni ditën.',
      bs: 'Odaberite dan.',
      'sr-Latn': 'Izaberite dan.',
    }),
    ...texts('shelter', '"callTitle":', 'fire', {
      en: 'Record the inspection',
      mk: 'Запишете ја проверката',
      sq: 'Shënoni kontrollin',
      bs: 'Zapišite pregled',
      'sr-Latn': 'Zapišite pregled',
    }),
    ...texts('shelter', '"CheckHoursChanged":', 'FireSafetyInspected', {
      en: 'The inspection is recorded.',
      mk: 'Проверката е запишана.',
      sq: 'Kontrolli u shënua.',
      bs: 'Pregled je zapisan.',
      'sr-Latn': 'Pregled je zapisan.',
    }),
    ...texts('shelter', '"checkHoursNone":', 'fireInOrder', {
      en: '{{who}} recorded a fire inspection: in order, the next one by {{day}}.',
      mk: '{{who}}: противпожарна проверка, во ред е, следната до {{day}}.',
      sq: '{{who}}: kontroll kundër zjarrit, në rregull, tjetri deri më {{day}}.',
      bs: '{{who}}: protivpožarni pregled, u redu je, sljedeći do {{day}}.',
      'sr-Latn': '{{who}}: protivpožarni pregled, u redu je, sledeći do {{day}}.',
    }),
    ...texts('shelter', '"checkHoursNone":', 'fireNotInOrder', {
      en: '{{who}} recorded a fire inspection: not in order, the next one by {{day}}.',
      mk: '{{who}}: противпожарна проверка, не е во ред, следната до {{day}}.',
      sq: '{{who}}: kontroll kundër zjarrit, jo në rregull, tjetri deri më {{day}}.',
      bs: '{{who}}: protivpožarni pregled, nije u redu, sljedeći do {{day}}.',
      'sr-Latn': '{{who}}: protivpožarni pregled, nije u redu, sledeći do {{day}}.',
    }),
    ...texts('audit', '"CheckHoursChanged":', 'FireSafetyInspected', {
      en: '{{who}} recorded a fire inspection of {{about}}.',
      mk: '{{who}}: запишана противпожарна проверка, {{about}}.',
      sq: '{{who}}: u shënua një kontroll kundër zjarrit, {{about}}.',
      bs: '{{who}}: zapisan protivpožarni pregled, {{about}}.',
      'sr-Latn': '{{who}}: zapisan protivpožarni pregled, {{about}}.',
    }),
  ],
};
