const WIDTH = 30;

export interface ProgressBar {
  at(done: number): void;
  /** A line of its own, between two states of the bar. */
  say(text: string): void;
  end(): void;
}

/** A bar that redraws itself on a terminal, and a line every tenth where the output is a file. */
export function progressBar(total: number, out: NodeJS.WriteStream = process.stdout): ProgressBar {
  let drawn = -1;
  const steps = out.isTTY ? 200 : 10;
  const draw = (done: number) => {
    const step = Math.floor((done / Math.max(1, total)) * steps);
    if (step === drawn) return;
    drawn = step;
    const share = done / Math.max(1, total);
    const full = Math.round(share * WIDTH);
    const line = `  [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %  ${done} of ${total}`;
    out.write(out.isTTY ? `\r${line}` : `${line}\n`);
  };
  const say = (text: string) => {
    out.write(out.isTTY ? `\r${text.padEnd(WIDTH + 40)}\n` : `${text}\n`);
    drawn = -1;
  };
  return { at: draw, say, end: () => void (out.isTTY && out.write('\n')) };
}
