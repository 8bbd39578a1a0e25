import { notifications } from '../../locales/en/notifications.ts';
import { bringWords } from '../../locales/later.ts';

bringWords('notifications', notifications);
