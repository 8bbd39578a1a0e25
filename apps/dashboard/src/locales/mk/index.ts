/**
 * Macedonian. The reader is addressed with the polite plural ("Зачувајте", "Прашајте"); where the domain has a noun for
 * an act, the button is the noun (Прием, Излегување, Преместување). Roles are named by their work and not by a man or a
 * woman (координација, раководство). Terms: docs/TRANSLATING.md.
 */
import type { FirstIn } from '../words.ts';
import { board } from './board.ts';
import { look } from './look.ts';
import { map } from './map.ts';
import { problems } from './problems.ts';
import { session } from './session.ts';

export { names } from './names.ts';
export const words: FirstIn<'mk'> = { board, look, map, problems, session };
/** The words of the screens that are fetched later. */
export const later = () => import('./later.ts');
