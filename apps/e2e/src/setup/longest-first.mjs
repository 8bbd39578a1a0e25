import Sequencer from '@jest/test-sequencer';

/** The test that waits for a hold to lapse begins first, so that the others run while it waits. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const waits = (test) => (test.path.includes('lapse') ? 0 : 1);
    return [...tests].sort((a, b) => waits(a) - waits(b) || (a.path < b.path ? -1 : 1));
  }
}
