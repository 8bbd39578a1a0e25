/** A refusal with the code of the problem, from the program or from the write path. */
export class RefusedError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}
