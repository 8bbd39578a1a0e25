import '../session/bring-words.ts';
import '../offline/bring-words.ts';
import '../../model/l10n/bring-words.ts';
import { requests } from '../../locales/en/requests.ts';
import { bringWords } from '../../locales/later.ts';

// Parties are said in the words of a house, refusals in those of refusals: both come along.
bringWords('requests', requests);
