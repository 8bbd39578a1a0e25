const WIDTH = 30;

export interface ProgressBar {
  /** How many there are to do, where that was not known at first. */
  of(total: number): void;
  at(done: number): void;
  /** A line of its own, between two states of the bar. */
  say(text: string): void;
  end(): void;
}

/** A bar that redraws itself on a terminal, and a line every tenth where the output is a file. */
export function progressBar(total = 0, out: NodeJS.WriteStream = process.stdout): ProgressBar {
  let [all, drawn] = [total, -1];
  const steps = out.isTTY ? 200 : 10;
  const draw = (done: number) => {
    const step = Math.floor((done / Math.max(1, all)) * steps);
    if (step === drawn) return;
    drawn = step;
    const share = done / Math.max(1, all);
    const full = Math.round(share * WIDTH);
    const line = `  [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %  ${done} of ${all}`;
    out.write(out.isTTY ? `\r${line}` : `${line}\n`);
  };
  const say = (text: string) => {
    out.write(out.isTTY ? `\r${text.padEnd(WIDTH + 40)}\n` : `${text}\n`);
    drawn = -1;
  };
  const of = (known: number) => {
    all = known;
  };
  return { of, at: draw, say, end: () => void (out.isTTY && drawn !== -1 && out.write('\n')) };
}
