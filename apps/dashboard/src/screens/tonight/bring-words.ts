import '../requests/bring-words.ts';
import '../transfers/bring-words.ts';
import { tonight } from '../../locales/en/tonight.ts';
import { bringWords } from '../../locales/later.ts';

// The night speaks of requests and transfers in their own words.
bringWords('tonight', tonight);
