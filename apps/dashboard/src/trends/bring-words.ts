import { trends } from '../words/en/trends.ts';
import { bringWords } from '../words/later.ts';

bringWords('trends', trends);
