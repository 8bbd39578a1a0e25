/** Words for what waits while there is no line to the server. */
export const offline = {
  title: 'Not sent yet',
  what: {
    'admit-party': 'Admission',
    'discharge-party': 'Discharge',
    'release-hold': 'Release of a hold',
    'confirm-occupancy': '"Still correct"',
    'report-census': 'Census',
  },
  where: '{{what}}, {{house}}, {{at}}',
  tile: 'will be sent',
  waits: 'Will be sent when the line is back, until {{until}}.',
  sending: 'Being sent.',
  back: 'Was not sent: do it again or forget it.',
  unsure: 'Not sure it arrived: it can be sent again without harm, or look at the house.',
  refused: 'The house says no: {{why}}',
  again: 'Do it again',
  forget: 'Forget it',
  withdraw: 'Don’t send it',
  hint: 'There is no line. It will be sent when the line is back, within 15 minutes, with the time of now.',
  hintPlain: 'There is no line. It will be sent when the line is back, within 15 minutes.',
  newer: {
    title: 'A new version is here. Loading it takes a moment, and what is typed and not sent is gone.',
    load: 'Load it',
    later: 'Later',
  },
} as const;
