import { notifications } from '../words/en/notifications.ts';
import { bringWords } from '../words/later.ts';

bringWords('notifications', notifications);
