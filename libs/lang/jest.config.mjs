import { preset } from '../../infra/checks/jest.preset.mjs';

export default preset(import.meta.dirname);
