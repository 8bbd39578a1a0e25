import { account } from '../words/en/account.ts';
import { refusals } from '../words/en/refusals.ts';
import { bringWords } from '../words/later.ts';

// Whatever screen needs an account's words also needs what can go wrong with it.
bringWords('account', account);
bringWords('refusals', refusals);
