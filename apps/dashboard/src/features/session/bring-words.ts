import { account } from '../../locales/en/account.ts';
import { refusals } from '../../locales/en/refusals.ts';
import { bringWords } from '../../locales/later.ts';

// Whatever screen needs an account's words also needs what can go wrong with it.
bringWords('account', account);
bringWords('refusals', refusals);
