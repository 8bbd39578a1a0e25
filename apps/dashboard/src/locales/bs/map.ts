import type { In } from '../words.ts';

export const map: In<'bs', 'map'> = {
  title: 'Mapa područja',
  canvas: 'Osnovna mapa. Strelice je pomiču, plus i minus mijenjaju uvećanje.',
  skip: 'Preskočite mapu; na listi je sve i bez nje',
  failed: 'Mapa se ovdje ne može nacrtati. Na listi je sve i bez nje.',
  loading: 'Mapa se crta.',
  marker: {
    sentence: '{{place}}: {{numbers}}, {{houses}}',
    exact: '{{free}} slobodno, {{held}} rezervisano, {{occupied}} zauzeto, {{out}} van upotrebe',
    ask: 'broj se ne može prikazati, pitajte telefonom',
    areas_one: '{{count}} područje',
    areas_few: '{{count}} područja',
    areas_other: '{{count}} područja',
    houses_one: '{{count}} kuća',
    houses_few: '{{count}} kuće',
    houses_other: '{{count}} kuća',
  },
  band: {
    short: { '0': '0', '1': '1', '2-3': '2–3', '4+': '4+', at_least: '≥ {{least}}' },
    long: {
      '0': 'popunjeno, nema slobodnih mjesta',
      '1': '1 slobodno',
      '2-3': '2–3 slobodna',
      '4+': '4 ili više slobodnih',
      at_least: 'slobodno najmanje {{least}}',
    },
  },
  houses: {
    title: 'Kuće: {{place}}',
    titleSeveral: 'Kuće, broj područja: {{count}}',
    close: 'Zatvorite',
  },
  zoom: { in: 'Uvećajte', out: 'Umanjite', fit: 'Prikažite sve' },
  legend: {
    title: 'Legenda',
    free: 'Slobodno',
    held: 'Rezervisano',
    occupied: 'Zauzeto',
    out: 'Van upotrebe',
    band: 'Raspon: 0, 1, 2–3, 4+',
  },
  sources: {
    line: 'Izvori: Natural Earth · GeoNames · GSHHG · *',
    data: 'Granice i obale: Natural Earth. Gradovi: GeoNames, CC BY 4.0. Jezera i rijeke: GSHHG, LGPL. Granice su grubo nacrtane i ništa ne određuju.',
    kosovo:
      '* Ovaj naziv ne prejudicira stavove o statusu i u skladu je s Rezolucijom 1244/1999 Vijeća sigurnosti UN-a i mišljenjem Međunarodnog suda pravde o deklaraciji o nezavisnosti Kosova.',
  },
};
