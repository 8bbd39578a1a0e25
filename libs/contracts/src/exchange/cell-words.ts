import { slugOf } from './slug.ts';

/**
 * What a cell may say for each code, in the six languages and as offices write it. Compared without case, diacritics and
 * script. A word that could be two codes is in none: it is asked.
 */
const WORDS = {
  kind: {
    emergency:
      'Emergency shelter|Emergency|Strehëz emergjence|Emergjencë|Strehim emergjent|Sigurna kuća za hitan smještaj|Sigurna kuća za hitan smeštaj|Hitan smještaj|Hitan smeštaj|Хитан смештај|Сигурна кућа за хитан смештај|Засолниште за итно сместување|Итно сместување',
    crisis:
      'Crisis shelter|Crisis|Crisis centre|Strehëz krize|Krizë|Qendër krize|Sigurna kuća za krizni smještaj|Sigurna kuća za krizni smeštaj|Krizni smještaj|Krizni smeštaj|Krizni centar|Кризни смештај|Сигурна кућа за кризни смештај|Засолниште за кризно сместување|Кризно сместување|Кризен центар',
    transitional:
      'Transitional house|Transitional|Transitional housing|Shtëpi tranzitore|Tranzitore|Kuća za prelazni smještaj|Kuća za prelazni smeštaj|Prelazni smještaj|Prelazni smeštaj|Prijelazni smještaj|Прелазни смештај|Кућа за прелазни смештај|Преодна куќа|Преодно сместување',
    supported_housing:
      'Supported housing|Banim i mbështetur|Stanovanje uz podršku|Становање уз подршку|Живеење со поддршка|Домување со поддршка',
  },
  mode: {
    kept: 'Kept',
    counted: 'Counted',
    past: 'Past',
  },
  privacy: {
    household:
      'One party|One party at a time|Family|Household|Private|Për një grup të vetëm|Një familje|Familjare|Samo jedna grupa istovremeno|Jedna grupa|Jedna porodica|Porodična|Samo jedna grupa|Једна породица|Породична|Само за една група|Една група|Едно семејство|Семејна',
    shared:
      'Shared|Shared by several parties|Several parties|E përbashkët|E përbashkët për disa grupe|Dijeli više grupa|Deli više grupa|Zajednička|Заједничка|Дели више група|Ја делат повеќе групи|Заедничка',
  },
  for_whom: {
    women: 'Women|For women|Gra|Për gra|Žene|Za žene|Жене|За жене|Жени|За жени',
    men: 'Men|For men|Burra|Për burra|Muškarci|Za muškarce|Мушкарци|За мушкарце|Мажи|За мажи',
    families:
      'Families|For families|Familje|Për familje|Porodice|Za porodice|Породице|За породице|Семејства|За семејства',
    girls:
      'Girls|For girls alone|Vajza|Për vajza pa të rritur|Djevojčice|Za djevojčice bez odraslih|Devojčice|Za devojčice bez odraslih|Девојчице|Девојчиња|За девојчиња без возрасни',
    boys: 'Boys|For boys alone|Djem|Për djem pa të rritur|Dječaci|Za dječake bez odraslih|Dečaci|Za dečake bez odraslih|Дечаци|Момчиња|За момчиња без возрасни',
    anyone: 'Anyone|For anyone|Këdo|Për këdo|Svi|Za sve|Сви|За све|Сите|За сите',
  },
  sons: {
    '0-6': '0-6',
    '7-11': '7-11',
    '12-14': '12-14',
    '15-17': '15-17',
  },
  country: {
    AL: 'Albania|ALB|Shqipëri|Shqipëria|Republika e Shqipërisë|Albanija|Албанија',
    BA: 'Bosnia and Herzegovina|BIH|Bosnia|Bosnia & Herzegovina|Bosnë dhe Hercegovinë|Bosnja dhe Hercegovina|Bosnja|Bosna i Hercegovina|Bosna|Босна и Херцеговина|Босна|БиХ|Republika Srpska|Federacija BiH|Federacija Bosne i Hercegovine|Brčko distrikt',
    MK: 'North Macedonia|MKD|Macedonia|FYROM|Maqedonia e Veriut|Maqedonia|Sjeverna Makedonija|Severna Makedonija|Makedonija|Северна Македонија|Македонија',
    RS: 'Serbia|SRB|Serbi|Serbia|Srbija|Republika Srbija|Србија',
    XK: 'Kosovo|XKX|Kosova|Kosovë|Косово',
    ME: 'Montenegro|MNE|Mali i Zi|Crna Gora|Црна Гора',
    HR: 'Croatia|HRV|Kroaci|Kroacia|Hrvatska|Хрватска',
    SI: 'Slovenia|SVN|Slloveni|Slovenija|Словенија',
    BG: 'Bulgaria|BGR|Bullgari|Bullgaria|Bugarska|Бугарска|Бугарија',
    GR: 'Greece|GRC|Greqi|Greqia|Grčka|Грчка|Грција',
    RO: 'Romania|ROU|Rumani|Rumania|Rumunija|Rumunjska|Румунија|Романија',
    HU: 'Hungary|HUN|Hungari|Hungaria|Mađarska|Мађарска|Унгарија',
    TR: 'Türkiye|TUR|Turkey|Turqi|Turqia|Turska|Турска|Турција',
    IT: 'Italy|ITA|Itali|Italia|Italija|Италија',
    AT: 'Austria|AUT|Austri|Austrija|Аустрија|Австрија',
    DE: 'Germany|DEU|Gjermani|Gjermania|Njemačka|Nemačka|Немачка|Германија',
  },
  timezone: {
    'Europe/Tirane': 'Tirana|Tiranë|Tirane|Тирана|Europe/Tirane',
    'Europe/Sarajevo': 'Sarajevo|Сарајево|Europe/Sarajevo',
    'Europe/Skopje': 'Skopje|Shkup|Skoplje|Скопје|Скопље|Europe/Skopje',
    'Europe/Belgrade': 'Belgrade|Beograd|Beogradi|Београд|Белград|Europe/Belgrade',
  },
} as const;

export type WordColumn = keyof typeof WORDS;

export interface Spelling {
  readonly text: string;
  readonly key: string;
  readonly code: string;
}

const cache = new Map<WordColumn, ReadonlyMap<string, Spelling>>();

/** The accepted spellings of a column by their key (`wordKey`), its codes among them. */
export function spellingsOf(column: WordColumn): ReadonlyMap<string, Spelling> {
  const known = cache.get(column);
  if (known !== undefined) return known;
  const spellings = new Map<string, Spelling>();
  for (const [code, texts] of Object.entries(WORDS[column])) {
    for (const text of [code, ...texts.split('|')]) {
      const key = wordKey(text);
      // Cyrillic and Latin spellings share a key: both are kept, by a suffix that no cell has.
      const at = spellings.has(key) ? `${key} ${text}` : key;
      spellings.set(at, { text, key, code });
    }
  }
  cache.set(column, spellings);
  return spellings;
}

/** A word without case, diacritics, script and punctuation: "Сигурна кућа" and "sigurna_kuca" are one. */
export const wordKey = slugOf;

/** The code that a cell says; null: none. */
export const codeOfWord = (column: WordColumn, cell: string): string | null =>
  spellingsOf(column).get(wordKey(cell))?.code ?? null;
