import { party, type RequestScenario } from '../scenario.ts';

const citizen = { formalStatus: 'presumed', legalRegime: 'citizen' } as const;

/** Requests of Atina's people; no shelter here can take the family, so other countries are asked too. */
export const ASKED_IN_SERBIA: readonly RequestScenario[] = [
  {
    key: 'rs-open',
    by: 'vesna',
    opened: 14,
    party: party({ women: 1, girls: 1, boys: 1, infants: 1, sonsOldest: '7-11' }),
    needs: { ...citizen, languages: ['sr'], youngest: 29, oldestSon: 9 },
    from: 'rs-nis',
    avoids: 1,
    urgency: 'tonight',
    asked: ['orah', 'jasen', 'jela', 'hrast', 'javor', 'kalina', 'tresnja'],
    answers: [
      { shelter: 'jela', at: 10, is: 'no' },
      { shelter: 'hrast', at: 7, is: 'no' },
      { shelter: 'orah', at: 5, is: 'yes' },
      { shelter: 'kalina', at: 3, is: 'yes_if' },
    ],
  },
  {
    key: 'rs-promised',
    by: 'vesna',
    opened: 96,
    party: party({ women: 1, girls: 1 }),
    needs: { ...citizen, languages: ['sr'], youngest: 34 },
    from: 'rs-beograd',
    avoids: 2,
    urgency: 'immediate',
    asked: ['lipa', 'dunja', 'tresnja'],
    answers: [
      { shelter: 'lipa', at: 88, is: 'yes' },
      { shelter: 'tresnja', at: 83, is: 'yes' },
    ],
    hold: { shelter: 'lipa', room: 2, by: 'vesna', at: 78, ends: 'live' },
  },
  {
    key: 'rs-placed',
    by: 'vesna',
    opened: 321,
    party: party({ women: 1, boys: 1, sonsOldest: '12-14' }),
    needs: { languages: ['sr'], hasReferral: true, oldestSon: 13 },
    from: 'rs-kragujevac',
    urgency: 'tonight',
    asked: ['jela', 'lipa'],
    answers: [
      { shelter: 'lipa', at: 313, is: 'no' },
      { shelter: 'jela', at: 309, is: 'yes' },
    ],
    hold: { shelter: 'jela', room: 2, by: 'vesna', at: 301, ends: { admitted: 236 } },
  },
  {
    key: 'rs-reopened',
    by: 'jelena',
    opened: 126,
    party: party({ women: 1, girls: 1 }),
    needs: { ...citizen, languages: ['sr', 'en'], youngest: 41 },
    from: 'rs-leskovac',
    urgency: 'tonight',
    asked: ['orah', 'lipa', 'jela'],
    answers: [
      { shelter: 'orah', at: 114, is: 'yes' },
      { shelter: 'lipa', at: 107, is: 'yes' },
      { shelter: 'jela', at: 104, is: 'no' },
    ],
    hold: { shelter: 'orah', by: 'vesna', at: 98, ends: 'lapsed' },
  },
  {
    key: 'rs-unmet',
    by: 'vesna',
    opened: 1_322,
    party: party({ men: 1 }),
    needs: { ...citizen, languages: ['sr'], youngest: 37 },
    from: 'rs-beograd',
    urgency: 'tonight',
    asked: ['lipa', 'tresnja', 'jasen', 'kalina'],
    answers: [
      { shelter: 'lipa', at: 1_314, is: 'no' },
      { shelter: 'tresnja', at: 1_306, is: 'no' },
      { shelter: 'kalina', at: 1_291, is: 'no' },
    ],
    unmet: { at: 1_218, interim: 'hotel' },
  },
];
