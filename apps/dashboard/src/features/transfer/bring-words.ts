import '../request/bring-words.ts';
import { transfers } from '../../locales/en/transfers.ts';
import { bringWords } from '../../locales/later.ts';

// Refusals of a transfer are said in the words of requests.
bringWords('transfers', transfers);
