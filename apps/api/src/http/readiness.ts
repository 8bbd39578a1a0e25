/** Ready once the feed has read to the head that the log had at start. */
export class Readiness {
  caughtUp = false;
}
