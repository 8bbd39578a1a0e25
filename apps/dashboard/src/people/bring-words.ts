import '../account/bring-words.ts';
import { people } from '../words/en/people.ts';
import { bringWords } from '../words/later.ts';

bringWords('people', people);
