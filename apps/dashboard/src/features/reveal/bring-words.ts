import '../session/bring-words.ts';
import { vault } from '../../locales/en/vault.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('vault', vault);
