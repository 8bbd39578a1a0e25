import '../../features/request/bring-words.ts';
import '../../features/transfer/bring-words.ts';
import { tonight } from '../../locales/en/tonight.ts';
import { bringWords } from '../../locales/later.ts';

// The night speaks of requests and transfers in their own words.
bringWords('tonight', tonight);
