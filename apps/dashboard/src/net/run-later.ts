/** Runs something after a delay in ms, unless it is cancelled by the returned function. */
export function runLater(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
