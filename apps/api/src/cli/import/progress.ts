const WIDTH = 30;

export interface ProgressBar {
  /** Sets the total, when it was not known at the start. */
  of(total: number): void;
  update(done: number): void;
  /** Prints a line of its own, between two states of the bar. */
  say(text: string): void;
  end(): void;
}

/** A bar that redraws itself on a terminal, and a line for every tenth when the output is a file. */
export function progressBar(total = 0, out: NodeJS.WriteStream = process.stdout): ProgressBar {
  let [all, lastStep] = [total, -1];
  const steps = out.isTTY ? 200 : 10;
  const update = (done: number) => {
    const step = Math.floor((done / Math.max(1, all)) * steps);
    if (step === lastStep) return;
    lastStep = step;
    const share = done / Math.max(1, all);
    const full = Math.round(share * WIDTH);
    const line = `  [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %  ${done} of ${all}`;
    out.write(out.isTTY ? `\r${line}` : `${line}\n`);
  };
  const say = (text: string) => {
    out.write(out.isTTY ? `\r${text.padEnd(WIDTH + 40)}\n` : `${text}\n`);
    lastStep = -1;
  };
  const of = (total: number) => {
    all = total;
  };
  return { of, update, say, end: () => void (out.isTTY && lastStep !== -1 && out.write('\n')) };
}
