/**
 * The version of what a page and a server say to each other: reads, the socket and their answers. Raised when a page of
 * before would misread an answer; what is only added raises nothing. Commands have none: their schemas are asked.
 */
export const PROTOCOL = 3;
/** Where a page says its version with each read, and the server its own with each answer. */
export const PROTOCOL_HEADER = 'haven-protocol';
/** Where each answer says the id of its trace, which the operator finds in the lines of the log. */
export const TRACE_HEADER = 'haven-trace';
/** With `1` a page is asked to report when it has drawn what came of its change (`drawn` at the socket). */
export const DRAWN_HEADER = 'haven-drawn';
/** The version of a client that says none: pages and servers from before it was said. */
const UNSAID = 1;

/** Whether what the other side said is the version of this release; `undefined`: it said none. */
export const isOurProtocol = (said: unknown): boolean => (said === undefined ? UNSAID : Number(said)) === PROTOCOL;
