import { trends } from '../../locales/en/trends.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('trends', trends);
