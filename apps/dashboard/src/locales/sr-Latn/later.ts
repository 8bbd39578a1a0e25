import type { LaterIn } from '../words.ts';
import { account } from './account.ts';
import { audit } from './audit.ts';
import { find } from './find.ts';
import { notifications } from './notifications.ts';
import { offline } from './offline.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { requests } from './requests.ts';
import { shelter } from './shelter.ts';
import { tonight } from './tonight.ts';
import { transfers } from './transfers.ts';
import { trends } from './trends.ts';
import { vault } from './vault.ts';

export const words: LaterIn<'sr-Latn'> = {
  account,
  audit,
  find,
  notifications,
  offline,
  people,
  refusals,
  requests,
  shelter,
  tonight,
  transfers,
  trends,
  vault,
};
