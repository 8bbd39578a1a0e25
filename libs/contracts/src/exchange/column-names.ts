import { plain } from '../plain.ts';
import { wordKey } from './cell-words.ts';
import type { ImportColumn } from './kinds.ts';

/** Known headings of each column in the six languages; compared without case, diacritics, script and punctuation. */
const COLUMN_NAMES = {
  shelter:
    'shelter|house|shelter id|house id|programme|program|program id|shtepia|shtepi|strehez|kuca|sigurna kuca|куќа|кућа|засолниште',
  name: 'name|shelter name|house name|programme name|program name|emri|naziv|ime|име|назив',
  organisation:
    'organisation|organization|organisation name|organization name|partner|organizata|organizacija|организација',
  country: 'country|country code|shteti|vendi|zemlja|drzava|земља|држава',
  area: 'area|town|city|municipality|zona|qyteti|podrucje|grad|opstina|opcina|подрачје|подручје|град|општина',
  timezone: 'timezone|time zone|zona kohore|vremenska zona|временска зона',
  kind: 'kind|kind of house|type|lloji|vrsta|tip|вид|врста|тип',
  mode: 'mode|menyra|nacin|начин',
  room: 'room|dhoma|dhome|soba|соба',
  bed: 'bed|bed name|shtrati|krevet|кревет',
  for_whom: 'for whom|room for|per ke|za koga|за кого',
  privacy: 'used by|privacy|use|e perdor|perdorimi|koristi je|koristi|ја користи|користи|користи је',
  adult: 'beds|adult|adults|adult beds|shtreter|te rritur|kreveti|krevet|odrasli|кревети|возрасни|одрасли',
  child: "child|child's|children|child beds|femijesh|femije|djeciji|decji|djeca|deca|детски|деца|дечји",
  cot: 'cot|cots|djepe|djep|krevetici|krevetic|креветчиња|креветче|креветићи|креветић',
  overflow: 'overflow|extra|extra beds|shtese|dodatni|дополнителни|додатни',
  rule: 'rule|code|rregulli|pravilo|правило',
  value: 'value|answer|vlera|vrijednost|vrednost|вредност|вриједност',
  women: 'women|gra|zene|жени|жене',
  men: 'men|burra|muskarci|мажи|мушкарци',
  other: 'other|te tjere|ostali|drugi|други|остали',
  girls: 'girls|vajza|djevojcice|devojcice|девојчиња|девојчице',
  boys: 'boys|djem|djecaci|decaci|момчиња|дечаци',
  infants: 'infants|babies|foshnja|bebe|бебиња|бебе',
  sons_oldest: 'sons oldest|oldest son|djali me i madh|najstariji sin|најстар син|најстарији син',
  date: 'date|night|day|occupancy date|data|nata|datum|noc|датум|ноќ|ноћ',
  in_service:
    'in service|capacity|beds in service|places|actual capacity|kapaciteti|vende|kapacitet|mjesta|mesta|капацитет|места',
  rooms_in_service:
    'rooms in service|rooms|number of rooms|actual rooms|dhoma|numri i dhomave|sobe|broj soba|sobe u funkciji|соби|број на соби|соби во функција',
  rooms_occupied: 'rooms taken|occupied rooms|rooms occupied|dhoma te zena|zauzete sobe|зафатени соби',
  beds_per_room:
    'beds per room|beds in a room|shtreter ne nje dhome|kreveta u sobi|kreveta po sobi|кревети во соба|кревета у соби',
  occupied: 'occupied|taken|occupied beds|census|te zena|zauzeto|зафатено|заузето',
} as const satisfies Record<ImportColumn, string>;

const cache = new Map<string, ReadonlySet<string>>();
const namesOf = (column: ImportColumn): ReadonlySet<string> => {
  const names = cache.get(column) ?? new Set(COLUMN_NAMES[column].split('|').map(wordKey));
  cache.set(column, names);
  return names;
};

/** Whether a heading is a known name of the column. */
export const isColumnName = (column: ImportColumn, heading: string): boolean => namesOf(column).has(wordKey(heading));

const normalized = (name: string): string => plain(name).replaceAll(/[\s_]+/g, ' ');

/** Whether two headings are equal, apart from case and diacritics. */
export const sameHeading = (a: string, b: string): boolean => normalized(a) === normalized(b);
