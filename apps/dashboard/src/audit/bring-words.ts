import '../people/bring-words.ts';
import '../vault/bring-words.ts';
import { audit } from '../words/en/audit.ts';
import { bringWords } from '../words/later.ts';

bringWords('audit', audit);
