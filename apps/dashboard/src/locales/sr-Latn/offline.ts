import type { In } from '../words.ts';

export const offline: In<'sr-Latn', 'offline'> = {
  title: 'Još nije poslato',
  what: {
    'admit-party': 'Prijem',
    'discharge-party': 'Izlazak',
    'release-hold': 'Otkazivanje rezervacije',
    'confirm-occupancy': '„I dalje tačno“',
    'report-census': 'Brojno stanje',
  },
  where: '{{what}}, {{house}}, {{at}}',
  tile: 'biće poslato',
  waits: 'Biće poslato kad se veza vrati, do {{until}}.',
  sending: 'Šalje se.',
  back: 'Nije poslato: uradite ponovo ili odbacite.',
  unsure: 'Nije sigurno da je stiglo: može bez štete da se pošalje ponovo, ili pogledajte kuću.',
  refused: 'Kuća kaže ne: {{why}}',
  again: 'Uradite ponovo',
  forget: 'Odbacite',
  withdraw: 'Ne šaljite',
  hint: 'Nema veze. Biće poslato kad se veza vrati, u roku od 15 minuta, sa vremenom od sada.',
  hintPlain: 'Nema veze. Biće poslato kad se veza vrati, u roku od 15 minuta.',
  newer: {
    title: 'Stigla je nova verzija. Učitavanje traje trenutak, a ono što je uneto i nije poslato nestaje.',
    load: 'Učitajte',
    later: 'Kasnije',
  },
};
