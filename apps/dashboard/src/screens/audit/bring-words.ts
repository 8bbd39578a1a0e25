import '../../features/role/bring-words.ts';
import '../../features/reveal/bring-words.ts';
import { audit } from '../../locales/en/audit.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('audit', audit);
