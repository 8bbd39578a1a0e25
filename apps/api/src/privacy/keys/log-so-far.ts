export { logSoFar } from '@safe-haven/event-store';
