import { preset } from '@safe-haven/jest-preset';

export default preset(import.meta.dirname);
