import '../account/bring-words.ts';
import { vault } from '../words/en/vault.ts';
import { bringWords } from '../words/later.ts';

bringWords('vault', vault);
