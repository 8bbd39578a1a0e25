// Parties, roles and times are said as in a house, needs and answers as in a request.
import '../../features/request/bring-words.ts';
import { find } from '../../locales/en/find.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('find', find);
