import '../session/bring-words.ts';
import { people } from '../../locales/en/people.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('people', people);
