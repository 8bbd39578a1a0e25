import type { Problem, ProblemCode } from '@safe-haven/contracts';

interface Shape {
  readonly status: number;
  readonly title: string;
  readonly next?: string;
}

/** Status, title and next steps of every failure that is not a rejection of the domain. */
const SHAPES: Readonly<Record<ProblemCode, Shape>> = {
  malformed_json: { status: 400, title: 'The request could not be read.', next: 'Send one JSON object.' },
  invalid: {
    status: 400,
    title: 'Something in the request is not as it should be.',
    next: 'See the faults; mend them and send it again.',
  },
  body_too_large: { status: 413, title: 'The request is too large.', next: 'Send less than 64 kB.' },
  unsupported_media_type: {
    status: 415,
    title: 'Only JSON is read here.',
    next: 'Send content-type application/json.',
  },
  not_signed_in: { status: 401, title: 'You are not signed in.', next: 'Sign in and try again.' },
  no_right: { status: 403, title: 'Your role does not allow this.', next: 'Ask somebody of the house.' },
  cross_site: { status: 403, title: 'The request came from another site.' },
  other_protocol: {
    status: 400,
    title: 'This page is of another release than the server.',
    next: 'Reload the page.',
  },
  not_found: { status: 404, title: 'There is nothing here.' },
  method_not_allowed: { status: 405, title: 'That cannot be done here.' },
  key_missing: {
    status: 400,
    title: 'A command needs an Idempotency-Key.',
    next: 'Send a fresh UUID in the header; send the same one when you try again.',
  },
  key_reused: {
    status: 422,
    title: 'This key was used for another command.',
    next: 'Send a fresh key for a new command.',
  },
  expiry_missing: {
    status: 400,
    title: 'A command says until when it counts.',
    next: 'Send Haven-Expires, an instant of the server’s clock at most 15 minutes ahead.',
  },
  expiry_too_far: {
    status: 400,
    title: 'This would count for more than 15 minutes. Nothing was done.',
    next: 'Send it under a fresh key, with Haven-Expires at most 15 minutes ahead.',
  },
  too_late: {
    status: 409,
    title: 'This came after you had stopped waiting. Nothing was done.',
    next: 'Look again; send it under a fresh key if it is still wanted.',
  },
  shelter_unreadable: { status: 503, title: 'This house cannot be read just now.', next: 'Ask the house by phone.' },
  outcome_unknown: {
    status: 503,
    title: 'It is not certain whether this was recorded.',
    next: 'Send the same again with the same key: it is recorded once.',
  },
  store_unavailable: {
    status: 503,
    title: 'Nothing can be recorded just now.',
    next: 'Try again with the same key in a moment.',
  },
  disk_full: {
    status: 503,
    title: 'Nothing can be recorded: the disk is full.',
    next: 'Tell the operator. What is shown stays right.',
  },
  not_there_yet: { status: 503, title: 'The board has not come that far yet.', next: 'Try again in a moment.' },
  report_too_slow: {
    status: 503,
    title: 'This report took too long.',
    next: 'Try again in a moment, or choose a shorter period.',
  },
  history_loading: {
    status: 503,
    title: 'The past of the houses is being loaded.',
    next: 'Ask again in a moment: it goes on meanwhile.',
  },
  too_many_requests: { status: 429, title: 'Too many requests.', next: 'Wait a moment.' },
  too_many_party_sizes: {
    status: 429,
    title: 'You have looked for many different parties in ten minutes.',
    next: 'Open a request for this party and ask houses about it: then you may look for it.',
  },
  too_many_operations: {
    status: 429,
    title: 'You have opened six operations within an hour.',
    next: 'Add the people to one that is open, or ask a colleague to open the next.',
  },
  too_many_holds: {
    status: 429,
    title: 'You have three holds without a request, or your organisation has six.',
    next: 'Open a request for this party and hold for it, or release a hold that nobody needs.',
  },
  second_factor_needed: {
    status: 403,
    title: 'This needs a second factor shown just now.',
    next: 'Show a passkey or a one-time code, then do it again.',
  },
  wrong_sign_in: {
    status: 401,
    title: 'The e-mail address, the password or the code is wrong.',
    next: 'Try again, or use a recovery code.',
  },
  wrong_code: { status: 400, title: 'The code is wrong or was used already.', next: 'Wait for the next code.' },
  try_later: { status: 429, title: 'Too many wrong attempts from here.', next: 'Wait a moment, then try again.' },
  busy: { status: 503, title: 'Too many people sign in just now.', next: 'Try again in a moment.' },
  passkey_refused: { status: 400, title: 'The passkey was not accepted.', next: 'Try again, or use another way.' },
  ticket_expired: { status: 400, title: 'That took too long.', next: 'Begin again.' },
  link_unknown: {
    status: 404,
    title: 'This link is not known, or it has been used.',
    next: 'If you used it, sign in. If not, copy all of it, or ask your administrator for a new one.',
  },
  email_taken: {
    status: 409,
    title: 'Another account has this e-mail address.',
    next: 'Go back and give another one. If it is yours, sign in with that account or ask your administrator.',
  },
  password_too_weak: { status: 400, title: 'This password is too easy to guess.', next: 'Choose a longer one.' },
  sign_in_elsewhere_failed: {
    status: 401,
    title: 'The sign-in of your organisation did not work.',
    next: 'Try again, or ask an administrator.',
  },
  nothing_recorded: { status: 404, title: 'Nothing is recorded here yet.', next: 'Ask a manager of the house.' },
  unexpected: { status: 500, title: 'Something went wrong here.', next: 'Try again; tell the operator if it stays.' },
};

/** The problem document for a code. For `rejected`, `extra` has the rejection's own code and title. */
export function problemOf(code: ProblemCode | 'rejected', extra: Partial<Problem> = {}): Problem {
  const shape: Shape = code === 'rejected' ? { status: 409, title: 'The house cannot do this now.' } : SHAPES[code];
  return {
    type: 'about:blank',
    title: shape.title,
    status: shape.status,
    code,
    ...(shape.next ? { next: shape.next } : {}),
    ...extra,
  };
}
