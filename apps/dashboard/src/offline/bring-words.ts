import '../account/bring-words.ts';
import { offline } from '../words/en/offline.ts';
import { bringWords } from '../words/later.ts';

// A refusal is said in the words of refusals: both are here before the line is gone.
bringWords('offline', offline);
