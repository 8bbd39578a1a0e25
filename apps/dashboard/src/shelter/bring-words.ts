import { shelter } from '../words/en/shelter.ts';
import { bringWords } from '../words/later.ts';

bringWords('shelter', shelter);
