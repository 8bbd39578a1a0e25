import type { In } from '../words.ts';

export const offline: In<'bs', 'offline'> = {
  title: 'Još nije poslano',
  what: {
    'admit-party': 'Prijem',
    'discharge-party': 'Izlazak',
    'release-hold': 'Otkazivanje rezervacije',
    'confirm-occupancy': '„I dalje tačno“',
    'report-census': 'Brojno stanje',
  },
  where: '{{what}}, {{house}}, {{at}}',
  tile: 'bit će poslano',
  waits: 'Bit će poslano kad se veza vrati, do {{until}}.',
  sending: 'Šalje se.',
  back: 'Nije poslano: uradite ponovo ili odbacite.',
  unsure: 'Nije sigurno da je stiglo: može se bez štete poslati ponovo, ili pogledajte kuću.',
  refused: 'Kuća kaže ne: {{why}}',
  again: 'Uradite ponovo',
  forget: 'Odbacite',
  withdraw: 'Ne šaljite',
  hint: 'Nema veze. Bit će poslano kad se veza vrati, u roku od 15 minuta, s vremenom od sada.',
  hintPlain: 'Nema veze. Bit će poslano kad se veza vrati, u roku od 15 minuta.',
  newer: {
    title: 'Stigla je nova verzija. Učitavanje traje trenutak, a ono što je uneseno i nije poslano nestaje.',
    load: 'Učitajte',
    later: 'Kasnije',
  },
};
