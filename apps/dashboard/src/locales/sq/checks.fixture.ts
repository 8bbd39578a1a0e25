import type { Checks } from '../testing/checks.ts';

const NOT_OUT = 'a short word for "out" would not say what is out; the numbers of a row wrap';

export const checks: Checks = {
  sameAsEnglish: {
    'session.demoName': 'the same word',
    'account.page.method.demo': 'the same word',
    'vault.rooms.people': 'the same word',
    'board.intake.draft': 'the same word',
    'look.country.RS': 'the same name',
    'look.countryShort.RS': 'the same name',
  },
  longer: {
    'session.nav.surges': 'an entry under More, where a row has room',
    'look.place.held_other': 'a letter too long; the numbers of a row wrap',
    'look.place.out_one': NOT_OUT,
    'look.place.out_other': NOT_OUT,
    'shelter.stay.move': 'a letter too long; the buttons of a card wrap',
  },
  forbidden: [
    { never: /viktim|klient/i, why: 'guests and beneficiaries' },
    { never: /disponuesh|dispozicion|falas/i, why: 'i lirë, and nothing about being at hand or costing nothing' },
    { of: /\bfull\b/i, never: /plotësish|e plotë|të plotë|komplet/i, why: 'full is plot, not "complete"' },
    { of: /discharge/i, never: /shkark/i, why: 'discharge is largim, not unloading' },
    { of: /\bshift\b/i, never: /zhvend/i, why: 'a shift is a turn of duty, not a move' },
    { never: /(?<!\p{L})(në rrugë(?!s)|ikj|ikën|ikin|ikur)/iu, why: 'on the street, and running away: rrugës, largim' },
    { never: /pajto|(zë|zënë) vend/i, why: 'reconciled, and occupied: pëlqim, ka vend' },
    {
      never: /(?<!\p{L})(Anulo|Zgjidh|Shto|Hiq|Mbyll|Hap|Hape|Ndrysho|Shih|Konfirmo|Liroje|Kthehu)(?!\p{L})/u,
      why: 'the imperative is polite',
    },
    { never: /Liron\p{L}* grup/iu, why: 'a place is released; a person is not' },
    { never: /(?<!\p{L})(Gjej|Pyesni|pyesni|Nxirr)/u, why: 'Gjeni, Pyetni; and nobody is thrown out' },
  ],
};
