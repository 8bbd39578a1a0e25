export { readToHead } from '@safe-haven/event-store';
