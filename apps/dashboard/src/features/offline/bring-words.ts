import '../session/bring-words.ts';
import { offline } from '../../locales/en/offline.ts';
import { bringWords } from '../../locales/later.ts';

// A refusal is said in the words of refusals: both are here before the line is gone.
bringWords('offline', offline);
