/**
 * Serbian, ekavian, in Latin letters; Cyrillic is written from it (`../sr-Cyrl/`). The reader is addressed with the
 * polite plural ("Sačuvajte", "Pitajte"); where the domain has a noun for an act, the button is the noun (Prijem,
 * Izlazak, Premeštaj). Roles are named by their work and not by a man or a woman (koordinacija, rukovodstvo). Terms:
 * docs/TRANSLATING.md.
 */
import type { FirstIn } from '../words.ts';
import { board } from './board.ts';
import { look } from './look.ts';
import { map } from './map.ts';
import { problems } from './problems.ts';
import { session } from './session.ts';

export const words: FirstIn<'sr-Latn'> = { board, look, map, problems, session };
/** The words of the screens that are fetched later. */
export const later = () => import('./later.ts');
