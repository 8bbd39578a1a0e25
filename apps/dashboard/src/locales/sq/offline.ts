import type { In } from '../words.ts';

export const offline: In<'sq', 'offline'> = {
  title: 'Ende pa dërguar',
  what: {
    'admit-party': 'Pranim',
    'discharge-party': 'Largim',
    'release-hold': 'Lirim i një rezervimi',
    'confirm-occupancy': '“Ende e saktë”',
    'report-census': 'Numërim',
  },
  where: '{{what}}, {{house}}, {{at}}',
  tile: 'do të dërgohet',
  waits: 'Do të dërgohet kur të kthehet lidhja, deri në {{until}}.',
  sending: 'Po dërgohet.',
  back: 'Nuk u dërgua: bëjeni përsëri ose hiqeni.',
  unsure: 'Nuk është e sigurt se arriti: mund të dërgohet përsëri pa dëm, ose shikoni shtëpinë.',
  refused: 'Shtëpia thotë jo: {{why}}',
  again: 'Bëjeni përsëri',
  forget: 'Hiqeni',
  withdraw: 'Mos e dërgoni',
  hint: 'Nuk ka lidhje. Do të dërgohet kur të kthehet lidhja, brenda 15 minutave, me orën e tanishme.',
  hintPlain: 'Nuk ka lidhje. Do të dërgohet kur të kthehet lidhja, brenda 15 minutave.',
  newer: {
    title:
      'Ka ardhur një version i ri. Ngarkimi zgjat pak çaste, dhe ajo që është shkruar e nuk është dërguar zhduket.',
    load: 'Ngarkojeni',
    later: 'Më vonë',
  },
};
