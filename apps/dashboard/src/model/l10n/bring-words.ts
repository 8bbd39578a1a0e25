import { shelter } from '../../locales/en/shelter.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('shelter', shelter);
