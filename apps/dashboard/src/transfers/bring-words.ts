import '../requests/bring-words.ts';
import { transfers } from '../words/en/transfers.ts';
import { bringWords } from '../words/later.ts';

// Refusals of a transfer are said in the words of requests.
bringWords('transfers', transfers);
