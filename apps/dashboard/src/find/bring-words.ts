// Parties, roles and times are said as in a house, needs and answers as in a request.
import '../requests/bring-words.ts';
import { find } from '../words/en/find.ts';
import { bringWords } from '../words/later.ts';

bringWords('find', find);
