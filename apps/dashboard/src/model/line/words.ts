import { SPOKEN_LANGUAGES } from '../needs/spoken-languages.ts';
import type { Guest } from '../party/party.ts';

/** What a word of a typed line means. */
export type Meaning =
  | { readonly is: 'guest'; readonly guest: Guest }
  | { readonly is: 'language'; readonly language: string }
  | { readonly is: 'need'; readonly need: NeedWord }
  | { readonly is: 'with' }
  | { readonly is: 'not' }
  /** Joins or explains, and says nothing by itself. */
  | { readonly is: 'filler' }
  /** What follows is the age of the oldest son. */
  | { readonly is: 'oldestSon' }
  /** A letter that begins the words for a girl and for a boy. */
  | { readonly is: 'either' };

/** What can be said of a party in addition to ages and languages. */
export type NeedWord = 'pregnant' | 'ownRoom' | 'stepFree' | 'guardian' | 'noGuardian' | 'crosses' | 'noBorder';

// As `plain` writes them. The first of each is what a line is printed with.

export const GUEST_WORDS: Readonly<Record<Guest, readonly string[]>> = {
  women: words('w z woman women grua gra zena zene zeni'),
  girls: words('g girl girls vajze vajza djevojcica djevojcice devojcica devojcice devojce devojcinja'),
  boys: words('b boy boys djale djem djecak djecaka djecaci decak decaka decaci momce momcinja'),
  infants: words('i infant infants baby babies foshnje foshnja beba bebe bebinja'),
  men: words('m man men burre burra muskarac muskarca muskaraca muskarci maz mazi'),
  other: [
    ...words('o other others'),
    'other adult',
    'other adults',
    'i rritur tjeter',
    'te rritur te tjere',
    'druga odrasla osoba',
    'druge odrasle osobe',
    'drugih odraslih osoba',
    'drugo vozrasno lice',
    'drugi vozrasni lica',
    'drugi vozrasni',
  ],
};

export const NEED_WORDS: Readonly<Record<NeedWord, readonly string[]>> = {
  pregnant: words('pregnant shtatzene trudna trudnica trudnoca bremena bremenost'),
  ownRoom: ['own room', 'dhome me vete', 'zasebna soba', 'posebna soba'],
  stepFree: ['step-free', 'wheelchair', 'pa shkalle', 'bez stepenica', 'bez skali'],
  guardian: ['guardian', 'guardian appointed', 'ka kujdestar', 'ima staratelja', 'ima staratel'],
  noGuardian: [
    'no guardian',
    'no guardian yet',
    'ende pa kujdestar',
    'jos nema staratelja',
    'nema staratelja',
    'se uste nema staratel',
    'nema staratel',
  ],
  crosses: ['crosses', 'crosses the border', 'kalon kufirin', 'prelazi granicu', 'preminuva granica'],
  noBorder: ['no border', 'pa kufi', 'bez granice', 'bez granica', 'ne prelazi granicu', 'ne preminuva granica'],
};

/** Of these one alone can be. */
export const OPPOSITE: Readonly<Partial<Record<NeedWord, NeedWord>>> = {
  guardian: 'noGuardian',
  noGuardian: 'guardian',
  crosses: 'noBorder',
  noBorder: 'crosses',
};

/** Names of the languages that are spoken most; each has its code too. */
const LANGUAGE_WORDS: Readonly<Record<string, readonly string[]>> = {
  sq: words('albanian shqip albanski'),
  mk: words('macedonian maqedonisht makedonski'),
  sr: words('serbian serbisht srpski'),
  bs: words('bosnian boshnjakisht bosanski bosnjacki'),
  en: words('english anglisht engleski angliski'),
  rom: words('romani rome romisht romski'),
  tr: words('turkish turqisht turski'),
  ar: words('arabic arabisht arapski'),
  fa: words('persian farsi persisht perzijski persijski persiski'),
  uk: words('ukrainian ukrainisht ukrajinski ukrainski'),
  ru: words('russian rusisht ruski'),
  ro: words('romanian rumanisht rumunski'),
  hu: words('hungarian hungarisht madjarski ungarski'),
  bg: words('bulgarian bullgarisht bugarski'),
  el: words('greek greqisht grcki'),
  it: words('italian italisht italijanski'),
  de: words('german gjermanisht njemacki nemacki germanski'),
  fr: words('french frengjisht francuski'),
};

const JOINING: readonly (readonly [Meaning, readonly string[]])[] = [
  [{ is: 'with' }, words('with me sa so')],
  [{ is: 'not' }, words('not jo ne')],
  [{ is: 'filler' }, words('and dhe years yrs vjec god godine godina godini speaks flet govori zboruva')],
  [{ is: 'oldestSon' }, ['oldest son', 'djali me i madh', 'najstariji sin', 'najstar sin']],
  [{ is: 'either' }, words('d')],
];

function words(all: string): readonly string[] {
  return all.split(' ');
}

/** All words and phrases, by how `plain` writes them. */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...JOINING.flatMap(([meaning, all]) => all.map((word) => [word, meaning] as const)),
  ...entries(GUEST_WORDS, (guest) => ({ is: 'guest', guest })),
  ...entries(NEED_WORDS, (need) => ({ is: 'need', need })),
  ...entries(LANGUAGE_WORDS, (language) => ({ is: 'language', language })),
  ...SPOKEN_LANGUAGES.map((language) => [language, { is: 'language', language }] as const),
]);

function entries<K extends string>(
  table: Readonly<Record<K, readonly string[]>>,
  meaningOf: (key: K) => Meaning,
): readonly (readonly [string, Meaning])[] {
  return (Object.entries(table) as [K, readonly string[]][]).flatMap(([key, all]) =>
    all.map((word) => [word, meaningOf(key)] as const),
  );
}

/** The most words that a phrase has. */
export const LONGEST_PHRASE = Math.max(...[...MEANINGS.keys()].map((phrase) => phrase.split(' ').length));
