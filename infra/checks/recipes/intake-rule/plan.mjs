import { texts } from '../texts.mjs';

/** Whether somebody of the party works at night, and whether a house takes who does: a rule with a new need. */
export default {
  pages: ['intake-rule'],
  optional: {},
  extra: [
    'libs/domain/src/matching/find.spec.ts',
    'apps/dashboard/src/model/line/regroup.spec.ts',
    'apps/dashboard/src/locales/languages.spec.ts',
    'infra/checks/readings.spec.mjs',
  ],
  seen: ['night_work', 'worksAtNight is said'],
  written: {},
  rows: [
    // The contracts.
    {
      file: 'libs/contracts/src/intake-rules.ts',
      before: '  /** Whether they may keep their phones',
      row: "  /** Whether they may come and go when the door is locked, for their work. */\n  one('night_work', ['yes', 'by_arrangement', 'no'], (answer) => ({ value: answer.exclude(['yes']) })),\n",
    },
    {
      file: 'libs/contracts/src/party-needs.ts',
      before: "  pets: z.enum(['small', 'large'])",
      row: '  worksAtNight: z.boolean().optional(),\n',
    },
    // The domain.
    {
      file: 'libs/domain/src/matching/rules/index.ts',
      before: 'import { officialReferral }',
      row: "import { nightWork } from './night-work.ts';\n",
    },
    { file: 'libs/domain/src/matching/rules/index.ts', before: '  phones,\n', row: '  night_work: nightWork,\n' },
    { file: 'libs/domain/src/consent.ts', before: '  pets: ', row: "  worksAtNight: 'share_needs',\n" },
    { file: 'libs/domain/src/matching/rule-reasons.ts', before: '  pets: ', row: '  worksAtNight: true,\n' },
    // What reads rules and needs.
    {
      file: 'apps/api/src/exports/partners/rule-texts.ts',
      before: '  phones: ',
      row: "  night_work: 'Work at night',\n",
    },
    {
      file: 'apps/dashboard/src/model/needs/format-needs.ts',
      before: "  'mentalHealthAcute',",
      row: "  'worksAtNight',\n",
    },
    {
      file: 'apps/dashboard/src/screens/find/form/more-needs.tsx',
      before: "  'mentalHealthAcute',",
      row: "  'worksAtNight',\n",
    },
    { file: 'apps/dashboard/src/model/line/regroup.ts', before: '  pets: ', row: '  worksAtNight: either,\n' },
    {
      file: 'apps/dashboard/src/screens/find/reasons/ticks.ts',
      after: "type TickKey = 'stepFree' | ",
      row: "'nightWork' | ",
    },
    {
      file: 'apps/dashboard/src/screens/find/reasons/ticks.ts',
      before: "  { code: 'medical', ",
      row: "  { code: 'night_work', need: 'worksAtNight', key: 'nightWork' },\n",
    },
    {
      file: 'apps/dashboard/src/screens/setup/forms/rule-groups.ts',
      before: '  phones: ',
      row: "  night_work: 'house',\n",
    },
    {
      file: 'apps/dashboard/src/features/reasons/reasons.ts',
      before: '  phones: (',
      row: "  night_work: ({ t }, { value }) => (value === 'by_arrangement' ? t('why.nightWorkArranged') : t('why.night_work')),\n",
    },
    // Tests.
    {
      file: 'libs/domain/src/testing/rule-cases/needs.ts',
      before: '  phones: [',
      row: `  night_work: [
    {
      needs: { worksAtNight: true },
      bars: [['no', { value: 'no' }]],
      obliges: [['By arrangement', { value: 'by_arrangement' }]],
      welcomes: ['yes'],
      unknown: 'ask',
    },
  ],
`,
    },
    { file: 'libs/domain/src/testing/open-shelter.ts', before: '  phones: ', row: "  night_work: 'yes',\n" },
    {
      file: 'libs/domain/src/testing/any-ask.ts',
      before: '  phones: ',
      row: "  night_work: words('yes', 'by_arrangement', 'no'),\n",
    },
    { file: 'libs/domain/src/testing/any-ask.ts', before: '    pets: fc', row: '    worksAtNight: yesNo,\n' },
    { file: 'libs/domain/src/consent.spec.ts', before: '  pets: ', row: '  worksAtNight: true,\n' },
    { file: 'libs/domain/src/matching/work.spec.ts', before: "  pets: 'small',", row: '  worksAtNight: true,\n' },
    { file: 'apps/dashboard/src/features/request/codes.spec.ts', before: '  pets: ', row: '  worksAtNight: true,\n' },
    {
      file: 'apps/dashboard/src/features/reasons/reasons.spec.ts',
      before: "  ...['house_phone', 'none']",
      row: "  ...['by_arrangement', 'no'].map((value) => ({ code: 'night_work', value })),\n",
    },
    // Words.
    ...texts('shelter', '"phones": "', 'night_work', {
      en: 'Work at night',
      mk: 'Ноќна работа',
      sq: 'Punë natën',
      bs: 'Noćni rad',
      'sr-Latn': 'Noćni rad',
    }),
    ...texts('shelter', '"phones": {', 'night_work', {
      en: { yes: 'possible', by_arrangement: 'by arrangement', no: 'not possible' },
      mk: { yes: 'може', by_arrangement: 'по договор', no: 'не може' },
      sq: { yes: 'e mundur', by_arrangement: 'me marrëveshje', no: 'jo e mundur' },
      bs: { yes: 'moguć', by_arrangement: 'po dogovoru', no: 'nije moguć' },
      'sr-Latn': { yes: 'moguć', by_arrangement: 'po dogovoru', no: 'nije moguć' },
    }),
    ...texts('find', '"phonesOfHouse":', 'night_work', {
      en: 'Nobody comes and goes at night',
      mk: 'Ноќе никој не влегува и не излегува',
      sq: 'Natën askush nuk hyn e nuk del',
      bs: 'Noću niko ne ulazi i ne izlazi',
      'sr-Latn': 'Noću niko ne ulazi i ne izlazi',
    }),
    ...texts('find', '"phonesOfHouse":', 'nightWorkArranged', {
      en: 'Work at night is by arrangement',
      mk: 'Ноќна работа само по договор',
      sq: 'Punë natën vetëm me marrëveshje',
      bs: 'Noćni rad samo po dogovoru',
      'sr-Latn': 'Noćni rad samo po dogovoru',
    }),
    ...texts('find', '"medication":', 'nightWork', {
      en: 'Work at night is possible',
      mk: 'Може да се работи ноќе',
      sq: 'Mund të punohet natën',
      bs: 'Može se raditi noću',
      'sr-Latn': 'Može da se radi noću',
    }),
    ...texts('requests', '"phones":', 'night_work', {
      en: 'work at night',
      mk: 'ноќна работа',
      sq: 'punë natën',
      bs: 'noćni rad',
      'sr-Latn': 'noćni rad',
    }),
    ...texts('requests', '"pets": {', 'worksAtNight', {
      en: 'works at night',
      mk: 'работи ноќе',
      sq: 'punon natën',
      bs: 'radi noću',
      'sr-Latn': 'radi noću',
    }),
  ],
};
