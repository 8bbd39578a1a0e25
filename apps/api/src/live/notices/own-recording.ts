interface Recorded {
  readonly events: readonly { readonly revision: number; readonly metadata: { readonly correlationId: string } }[];
}

/**
 * Whether what was written here is what the log has at a revision. Of several replicas that record the same event the log
 * names one, which sends the notification. `head`: the stream as read after writing; null: it could not be read.
 */
export const isOwnRecording = <T extends Recorded>(
  head: T | null,
  revision: number,
  correlationId: string,
): head is T => head?.events.find((e) => e.revision === revision)?.metadata.correlationId === correlationId;
